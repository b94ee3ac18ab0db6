package org.cordon.core.unit;

import org.cordon.core.code.gs1.Lot;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StateChange;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an entry of the journal may be about. [#of] finds it in the components of any event, so that a new kind of event
/// that names a unit is found by itself.
public sealed interface EntrySubject {
    /// A unit: the entry says something of it.
    record OfUnit(UnitId unit) implements EntrySubject {
        @Override
        public String key() {
            return unit.key();
        }
    }

    /// The content of a container: the entry says that another unit was read for it.
    record Inside(UnitId container) implements EntrySubject {
        @Override
        public String key() {
            return "in " + container.key();
        }
    }

    /// A lot.
    record OfLot(Lot lot) implements EntrySubject {
        @Override
        public String key() {
            return "lot " + lot.value();
        }
    }

    /// An order. Scans and line data are not found by it, since there are as many as packs.
    record OfOrder(OrderId order) implements EntrySubject {
        @Override
        public String key() {
            return "order " + order.value();
        }
    }

    /// An alarm: the entry says what became of it. The scan that raised it is found by its unit.
    record OfAlarm(AlarmId alarm) implements EntrySubject {
        @Override
        public String key() {
            return "alarm " + alarm;
        }
    }

    /// A report of line data that was withdrawn.
    record OfReport(String id) implements EntrySubject {
        @Override
        public String key() {
            return "report " + id;
        }
    }

    /// Things that are held as one and cover units by a rule: a range, a time, a lot, a quantity.
    record OfTargets() implements EntrySubject {
        @Override
        public String key() {
            return "targets";
        }
    }

    /// Its name in the index of the local store: unique, and never changed.
    String key();

    /// What an entry is about.
    static Set<EntrySubject> of(Entry entry) {
        return of(entry.event());
    }

    /// What an event is about, each once. The units that an order lists are found by the list of the order.
    static Set<EntrySubject> of(JournalEvent event) {
        Set<EntrySubject> found = new LinkedHashSet<>();
        switch (event) {
            case OrderEvent.UnitsListed _, JournalEvent.Unknown _ -> {
                // Too many, or not to be read.
            }
            case ScanJudged scan -> {
                scan.unit().map(OfUnit::new).ifPresent(found::add);
                scan.container()
                        .filter(container -> !scan.unit().equals(Optional.of(container)))
                        .map(Inside::new)
                        .ifPresent(found::add);
            }
            default -> {
                collect(event, found);
                if (event instanceof LineEvent) {
                    found.removeIf(each -> each instanceof OfOrder || each instanceof OfAlarm);
                } else if (!(event instanceof AlarmEvent)) {
                    found.removeIf(OfAlarm.class::isInstance);
                }
            }
        }
        if (StateChange.of(event) instanceof StateChange.AlarmChange.Handled(var handled)
                && event instanceof AlarmEvent) {
            handled.alarms().forEach(alarm -> found.add(new OfAlarm(alarm)));
        }
        if (event instanceof HoldEvent
                && StateChange.of(event) instanceof StateChange.HoldChange change
                && change.units().isEmpty()) {
            found.add(new OfTargets());
        }
        return found;
    }

    private static void collect(Object value, Set<EntrySubject> found) {
        switch (value) {
            case UnitId unit -> found.add(new OfUnit(unit));
            case OrderId order -> found.add(new OfOrder(order));
            case AlarmId alarm -> found.add(new OfAlarm(alarm));
            case Lot lot -> found.add(new OfLot(lot));
            case LineReport report when report.fact() instanceof LineFact.Withdrawn ->
                    found.add(new OfReport(report.id()));
            case Optional<?> optional -> optional.ifPresent(each -> collect(each, found));
            case Collection<?> all -> all.forEach(each -> collect(each, found));
            case Record row when Components.OURS.get(row.getClass()) ->
                    Components.OF.get(row.getClass()).forEach(each -> collect(each.of(row), found));
            default -> {
                // Names nothing.
            }
        }
    }

    /// Reads the components of records of the program. Any thread.
    final class Components {
        private static final ClassValue<List<Component>> OF =
                new ClassValue<>() {
                    @Override
                    protected List<Component> computeValue(Class<?> type) {
                        return List.of(type.getRecordComponents()).stream()
                                .filter(each -> !each.getType().isPrimitive())
                                .map(Component::new)
                                .toList();
                    }
                };

        private static final ClassValue<Boolean> OURS =
                new ClassValue<>() {
                    @Override
                    protected Boolean computeValue(Class<?> type) {
                        return type.getPackageName().startsWith("org.cordon.core");
                    }
                };

        private Components() {}

        private record Component(RecordComponent component) {
            Object of(Record row) {
                try {
                    return component.getAccessor().invoke(row);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
