package org.cordon.app.scanning;

import org.cordon.app.concurrent.Subscription;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.event.AlarmId;
import org.cordon.core.line.Line;
import org.cordon.core.order.UnitId;

import java.util.List;
import java.util.Optional;

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

    /// The open alarms of a unit, whichever scanner read it.
    default List<AlarmId> alarmsOf(UnitId unit) {
        return status().alarms().stream()
                .map(LineAlarm::alarm)
                .filter(alarm -> alarm.unit().equals(Optional.of(unit)))
                .map(Alarm::id)
                .toList();
    }

    /// Hears that [#status] has changed, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);
}
