package org.cordon.app.containment;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.Journal;
import org.cordon.app.port.TimeSource;
import org.cordon.app.projection.JournalSubscription;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentClock;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Permission;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.Obstacle;
import org.cordon.core.projection.StepRequirements;
import org.cordon.core.text.Reason;
import org.cordon.core.text.Reason.Written;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Leads the first hour: opens the incident, holds units, takes what the five steps capture, and
/// keeps the clock (P3).
///
/// Its state is what the journal says, so a killed program comes back at the same step. Nothing shows
/// as held, noted or completed before its entry is durable. Commands take their time and their
/// person from the moment they are called, whatever they wait for afterwards.
public final class ContainmentService implements ContainmentQueries, ContainmentCommands {
    /// Name of the field that keeps the words of a second start while an incident is open.
    public static final String ALSO_REPORTED = IncidentNote.Detail.ALSO_REPORTED;

    /// What an incident says it was triggered by when a person opened it without a scan. The kinds
    /// of verdict have none for this; that no scan triggered it is told by `scanSeq` being empty.
    public static final VerdictCode WITHOUT_SCAN = VerdictCode.ON_HOLD;

    private final Journal journal;
    private final Session session;
    private final TimeSource time;
    private final StepRequirements requirements;
    private final Function<HoldTarget, List<AlarmId>> alarms;
    private final Executor serial;
    private final JournalSubscription follower;
    private final ContainmentState state;
    private final Quarantine quarantine;
    private final DetectionTimes moments;
    private final IncidentClocks clocks;
    private final Listeners<ContainmentService> listeners = new Listeners<>("containment");
    private final Set<ContainmentStep> completing = new HashSet<>();
    private final Map<Long, CompletableFuture<Entry>> pending = new HashMap<>();
    private long appends;
    private Optional<CompletableFuture<IncidentId>> opening = Optional.empty();
    private volatile ContainmentStatus status = new ContainmentStatus(Optional.empty(), List.of());

    /// Does nothing yet; see [#open].
    ///
    /// @param alarms which of the units of a target are open; any thread
    /// @param serial runs one task at a time, in order, and is this object's own thread
    public ContainmentService(
            Journal journal,
            OperationsReplay replay,
            Session session,
            TimeSource time,
            StepRequirements requirements,
            Function<HoldTarget, List<AlarmId>> alarms,
            Executor serial) {
        this.journal = journal;
        this.session = session;
        this.time = time;
        this.requirements = requirements;
        this.alarms = alarms;
        this.serial = serial;
        this.state = new ContainmentState(journal.terminal());
        this.quarantine = new Quarantine(state, alarms, this::append, serial);
        this.moments = new DetectionTimes(time);
        this.clocks = new IncidentClocks(time);
        this.follower = new JournalSubscription(journal, replay, serial, state::apply, this::apply);
    }

    /// Takes up what is recorded and follows the journal from then on. Call once; commands given
    /// before it completes wait for it.
    ///
    /// @return completes once the state is level with the journal
    public CompletableFuture<Void> open() {
        journal.onDurable(moments::durable);
        return follower.start().thenRunAsync(this::publish, serial);
    }

