package org.cordon.app.intake;

import org.cordon.app.port.ActiveOrder;
import org.cordon.app.port.Journal;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Fact;
import org.cordon.core.journal.Head;
import org.cordon.core.journal.StreamId;
import org.cordon.core.line.OrderId;
import org.cordon.core.line.Unit;
import org.cordon.core.line.UnitId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What ACTS say of the line, read from the journal itself while the store cannot tell: the running
/// order, what is held, and which verdicts were answered. The same as the store would say.
///
/// Reading blocks and takes a second or two for an order of a million packs.
final class RecordedActs {
    private static final int PAGE = 50;

    private record Opened(Fact.OrderOpened fact, Head at) {}

    /// The running order and where its units are listed.
    private record Running(ActiveOrder order, Head opening) {}

    private final Journal journal;
    private final Map<OrderId, Opened> opened = new HashMap<>();
    private final Map<UnitId, Optional<IncidentId>> held = new HashMap<>();
    private final Set<ScanKey> answered = new HashSet<>();
    private Optional<Running> running = Optional.empty();

    private RecordedActs(Journal journal) {
        this.journal = journal;
    }

    /// Reads all that is durable now.
    ///
    /// @throws org.cordon.app.port.JournalUnavailable if it cannot be read
    static RecordedActs read(Journal journal) {
        RecordedActs acts = new RecordedActs(journal);
        for (Head epoch : journal.epochs(StreamId.ACTS)) {
            acts.walk(epoch.epoch(), 0, epoch.seq(), acts::take);
        }
        return acts;
    }

    private void walk(int epoch, long after, long upTo, Consumer<Entry> each) {
        long at = after;
        while (at < upTo) {
            List<Entry> page =
                    journal.read(StreamId.ACTS, epoch, at, (int) Math.min(PAGE, upTo - at));
            if (page.isEmpty()) {
                return;
            }
            page.forEach(each);
            at = page.getLast().seq();
        }
    }

    private void take(Entry entry) {
        switch (entry.fact()) {
            case Fact.OrderOpened f -> opened.put(f.order().id(), new Opened(f, entry.head()));
            case Fact.OrderActivated f ->
                    Optional.ofNullable(opened.get(f.order()))
                            .ifPresent(o ->
                                    running =
                                            Optional.of(
                                                    new Running(
                                                            new ActiveOrder(
                                                                    o.fact().order(),
                                                                    entry.epoch(),
                                                                    entry.seq()),
                                                            o.at())));
            case Fact.UnitHeld f -> held.putIfAbsent(f.unit(), f.incident());
            case Fact.UnitReleased f -> held.remove(f.unit());
            case Fact.VerdictAnswered f -> answered.add(new ScanKey(f.epoch(), f.seq()));
            default -> {
                // Nothing that a verdict needs.
            }
        }
    }

    /// The order activated last.
    Optional<ActiveOrder> active() {
        return running.map(Running::order);
    }

    /// Units in quarantine.
    Map<UnitId, Optional<IncidentId>> held() {
        return Map.copyOf(held);
    }

    /// Whether a person has answered the verdict on a scan.
    boolean answered(ScanKey scan) {
        return answered.contains(scan);
    }

    /// The units of the running order, read now.
    ///
    /// @throws org.cordon.app.port.JournalUnavailable if they cannot be read
    Map<UnitId, Unit> units() {
        Map<UnitId, Unit> units = new HashMap<>();
        running.ifPresent(now -> {
            OrderId id = now.order().order().id();
            Head from = now.opening();
            Consumer<Entry> list =
                    entry -> {
                        if (entry.fact() instanceof Fact.UnitsListed f && f.order().equals(id)) {
                            f.units().forEach(unit -> units.put(unit.id(), unit));
                        }
                    };
            for (Head epoch : journal.epochs(StreamId.ACTS)) {
                boolean first = epoch.epoch() == from.epoch();
                boolean last = epoch.epoch() == now.order().epoch();
                if (epoch.epoch() >= from.epoch() && epoch.epoch() <= now.order().epoch()) {
                    walk(
                            epoch.epoch(),
                            first ? from.seq() : 0,
                            last ? now.order().seq() : epoch.seq(),
                            list);
                }
            }
        });
        return units;
    }
}
