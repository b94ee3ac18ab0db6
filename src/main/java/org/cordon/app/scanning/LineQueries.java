package org.cordon.app.scanning;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.machine.MachineStatus;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.AlarmId;
import org.cordon.core.line.Line;
import org.cordon.core.order.UnitId;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Knows how the line stands, for anyone who asks. Safe from any thread; never waits.
public interface LineQueries {
    /// The stations of the line; the same as long as the program runs.
    Line line();

    /// How the line stands now.
    LineStatus status();

    /// How line data stand now; empty where none come.
    default Optional<LineDataStatus> lineData() {
        return Optional.empty();
    }

    /// How the machines of the line stand now.
    default MachineStatus machines() {
        return MachineStatus.NONE;
    }

    /// The open alarms of units that a target covers, as far as codes say it: of a lot by the lot that an alarm's scan
    /// carries. What a station accepted within a time is not known here, so such a target has none.
    default List<AlarmId> alarmsOf(HoldTarget target) {
        List<LineAlarm> open = status().alarms();
        Set<UnitId> covered =
                open.stream()
                        .filter(each -> each.isOf(target))
                        .flatMap(each -> each.alarm().unit().stream())
                        .collect(Collectors.toSet());
        return open.stream()
                .map(LineAlarm::alarm)
                .filter(alarm -> alarm.unit().filter(covered::contains).isPresent())
                .map(Alarm::id)
                .toList();
    }

    /// Hears that [#status], or what machines say, has changed, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);
}
