package org.cordon.app.scanning;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What earlier runs found that line data had not explained, so that it is not found again: also what a person has closed
/// since.
///
/// @param overdue stations whose reads were late, with the reason of the alarm, until that was cleared
/// @param unknown units that were found to be unknown
record EarlierFindings(Map<StationId, Reason> overdue, Set<UnitId> unknown) {
    /// @param alarms entries that concern alarms, oldest first
    /// @param since the entry that activated the order
    static EarlierFindings of(List<Entry> alarms, LogPosition since) {
        Map<AlarmId, AlarmEvent.AlarmRaised> overdue = new HashMap<>();
        Set<UnitId> unknown = new HashSet<>();
        for (Entry entry : alarms) {
            if (!entry.position().isAfter(since)) {
                continue;
            }
            if (entry.event() instanceof AlarmEvent.AlarmRaised raised) {
                if (raised.kind().equals(LineFinding.NOT_COMMISSIONED)) {
                    overdue.put(AlarmId.of(entry), raised);
                } else if (raised.kind().equals(AlarmKind.of(VerdictCode.UNKNOWN_SERIAL))) {
                    raised.unit().ifPresent(unknown::add);
                }
            } else if (entry.event() instanceof AlarmEvent.AlarmCleared(var ended, var _)) {
                ended.forEach(overdue::remove);
            }
        }
        Map<StationId, Reason> stations = new HashMap<>();
        overdue.values()
                .forEach(raised ->
                        raised.station().ifPresent(at -> stations.put(at, raised.reason())));
        return new EarlierFindings(stations, unknown);
    }
}
