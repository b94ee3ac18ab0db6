package org.cordon.core.alarm;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmEvent.AlarmFollowUp;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScanAlarm;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.cordon.core.projection.StateChange.OrderChange;
import org.cordon.core.projection.StateChange.PersonChange;
import org.cordon.core.projection.StateChange.ScannerChange;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.ExceptionCatalogue;

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
        apply(AlarmId.of(entry), entry.event(), entry.stamp().at());
    }

    /// Takes the next event, which may be one that nobody records.
    ///
    /// @param id of the alarm that it raises, if it raises one
    public void apply(AlarmId id, JournalEvent happened, Instant at) {
        switch (StateChange.of(happened)) {
            case AlarmChange.Raised raised -> raise(id, raised);
            case AlarmChange.Joined(var earlier) ->
                    open.computeIfPresent(earlier, (_, a) -> a.andOneMore());
            case AlarmChange.Handled(var event) -> handle(event, at);
            case HoldChange.Held held ->
                    handle(
                            new AlarmEvent.AlarmClosed(held.alarms(), AlarmEvent.Closing.HELD, ""),
                            at);
            case HoldChange.Released _,
                    IncidentChange _,
                    OrderChange _,
                    PersonChange _,
                    StateChange.BatchChange _,
                    ScannerChange _,
                    StateChange.ReconciliationChange _,
                    StateChange.None _ -> {
                // Concerns no alarm.
            }
        }
    }

    /// A scan with what it means for the alarms: it joins the open alarm that its kind groups it with, or
    /// raises one. One whose verdict needs no person stays as it is.
    ///
    /// @param kind of the alarm that it raises or joins, if it needs a person
    public ScanJudged withMeaning(
            ScanJudged scan, Optional<AlarmKind> kind, ExceptionCatalogue weights, Instant now) {
        if (!scan.verdict().latching()) {
            return scan;
        }
        return scan.with(
                kind.<ScanAlarm>map(each ->
                                joined(each, scan, weights, now)
                                        .<ScanAlarm>map(ScanAlarm.Joined::new)
                                        .orElseGet(ScanAlarm.Raised::new))
                        .orElseGet(ScanAlarm.NotRaised::new));
    }

    private Optional<AlarmId> joined(
            AlarmKind kind, ScanJudged scan, ExceptionCatalogue weights, Instant now) {
        return switch (weights.of(kind).joins()) {
            case NONE -> Optional.empty();
            case DEVICE ->
                    open.values().stream()
                            .filter(alarm ->
                                    alarm.kind().equals(kind)
                                            && alarm.device().equals(Optional.of(scan.device())))
                            .filter(alarm -> {
                                AlarmState state = alarm.state(now);
                                return state.isUnacknowledged() || state == AlarmState.SHELVED;
                            })
                            .map(Alarm::id)
                            .findFirst();
        };
    }

    private void raise(AlarmId id, AlarmChange.Raised raised) {
        open.put(
                id,
                new Alarm(
                        id,
                        raised.kind(),
                        raised.detectedAt(),
                        raised.device(),
                        raised.station(),
                        raised.unit(),
                        raised.reason(),
                        raised.order(),
                        0,
                        AlarmLife.raised(raised.latched())));
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
