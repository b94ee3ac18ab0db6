package org.cordon.app.scanning;

import org.cordon.core.alarm.AlarmState;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.ExceptionCatalogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Open alarms of one cause: of one kind, at one station, in one batch. Each pack keeps an alarm of its own within, since
/// each must be dealt with; people see the group. No kind is ever merged into another.
///
/// @param weight row of the exception catalogue
/// @param alarms oldest first; never empty
public record AlarmGroup(Cause cause, ExceptionCatalogue.Kind weight, List<LineAlarm> alarms) {
    /// What alarms have in common.
    ///
    /// @param station empty where the line has none, or where no station is concerned
    /// @param batch empty where none ran
    public record Cause(AlarmKind kind, Optional<StationId> station, Optional<OrderId> batch) {
        private static Cause of(LineAlarm each) {
            return new Cause(each.alarm().kind(), each.alarm().station(), each.alarm().order());
        }
    }

    /// Groups alarms, the worst first; of one severity the oldest first.
    static List<AlarmGroup> of(List<LineAlarm> alarms) {
        Map<Cause, List<LineAlarm>> causes =
                alarms.stream()
                        .sorted(Comparator.comparing(each -> each.alarm().detectedAt()))
                        .collect(
                                Collectors.groupingBy(
                                        Cause::of, LinkedHashMap::new, Collectors.toList()));
        return causes.entrySet().stream()
                .map(each ->
                        new AlarmGroup(
                                each.getKey(),
                                each.getValue().getFirst().weight(),
                                each.getValue()))
                .sorted(
                        Comparator.comparing((AlarmGroup group) -> group.weight().severity())
                                .reversed())
                .toList();
    }

    /// Keeps its own copy.
    public AlarmGroup {
        alarms = List.copyOf(alarms);
    }

    /// How it stands: unacknowledged as long as one of its alarms is, put away only if all are.
    public AlarmState state() {
        return alarms.stream()
                .map(LineAlarm::state)
                .filter(AlarmState::isUnacknowledged)
                .findFirst()
                .or(() ->
                        alarms.stream()
                                .map(LineAlarm::state)
                                .filter(state -> !state.isAway())
                                .findFirst())
                .orElseGet(() -> alarms.getFirst().state());
    }

    /// When the oldest was found.
    public Instant since() {
        return alarms.getFirst().alarm().detectedAt();
    }

    /// How many scans, or other findings, it is about.
    public long count() {
        return alarms.stream().mapToLong(each -> 1 + each.alarm().joined()).sum();
    }

    /// The units that it is about, each once, as far as they could be read.
    public List<UnitId> units() {
        return List.copyOf(
                alarms.stream()
                        .flatMap(each -> each.alarm().unit().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
