package org.cordon.app.containment;

import org.cordon.app.auth.MissingPermission;
import org.cordon.app.command.Refused;
import org.cordon.app.containment.ContainmentCommands.Outcome;
import org.cordon.app.containment.ContainmentCommands.Refusal;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Permission;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Records holds and releases of what was held as one: what is held, or being held, is not held again, and what is
/// being released not released again. Belongs to the thread of containment.
final class Quarantine {
    private final ContainmentState state;
    private final Function<HoldTarget, List<AlarmId>> alarms;
    private final BiFunction<PersonId, JournalEvent, CompletableFuture<Entry>> append;
    private final Executor serial;

    // Each unit by itself.
    private final Map<HoldTarget, CompletableFuture<Entry>> holding = new HashMap<>();
    private final Set<HoldTarget> releasing = new HashSet<>();

    /// Why something is held.
    ///
    /// @param elapsed time on the incident's clock, if it is held for one
    record Cause(Optional<IncidentId> incident, Reason reason, Optional<Duration> elapsed) {}

    /// @param alarms which of the units of a target are open; any thread
    /// @param append records an event and completes on `serial`
    Quarantine(
            ContainmentState state,
            Function<HoldTarget, List<AlarmId>> alarms,
            BiFunction<PersonId, JournalEvent, CompletableFuture<Entry>> append,
            Executor serial) {
        this.state = state;
        this.alarms = alarms;
        this.append = append;
        this.serial = serial;
    }

    /// Whether a target is held or being held.
    boolean isHeldOrBeing(HoldTarget target) {
        return isHeld(target) || holding.containsKey(target);
    }

    private boolean isHeld(HoldTarget target) {
        return state.isHeld(target) && !releasing.contains(target);
    }

    /// Holds what of a target is not held yet, and closes the alarms of its units.
    CompletableFuture<Outcome> hold(PersonId who, HoldTarget target, Cause cause) {
        List<HoldTarget> parts = parts(target);
        List<HoldTarget> fresh = parts.stream().filter(part -> !isHeldOrBeing(part)).toList();
        List<AlarmId> open = alarms.apply(target);
        if (!fresh.isEmpty()) {
            return hold(who, fresh, cause, open).thenApply(_ -> Outcome.HELD);
        }
        CompletableFuture<?>[] under =
                parts.stream()
                        .map(holding::get)
                        .filter(Objects::nonNull)
                        .toArray(CompletableFuture[]::new);
        return under.length > 0
                ? CompletableFuture.allOf(under).thenApply(_ -> Outcome.HELD_BEFORE)
                : close(who, open, AlarmEvent.Closing.HELD, Outcome.HELD_BEFORE);
    }

    private static List<HoldTarget> parts(HoldTarget target) {
        return target instanceof HoldTarget.Units(var units)
                ? units.stream().<HoldTarget>map(HoldTarget.Units::of).toList()
                : List.of(target);
    }

    /// Holds one target, or several units, by one entry.
    ///
    /// @param open alarms that end with it
    CompletableFuture<Entry> hold(
            PersonId who, List<HoldTarget> fresh, Cause cause, List<AlarmId> open) {
        CompletableFuture<Entry> done = append.apply(who, event(fresh, cause, open));
        fresh.forEach(part -> holding.put(part, done));
        return done.whenCompleteAsync((_, _) -> fresh.forEach(holding::remove), serial);
    }

    private static JournalEvent event(List<HoldTarget> fresh, Cause cause, List<AlarmId> open) {
        HoldTarget first = fresh.getFirst();
        List<UnitId> units = fresh.stream().flatMap(part -> part.units().stream()).toList();
        return units.size() == 1
                ? new HoldEvent.UnitHeld(
                        units.getFirst(), cause.incident(), cause.reason(), cause.elapsed(), open)
                : new HoldEvent.TargetHeld(
                        units.isEmpty() ? first : new HoldTarget.Units(units),
                        cause.incident(),
                        cause.reason(),
                        cause.elapsed(),
                        open);
    }

    /// Ends the hold of a target.
    CompletableFuture<Entry> release(
            PersonId who, HoldTarget target, String reason, Person second) {
        Optional<Refusal> refusal =
                !isHeld(target)
                        ? Optional.of(Refusal.NOT_HELD)
                        : reason.isEmpty()
                                ? Optional.of(Refusal.NO_REASON)
                                : second.id().equals(who)
                                        ? Optional.of(Refusal.SAME_PERSON)
                                        : Optional.empty();
        if (refusal.isPresent()) {
            return Refused.future(refusal.get());
        }
        if (!second.may(Permission.CONFIRM_AS_SECOND_PERSON)) {
            return Refused.future(new MissingPermission(Permission.CONFIRM_AS_SECOND_PERSON));
        }
        releasing.add(target);
        return append.apply(
                        who,
                        new HoldEvent.TargetReleased(
                                target, state.incident(target), reason, second.id()))
                .whenCompleteAsync((_, _) -> releasing.remove(target), serial);
    }

    /// Closes alarms, where there are some.
    <T> CompletableFuture<T> close(
            PersonId who, List<AlarmId> open, AlarmEvent.Closing how, T outcome) {
        return open.isEmpty()
                ? CompletableFuture.completedFuture(outcome)
                : append.apply(who, new AlarmEvent.AlarmClosed(open, how, ""))
                        .thenApply(_ -> outcome);
    }
}
