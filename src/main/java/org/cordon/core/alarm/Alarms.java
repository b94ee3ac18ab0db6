package org.cordon.core.alarm;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmEvent.AlarmFollowUp;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.cordon.core.projection.StateChange.OrderChange;
import org.cordon.core.projection.StateChange.PersonChange;
import org.cordon.core.projection.StateChange.ScannerChange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Alarms that are open. Entries of a stream come in log order; those of OPERATIONS may come before the scans
/// that they are about, and count once these come. Belongs to one thread.
public final class Alarms {
    private final Map<AlarmId, Alarm> open = new LinkedHashMap<>();
    private final Map<AlarmId, List<Early>> early = new HashMap<>();
    private boolean complete;

    private record Early(AlarmFollowUp event, Instant at) {}

    /// Takes the next entry; one that concerns no alarm changes nothing.
    public void apply(Entry entry) {
        Instant at = entry.stamp().at();
        switch (StateChange.of(entry.fact())) {
            case AlarmChange.Raised raised -> raise(AlarmId.of(entry), raised);
            case AlarmChange.Joined(var id) -> open.computeIfPresent(id, (_, a) -> a.andOneMore());
            case AlarmChange.Handled(var event) -> handle(event, at);
            case HoldChange.Held held ->
                    handle(
                            new AlarmEvent.AlarmClosed(held.alarms(), AlarmEvent.Closing.HELD, ""),
                            at);
            case HoldChange.Released _,
                    IncidentChange _,
                    OrderChange _,
                    PersonChange _,
                    ScannerChange _,
                    StateChange.None _ -> {
                // Concerns no alarm.
            }
        }
    }

    private void raise(AlarmId id, AlarmChange.Raised raised) {
        open.put(
                id,
                new Alarm(
                        id,
                        raised.kind(),
                        raised.latched(),
                        raised.detectedAt(),
                        raised.device(),
                        raised.unit(),
                        raised.reason(),
                        0,
                        false,
                        false,
                        Optional.empty()));
        Optional.ofNullable(early.remove(id))
                .ifPresent(all -> all.forEach(each -> handle(id, each.event(), each.at())));
    }

    private void handle(AlarmFollowUp event, Instant at) {
        event.alarms().forEach(id -> handle(id, event, at));
    }

    private void handle(AlarmId id, AlarmFollowUp event, Instant at) {
        Alarm alarm = open.get(id);
        if (alarm != null) {
            alarm.after(event, at)
                    .ifPresentOrElse(after -> open.put(id, after), () -> open.remove(id));
        } else if (!complete) {
            early.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Early(event, at));
        }
    }

    /// All that was raised until now has been applied: what was said of other alarms is of none that is still
    /// to come.
    public void complete() {
        complete = true;
        early.clear();
    }

    /// One of them.
    public Optional<Alarm> get(AlarmId id) {
        return Optional.ofNullable(open.get(id));
    }

    /// All of them, in the order in which they were applied.
    public List<Alarm> all() {
        return List.copyOf(open.values());
    }
}