    @Override
    public ContainmentStatus status() {
        return status;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    @Override
    public Duration elapsed(Incident incident) {
        if (incident.current().isEmpty()) {
            return incident.lastElapsed();
        }
        return clocks.elapsed(incident, time.nanos());
    }

    @Override
    public CompletableFuture<IncidentId> start(EvaluatedScan trigger) {
        Instant now = time.now();
        long nanos = time.nanos();
        return command(
                Permission.LEAD_INCIDENT,
                who -> {
                    OptionalLong detected = moments.of(trigger.position());
                    IncidentClock clock =
                            detected.isPresent()
                                    ? IncidentClock.detectedAt(detected.getAsLong())
                                    : IncidentClock.resumed(
                                            trigger.at(), Duration.ZERO, now, nanos);
                    return leading()
                            .orElseGet(() -> open(who, clock, now, id -> opened(id, trigger)))
                            .thenComposeAsync(id -> join(who, id, trigger, nanos), serial);
                });
    }

    @Override
    public CompletableFuture<IncidentId> start(String reason) {
        Instant now = time.now();
        long nanos = time.nanos();
        return command(
                Permission.LEAD_INCIDENT,
                who ->
                        leading()
                                .map(known ->
                                        known.thenComposeAsync(
                                                id -> alsoReported(who, id, reason, nanos), serial))
                                .orElseGet(() ->
                                        open(
                                                who,
                                                IncidentClock.detectedAt(nanos),
                                                now,
                                                id -> opened(id, reason, now))));
    }

    @Override
    public CompletableFuture<Outcome> hold(HoldTarget target, Reason reason) {
        Instant now = time.now();
        long nanos = time.nanos();
        return command(
                Permission.HOLD,
                who -> {
                    Optional<Refusal> refusal = target.problem(now).map(Refusal::of);
                    return refusal.isPresent()
                            ? Refused.future(refusal.get())
                            : quarantine.hold(
                                    who,
                                    target,
                                    cause(state.active().map(Incident::id), reason, nanos));
                });
    }

    @Override
    public CompletableFuture<Entry> release(UnitId unit, String reason) {
        return command(
                Permission.RELEASE,
                who -> {
                    HeldUnit held =
                            state.held(unit).orElseThrow(() -> new Refused(Refusal.NOT_HELD));
                    return append(who, new HoldEvent.UnitReleased(unit, held.incident(), reason));
                });
    }

    @Override
    public CompletableFuture<Entry> release(HoldTarget target, String reason, Person second) {
        return command(
                Permission.RELEASE, who -> quarantine.release(who, target, reason.strip(), second));
    }

    @Override
    public CompletableFuture<Entry> note(IncidentId incident, IncidentNote note) {
        long nanos = time.nanos();
        return command(
                Permission.LEAD_INCIDENT,
                who -> {
                    ContainmentStep current = opened(incident).current().orElseThrow();
                    if (note.step().compareTo(current) > 0) {
                        throw new Refused(Refusal.OUT_OF_ORDER);
                    }
                    return append(
                            who,
                            new IncidentEvent.NoteTaken(
                                    incident, note, elapsedAt(incident, nanos)));
                });
    }

    @Override
    public CompletableFuture<Entry> complete(IncidentId incident, ContainmentStep step) {
        long nanos = time.nanos();
        return command(
                Permission.LEAD_INCIDENT,
                // What was captured just before must count, so it is waited for.
                who ->
                        CompletableFuture.allOf(pending.values().toArray(CompletableFuture[]::new))
                                .handle((_, _) -> step)
                                .thenComposeAsync(
                                        _ -> completeNow(who, incident, step, nanos), serial));
    }

    @Override
    public Optional<Refusal> missing(IncidentId incident, ContainmentStep step) {
        ContainmentStatus now = status;
        if (now.active().filter(i -> i.id().equals(incident)).isPresent()) {
            return now.active()
                    .flatMap(i ->
                            requirements.obstacle(
                                    i,
                                    step,
                                    unit ->
                                            now.held().stream()
                                                    .anyMatch(h -> h.unit().equals(unit))))
                    .map(Refusal::of);
        }
        return now.contained().filter(i -> i.id().equals(incident)).isPresent()
                ? Optional.of(Refusal.ALREADY_COMPLETED)
                : Optional.of(Refusal.NO_INCIDENT);
    }

    private <T> CompletableFuture<T> command(
            Permission permission, Function<PersonId, CompletableFuture<T>> act) {
        return session.allowed(permission, who -> follower.call(() -> act.apply(who.id())));
    }

    /// The incident that is open or being opened.
    private Optional<CompletableFuture<IncidentId>> leading() {
        return opening.or(() -> state.active().map(i -> CompletableFuture.completedFuture(i.id())));
    }

    private CompletableFuture<IncidentId> open(
            PersonId who,
            IncidentClock clock,
            Instant now,
            Function<IncidentId, IncidentEvent.IncidentOpened> fact) {
        IncidentId id = state.nextNumber(now.atZone(time.zone()).getYear());
        state.reserve(id);
        clocks.start(id, clock);
        CompletableFuture<IncidentId> opened = append(who, fact.apply(id)).thenApply(_ -> id);
        opening = Optional.of(opened);
        return opened.whenCompleteAsync((_, _) -> opening = Optional.empty(), serial);
    }

    private IncidentEvent.IncidentOpened opened(IncidentId id, EvaluatedScan trigger) {
        return new IncidentEvent.IncidentOpened(
                id,
                state.order(),
                trigger.at(),
                trigger.code(),
                trigger.reason(),
                trigger.position().epoch(),
                Optional.of(trigger.position().seq()),
                trigger.unit());
    }

    private IncidentEvent.IncidentOpened opened(IncidentId id, String reason, Instant now) {
        return new IncidentEvent.IncidentOpened(
                id,
                state.order(),
                now,
                WITHOUT_SCAN,
                new Written(reason),
                journal.head(StreamId.SCANS).epoch(),
                Optional.empty(),
                Optional.empty());
    }

    private CompletableFuture<IncidentId> join(
            PersonId who, IncidentId id, EvaluatedScan trigger, long nanos) {
        Set<AlarmId> open = new LinkedHashSet<>();
        if (trigger.code().latching()) {
            open.add(AlarmId.ofScan(trigger.position()));
        }
        trigger.unit().map(HoldTarget.Units::of).map(alarms).ifPresent(open::addAll);
        return trigger.unit()
                .<HoldTarget>map(HoldTarget.Units::of)
                .filter(unit -> !quarantine.isHeldOrBeing(unit))
                .map(unit ->
                        quarantine
                                .hold(
                                        who,
                                        List.of(unit),
                                        cause(Optional.of(id), trigger.reason(), nanos),
                                        List.copyOf(open))
                                .thenApply(_ -> id))
                .orElseGet(() ->
                        quarantine.close(who, List.copyOf(open), AlarmEvent.Closing.CONTAINED, id));
    }

    private Quarantine.Cause cause(Optional<IncidentId> incident, Reason reason, long nanos) {
        return new Quarantine.Cause(incident, reason, incident.map(id -> elapsedAt(id, nanos)));
    }

    private CompletableFuture<IncidentId> alsoReported(
            PersonId who, IncidentId id, String reason, long nanos) {
        return append(
                        who,
                        new IncidentEvent.NoteTaken(
                                id,
                                new IncidentNote.Detail(ALSO_REPORTED, reason),
                                elapsedAt(id, nanos)))
                .thenApply(_ -> id);
    }

    private CompletableFuture<Entry> completeNow(
            PersonId who, IncidentId id, ContainmentStep step, long nanos) {
        Incident incident = opened(id);
        Optional<Obstacle> obstacle =
                requirements.obstacle(incident, step, unit -> state.held(unit).isPresent());
        if (obstacle.isPresent()) {
            throw new Refused(Refusal.of(obstacle.get()));
        }
        if (!completing.add(step)) {
            throw new Refused(Refusal.ALREADY_COMPLETED);
        }
        return append(who, new IncidentEvent.ActCompleted(id, step, elapsedAt(id, nanos)))
                .whenCompleteAsync((_, _) -> completing.remove(step), serial);
    }

    /// Records an event; completes, on this object's thread, once it is durable and shows.
    private CompletableFuture<Entry> append(PersonId who, JournalEvent event) {
        CompletableFuture<Entry> done =
                journal.append(Optional.of(who), event)
                        .thenApplyAsync(
                                entry -> {
                                    apply(entry);
                                    return entry;
                                },
                                serial);
        long number = appends++;
        pending.put(number, done);
        return done.whenCompleteAsync((_, _) -> pending.remove(number), serial);
    }

    private void apply(Entry entry) {
        if (state.apply(entry)) {
            publish();
        }
    }

    private void publish() {
        status = state.snapshot();
        status.active().ifPresent(clocks::resume);
        listeners.publish(this);
    }

    private Duration elapsedAt(IncidentId id, long nanos) {
        return clocks.elapsed(opened(id), nanos);
    }

    private Incident opened(IncidentId id) {
        return state.open(id).orElseThrow(() -> new Refused(Refusal.NO_INCIDENT));
    }
}
