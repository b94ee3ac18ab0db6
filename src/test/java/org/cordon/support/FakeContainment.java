package org.cordon.support;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.containment.ContainmentQueries;
import org.cordon.app.containment.ContainmentStatus;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.Incident;
import org.cordon.core.text.Reason;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// Containment that holds and opens without a journal, and remembers it. Any thread.
public final class FakeContainment implements ContainmentCommands, ContainmentQueries {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<EvaluatedScan> started = new CopyOnWriteArrayList<>();
    private final List<HeldUnit> held = new CopyOnWriteArrayList<>();
    private final List<String> reported = new CopyOnWriteArrayList<>();
    private volatile Optional<Incident> active;
    private volatile Optional<RuntimeException> broken = Optional.empty();

    /// With an incident open, or none.
    public FakeContainment(Optional<Incident> active) {
        this.active = active;
    }

    /// From now on every act fails so.
    public void breakWith(RuntimeException error) {
        broken = Optional.of(error);
    }

    /// Scans that containment was started from.
    public List<EvaluatedScan> started() {
        return List.copyOf(started);
    }

    /// Units that were held, oldest first.
    public List<HeldUnit> held() {
        return List.copyOf(held);
    }

    @Override
    public ContainmentStatus status() {
        return new ContainmentStatus(active, held.reversed());
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Duration elapsed(Incident incident) {
        return Duration.ofMinutes(18).plusSeconds(48);
    }

    @Override
    public CompletableFuture<IncidentId> start(EvaluatedScan trigger) {
        if (broken.isPresent()) {
            return CompletableFuture.failedFuture(broken.get());
        }
        started.add(trigger);
        active = Optional.of(SampleStates.incident());
        listeners.forEach(Runnable::run);
        return CompletableFuture.completedFuture(SampleStates.incident().id());
    }

    /// What containment was started for without a scan.
    public List<String> reported() {
        return reported;
    }

    @Override
    public CompletableFuture<IncidentId> start(String reason) {
        reported.add(reason);
        return CompletableFuture.completedFuture(SampleStates.incident().id());
    }

    @Override
    public CompletableFuture<Outcome> hold(HoldTarget target, Reason reason) {
        if (broken.isPresent()) {
            return CompletableFuture.failedFuture(broken.get());
        }
        List<UnitId> fresh =
                ((HoldTarget.Units) target)
                        .units().stream()
                                .filter(unit -> held.stream().noneMatch(h -> h.unit().equals(unit)))
                                .toList();
        if (fresh.isEmpty()) {
            return CompletableFuture.completedFuture(Outcome.HELD_BEFORE);
        }
        fresh.forEach(unit -> held.add(SampleStates.held(unit, reason)));
        listeners.forEach(Runnable::run);
        return CompletableFuture.completedFuture(Outcome.HELD);
    }

    @Override
    public CompletableFuture<Entry> release(UnitId unit, String reason) {
        if (!held.removeIf(h -> h.unit().equals(unit))) {
            return Refused.future(Refusal.NOT_HELD);
        }
        listeners.forEach(Runnable::run);
        return CompletableFuture.completedFuture(
                SampleStates.entry(new HoldEvent.UnitReleased(unit, Optional.empty(), reason)));
    }

    @Override
    public CompletableFuture<Entry> release(HoldTarget target, String reason, Person second) {
        throw new UnsupportedOperationException("not asked for");
    }

    @Override
    public CompletableFuture<Entry> note(IncidentId incident, IncidentNote note) {
        throw new UnsupportedOperationException("not asked for");
    }

    @Override
    public CompletableFuture<Entry> complete(IncidentId incident, ContainmentStep step) {
        throw new UnsupportedOperationException("not asked for");
    }

    @Override
    public Optional<Refusal> missing(IncidentId incident, ContainmentStep step) {
        return Optional.empty();
    }
}
