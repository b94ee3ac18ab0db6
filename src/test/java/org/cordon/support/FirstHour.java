package org.cordon.support;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.containment.ContainmentQueries;
import org.cordon.app.containment.ContainmentStatus;
import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.line.StationId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.IncidentProjection;
import org.cordon.core.projection.StepRequirements;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Reason;
import org.cordon.core.text.Reason.Written;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.core.verdict.VerdictReasons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A terminal's first hour in memory: acts fold by the real rules, and an entry is durable when
/// [#sync] says so, or at once.
public final class FirstHour
        implements ContainmentQueries, ContainmentCommands, ScanCommands, Session, TimeSource {
    /// When the wrong lot was seen.
    public static final Instant DETECTED = Instant.parse("2026-11-23T03:12:04Z");

    /// The product on the line.
    public static final Gtin GTIN = new Gtin("04012345000009");

    /// The rules as shipped.
    public final ContainmentRules rules = readRules();

    /// What became durable, oldest first.
    public final List<JournalEvent> recorded = new ArrayList<>();

    private int next = 115;
    private final StepRequirements requirements = new StepRequirements(rules);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> unsynced = new ArrayList<>();
    private final HeldUnits held = new HeldUnits();
    private Optional<IncidentProjection> fold = Optional.empty();
    private Optional<Incident> contained = Optional.empty();
    private Optional<Person> person =
            Optional.of(new Person(new PersonId("supervisor"), "Mara Lindqvist", ""));
    private boolean holdBack;
    private long seq;

    /// Time on the incident's clock.
    public Duration elapsed = Duration.ZERO;

    /// How every act fails, if it does.
    public Optional<RuntimeException> broken = Optional.empty();

    private static ContainmentRules readRules() {
        try (InputStream in =
                Objects.requireNonNull(
                        FirstHour.class.getResourceAsStream(
                                "/data/containment-rules.properties"))) {
            return ContainmentRules.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From now on entries wait for [#sync].
    public void holdBack() {
        holdBack = true;
    }

    /// Makes everything durable that waits.
    public void sync() {
        List<Runnable> now = List.copyOf(unsynced);
        unsynced.clear();
        now.forEach(Runnable::run);
    }

    /// Nobody is signed in any more.
    public void signOut() {
        person = Optional.empty();
        listeners.forEach(Runnable::run);
    }

    /// Opens the incident that the samples show.
    public IncidentId openWrongLot() {
        IncidentId id = new IncidentId("L3-2026-0114");
        var _ =
                append(
                        new IncidentEvent.IncidentOpened(
                                id,
                                Optional.empty(),
                                DETECTED,
                                VerdictCode.WRONG_LOT,
                                new Written("Pack carries lot K2410B, the order is K2411A."),
                                1,
                                Optional.of(4711L),
                                Optional.of(unit("00007A1K9Q4"))));
        return id;
    }

    /// Opens an incident and leads it to an act, as a shift would.
    ///
    /// @param step to lead to; empty for all five completed
    public IncidentId lead(Optional<ContainmentStep> step) {
        IncidentId id = openWrongLot();
        int acts = step.map(ContainmentStep::ordinal).orElse(ContainmentStep.values().length);
        done(
                hold(
                        unit("00007A1K9Q4"),
                        new Written("Pack carries lot K2410B, the order is K2411A.")));
        elapsed = Duration.ofMinutes(2).plusSeconds(36);
        if (acts > 0) {
            done(note(id, new IncidentNote.LineStopped("Mara Lindqvist", "Stopped and locked")));
            done(complete(id, ContainmentStep.CEASE));
            for (String serial : List.of("00007A1K9PX", "00007A1K9Q2", "00007A1K9Q3")) {
                done(hold(unit(serial), new Written("Put away with the incident: same case")));
            }
        }
        if (acts > 1) {
            done(note(id, new IncidentNote.Quarantined("Quarantine cage 4")));
            done(complete(id, ContainmentStep.ISOLATE));
        }
        elapsed = Duration.ofMinutes(18).plusSeconds(48);
        if (acts > 2) {
            done(
                    note(
                            id,
                            new IncidentNote.Told(
                                    "quality-assurance", "A. Berg", "telephone", now(), true)));
            done(note(id, new IncidentNote.Told("warehouse", "J. Roth", "radio", now(), false)));
            done(complete(id, ContainmentStep.COMMUNICATE));
        }
        if (acts > 3) {
            for (String code : List.of("shift", "seen", "since-last-good", "people")) {
                done(note(id, new IncidentNote.Detail(code, "night")));
            }
            done(complete(id, ContainmentStep.DOCUMENT));
            elapsed = Duration.ofMinutes(48).plusSeconds(3);
        }
        if (acts > 4) {
            done(
                    note(
                            id,
                            new IncidentNote.ReportOpened(
                                    "DEV-2026-0031",
                                    IncidentNote.Severity.MAJOR,
                                    "Two lots were mixed.")));
            done(complete(id, ContainmentStep.INITIATE_REPORT));
        }
        return id;
    }

    private static void done(CompletableFuture<?> future) {
        future.join();
    }

    /// A pack of the product.
    public static UnitId unit(String serial) {
        return new UnitId.Sgtin(GTIN, new Serial(serial));
    }

    @Override
    public ContainmentStatus status() {
        return new ContainmentStatus(
                fold.map(IncidentProjection::state).filter(i -> i.current().isPresent()),
                held.all().reversed(),
                contained,
                held.targets().reversed());
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Duration elapsed(Incident incident) {
        return elapsed;
    }

    @Override
    public CompletableFuture<IncidentId> start(EvaluatedScan trigger) {
        throw new UnsupportedOperationException("the wizard does not start from a scan");
    }

    @Override
    public CompletableFuture<IncidentId> start(String reason) {
        IncidentId id = new IncidentId("L3-2026-%04d".formatted(next++));
        return append(
                        new IncidentEvent.IncidentOpened(
                                id,
                                Optional.empty(),
                                DETECTED,
                                VerdictCode.ON_HOLD,
                                new Written(reason),
                                1,
                                Optional.empty(),
                                Optional.empty()))
                .thenApply(_ -> id);
    }

    @Override
    public CompletableFuture<Outcome> hold(HoldTarget target, Reason reason) {
        Optional<Refusal> refusal =
                target.problem(now()).map(problem -> Refusal.valueOf(problem.name()));
        if (refusal.isPresent()) {
            return Refused.future(refusal.get());
        }
        if (held.contains(target)) {
            return CompletableFuture.completedFuture(Outcome.HELD_BEFORE);
        }
        Optional<IncidentId> incident = fold.map(f -> f.state().id());
        Optional<Duration> when = fold.map(_ -> elapsed);
        return append(
                        target instanceof HoldTarget.Units(var units) && units.size() == 1
                                ? new HoldEvent.UnitHeld(units.getFirst(), incident, reason, when)
                                : new HoldEvent.TargetHeld(
                                        target, incident, reason, when, List.of()))
                .thenApply(_ -> Outcome.HELD);
    }

    /// Holds one target of each kind.
    public void holdSampleTargets() {
        for (HoldTarget target :
                List.of(
                        new HoldTarget.WholeLot(GTIN, new Lot("K2410B")),
                        new HoldTarget.SerialRange(
                                GTIN, new Serial("00007A1K9Q01"), new Serial("00007A1K9Q99")),
                        new HoldTarget.StationTime(
                                new StationId("Carton check"),
                                DETECTED.minusSeconds(540),
                                Optional.of(DETECTED.minusSeconds(60))),
                        new HoldTarget.StationTime(
                                new StationId("Bundler"),
                                DETECTED.minusSeconds(540),
                                Optional.empty()),
                        new HoldTarget.Tagged("Q-0114-03", 7, "Packs without a readable code"))) {
            done(hold(target, new Written("Label roll changed without line clearance")));
        }
    }

    @Override
    public CompletableFuture<Entry> release(UnitId unit, String reason) {
        return held.get(unit).isEmpty()
                ? Refused.future(Refusal.NOT_HELD)
                : append(new HoldEvent.UnitReleased(unit, fold.map(f -> f.state().id()), reason));
    }

    @Override
    public CompletableFuture<Entry> release(HoldTarget target, String reason, Person second) {
        return !held.contains(target)
                ? Refused.future(Refusal.NOT_HELD)
                : append(
                        new HoldEvent.TargetReleased(
                                target,
                                held.get(target).flatMap(HeldTarget::incident),
                                reason,
                                second.id()));
    }

    @Override
    public CompletableFuture<Entry> note(IncidentId incident, IncidentNote note) {
        return append(new IncidentEvent.NoteTaken(incident, note, elapsed));
    }

    @Override
    public CompletableFuture<Entry> complete(IncidentId incident, ContainmentStep step) {
        Optional<Refusal> lacking = missing(incident, step);
        return lacking.isPresent()
                ? Refused.future(lacking.get())
                : append(new IncidentEvent.ActCompleted(incident, step, elapsed));
    }

    @Override
    public Optional<Refusal> missing(IncidentId incident, ContainmentStep step) {
        return fold.flatMap(f -> requirements.obstacle(f.state(), step, _ -> false))
                .map(o -> Refusal.valueOf(o.name()));
    }

    @Override
    public CompletableFuture<EvaluatedScan> typed(Bytes scan) {
        String text = scan.toString();
        boolean pack = text.startsWith("01") && text.length() > 18;
        Reading reading =
                pack
                        ? new Reading.Pack(
                                GTIN,
                                new Serial(text.substring(18)),
                                Optional.empty(),
                                Optional.empty())
                        : new Reading.Unreadable(ScanFault.NOT_GS1, 0, text);
        Verdict verdict = pack ? new Verdict.Accepted() : new Verdict.BadCode(ScanFault.NOT_GS1);
        return CompletableFuture.completedFuture(
                new EvaluatedScan(
                        new LogPosition(1, ++seq),
                        new DeviceId("Typed"),
                        now(),
                        scan,
                        new Judgement(reading, verdict, List.of()),
                        VerdictReasons.of(new Judgement(reading, verdict, List.of())),
                        "",
                        Optional.empty(),
                        Optional.empty()));
    }

    @Override
    public CompletableFuture<Entry> handle(AlarmEvent.AlarmFollowUp event) {
        return append(event);
    }

    private CompletableFuture<Entry> append(JournalEvent event) {
        if (broken.isPresent()) {
            return CompletableFuture.failedFuture(broken.get());
        }
        CompletableFuture<Entry> done = new CompletableFuture<>();
        Runnable sync =
                () -> {
                    Entry entry = entry(event);
                    take(entry);
                    done.complete(entry);
                };
        if (holdBack) {
            unsynced.add(sync);
        } else {
            sync.run();
        }
        return done;
    }

    /// The next entry, around an event.
    public Entry entry(JournalEvent event) {
        return new Entry(
                new TerminalId("L3"),
                event.stream(),
                1,
                ++seq,
                new EventTime(now(), zone(), Optional.empty()),
                person.map(Person::id),
                "1",
                event,
                Entry.NO_HASH,
                "9f3c77a2" + "0".repeat(56),
                "{}");
    }

    private void take(Entry entry) {
        JournalEvent event = entry.event();
        recorded.add(event);
        held.apply(entry);
        switch (event) {
            case IncidentEvent.IncidentOpened _ ->
                    fold = Optional.of(new IncidentProjection(entry));
            case HoldEvent.UnitHeld _, HoldEvent.TargetHeld _ -> fold.ifPresent(i -> i.add(entry));
            case IncidentEvent.NoteTaken _, IncidentEvent.ActCompleted _ ->
                    fold.orElseThrow().add(entry);
            default -> {}
        }
        fold.map(IncidentProjection::state)
                .filter(i -> i.current().isEmpty())
                .ifPresent(i -> contained = Optional.of(i));
        listeners.forEach(Runnable::run);
    }

    @Override
    public Optional<Person> person() {
        return person;
    }

    @Override
    public Instant now() {
        return DETECTED.plus(elapsed);
    }

    @Override
    public long nanos() {
        return elapsed.toNanos();
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Optional<Duration> clockOffset() {
        return Optional.empty();
    }
}
