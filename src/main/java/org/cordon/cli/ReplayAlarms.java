package org.cordon.cli;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.Alarms;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Alarms of a replay. Events raise, join and clear them as on the line, but are recorded nowhere, and nobody
/// acknowledges or closes an alarm.
final class ReplayAlarms {
    private final ExceptionCatalogue weights;
    private final Function<Reason, Object> reasons;
    private final Alarms alarms = new Alarms();
    private final List<Map<String, Object>> waiting = new ArrayList<>();
    private long events;

    /// @param reasons as the output has them
    ReplayAlarms(ExceptionCatalogue weights, Function<Reason, Object> reasons) {
        this.weights = weights;
        this.reasons = reasons;
    }

    /// What scans and signals show of the line. It shows at the next scan.
    void found(List<LineFinding> findings, Instant at) {
        for (LineFinding finding : findings) {
            if (finding.stands()) {
                found(AlarmEvent.AlarmRaised.of(finding, at, Optional.empty()), at);
            } else {
                List<AlarmId> ended =
                        alarms.all().stream()
                                .filter(alarm -> !alarm.cleared() && alarm.isOf(finding))
                                .map(Alarm::id)
                                .toList();
                if (!ended.isEmpty()) {
                    found(new AlarmEvent.AlarmCleared(ended, Reason.none()), at);
                }
            }
        }
    }

    private void found(AlarmEvent event, Instant at) {
        AlarmId id = new AlarmId(StreamId.OPERATIONS, new LogPosition(1, ++events));
        waiting.addAll(apply(id, event, at));
    }

    /// What a scan and all that was found since the scan before change.
    ///
    /// @param kind of the alarm that the scan raises or joins, if it needs a person
    /// @param seq number of the scan
    List<Map<String, Object>> judged(ScanJudged scan, Optional<AlarmKind> kind, long seq) {
        Instant at = scan.receivedAt();
        List<Map<String, Object>> rows = new ArrayList<>(waiting);
        waiting.clear();
        rows.addAll(
                apply(
                        AlarmId.ofScan(new LogPosition(1, seq)),
                        alarms.withMeaning(scan, kind, weights, at),
                        at));
        return rows;
    }

    private List<Map<String, Object>> apply(AlarmId id, JournalEvent event, Instant at) {
        StateChange change = StateChange.of(event);
        alarms.apply(id, event, at);
        return switch (change) {
            case AlarmChange.Raised _ -> rows(List.of(id), "raised");
            case AlarmChange.Joined(var earlier) -> rows(List.of(earlier), "joined");
            case AlarmChange.Handled(AlarmEvent.AlarmCleared(var ended, var _)) ->
                    rows(ended, "cleared");
            case AlarmChange.Handled _,
                    StateChange.HoldChange _,
                    StateChange.IncidentChange _,
                    StateChange.OrderChange _,
                    StateChange.PersonChange _,
                    StateChange.BatchChange _,
                    StateChange.ScannerChange _,
                    StateChange.ReconciliationChange _,
                    StateChange.None _ ->
                    List.of();
        };
    }

    private List<Map<String, Object>> rows(List<AlarmId> ids, String change) {
        return ids.stream()
                .map(alarms::get)
                .flatMap(Optional::stream)
                .map(alarm -> {
                    Map<String, Object> row = row(alarm);
                    row.put("change", change);
                    return row;
                })
                .toList();
    }

    /// What is open at the end, the worst first, with how many scans raised or joined it.
    List<Map<String, Object>> open() {
        return alarms.all().stream()
                .filter(alarm -> !alarm.cleared())
                .sorted(Alarm.worstFirst(weights))
                .map(alarm -> {
                    Map<String, Object> row = row(alarm);
                    row.put("scans", alarm.joined() + (isOfScan(alarm) ? 1 : 0));
                    return row;
                })
                .toList();
    }

    /// Where no scan raised it, none tells the reason and what to do.
    private Map<String, Object> row(Alarm alarm) {
        ExceptionCatalogue.Kind kind = weights.of(alarm.kind());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("alarm", alarm.id().toString());
        row.put("code", code(alarm.kind()));
        row.put("severity", kind.severity().name());
        row.put("group", alarm.group(weights));
        if (!isOfScan(alarm)) {
            row.put("reason", reasons.apply(alarm.reason()));
            row.put("firstAction", kind.firstAction());
        }
        return row;
    }

    private static boolean isOfScan(Alarm alarm) {
        return alarm.id().stream() == StreamId.SCANS;
    }

    private static String code(AlarmKind kind) {
        return VerdictCode.stored(kind.storedName())
                .map(VerdictCode::name)
                .orElse(kind.storedName());
    }
}
