package org.cordon.app.qualify;

import org.cordon.app.follow.ActsFollower;
import org.cordon.app.intake.DeviceTaps;
import org.cordon.app.people.Session;
import org.cordon.app.port.Journal;
import org.cordon.app.port.Records;
import org.cordon.app.port.Time;
import org.cordon.app.qualify.QualifyStatus.Notice;
import org.cordon.app.qualify.QualifyStatus.Saving;
import org.cordon.app.store.StoreWatch;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Fact;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.qualify.CalibrationCode;
import org.cordon.core.qualify.Canary;
import org.cordon.core.qualify.CanaryResult;
import org.cordon.core.qualify.Diagnosis;
import org.cordon.core.scan.Bytes;
import org.cordon.core.scan.DeviceId;
import org.cordon.core.scan.Frame;
import org.cordon.core.scan.Framing;
import org.cordon.core.scan.KeyboardLayouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Tries scanners out and takes canaries off the line.
///
/// All that changes is done on the serial executor handed in, one task at a time; the status is a
/// snapshot.
public final class Qualifying implements QualifyDesk, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Qualifying.class);
    private static final long TICK_MS = 100;

    private final DeviceTaps taps;
    private final Journal journal;
    private final Session session;
    private final Time time;
    private final Function<DeviceId, Optional<Framing>> framing;
    private final KeyboardLayouts layouts;
    private final Canary canary;
    private final Executor serial;
    private final ScheduledExecutorService clock;
    private final ActsFollower follower;
    private final Map<DeviceId, Standing> standings = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Optional<Open> open = Optional.empty();
    private volatile QualifyStatus status = QualifyStatus.NOTHING;

    /// A trial with what must be ended after it.
    private record Open(Trial trial, DeviceTaps.Tap tap, ScheduledFuture<?> ticking) {
        void end() {
            tap.close();
            ticking.cancel(false);
        }
    }

    /// Does nothing yet; see [#open].
    ///
    /// @param framing how a device's messages are told apart now; empty for a keyboard wedge
    /// @param serial runs one task at a time, in order, and is this object's own
    /// @param clock tells of the passing of time while a scanner is tried out
    public Qualifying(
            DeviceTaps taps,
            Journal journal,
            Records records,
            StoreWatch store,
            Session session,
            Time time,
            Function<DeviceId, Optional<Framing>> framing,
            KeyboardLayouts layouts,
            Executor serial,
            ScheduledExecutorService clock) {
        this.taps = taps;
        this.journal = journal;
        this.session = session;
        this.time = time;
        this.framing = framing;
        this.layouts = layouts;
        this.canary = new Canary(layouts);
        this.serial = serial;
        this.clock = clock;
        this.follower =
                new ActsFollower(
                        journal,
                        store,
                        serial,
                        () -> records.standings().forEach(this::take),
                        this::take);
    }

    /// Takes up what is recorded and follows the journal from then on. Call once.
    public CompletableFuture<Void> open() {
        session.onChange(() -> serial.execute(this::personChanged));
        return follower.start();
    }

    @Override
    public QualifyStatus status() {
        return status;
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void take(Entry entry) {
        Optional<DeviceId> device =
                switch (entry.fact()) {
                    case Fact.ScannerQualified f -> Optional.of(f.device());
                    case Fact.CanaryScanned f -> Optional.of(f.device());
                    default -> Optional.empty();
                };
        device.ifPresent(id -> {
            standings.put(id, standings.getOrDefault(id, Standing.UNKNOWN).with(entry));
            publish();
        });
    }

    private void publish() {
        status = new QualifyStatus(open.map(o -> o.trial().run()), standings);
        listeners.forEach(Runnable::run);
    }

    // --- trying out ------------------------------------------------------------------------------

    @Override
    public void begin(DeviceId device) {
        serial.execute(() -> beginNow(device));
    }

    private void beginNow(DeviceId device) {
        open.ifPresent(Open::end);
        Trial trial = new Trial(device, framing.apply(device), layouts, time.nanos());
        if (session.person().isEmpty()) {
            trial.notice(Notice.NOT_SIGNED_IN);
        }
        open =
                Optional.of(
                        new Open(
                                trial,
                                taps.open(device, DeviceTaps.Mode.DIVERT, new Hearing(trial)),
                                clock.scheduleWithFixedDelay(
                                        () -> serial.execute(() -> tick(trial)),
                                        TICK_MS,
                                        TICK_MS,
                                        TimeUnit.MILLISECONDS)));
        publish();
    }

    /// Hands what a device sends over to the serial executor.
    private final class Hearing implements DeviceTaps.Ear {
        private final Trial trial;

        Hearing(Trial trial) {
            this.trial = trial;
        }

        @Override
        public void raw(Bytes chunk, Instant at, long nanos) {
            serial.execute(() -> heard(trial, () -> trial.raw(chunk, nanos)));
        }

        @Override
        public void frame(Frame frame) {
            serial.execute(() -> heard(trial, () -> trial.frame(frame)));
        }
    }

    private void heard(Trial trial, Runnable what) {
        if (isOpen(trial)) {
            what.run();
            publish();
        }
    }

    private boolean isOpen(Trial trial) {
        return open.filter(o -> o.trial() == trial && !trial.over()).isPresent();
    }

    private void tick(Trial trial) {
        if (!isOpen(trial)) {
            return;
        }
        QualifyStatus.Run before = trial.run();
        Optional<CalibrationCode> taken = trial.tick(time.nanos());
        if (trial.over()) {
            open.ifPresent(Open::end);
        }
        if (!trial.run().equals(before)) {
            publish();
        }
        // With the result before one's eyes, the canary is the scanner's own "record".
        if (before.result().isPresent()
                && taken.filter(code -> code == CalibrationCode.CANARY).isPresent()) {
            var _ =
                    recordNow()
                            .exceptionally(failed -> {
                                LOG.warn("a qualification is not recorded", failed);
                                return null;
                            });
        }
    }

    @Override
    public void skip() {
        serial.execute(() ->
                open.ifPresent(o -> {
                    o.trial().skip(time.nanos());
                    publish();
                }));
    }

    @Override
    public void again() {
        serial.execute(() -> open.ifPresent(o -> beginNow(o.trial().device())));
    }

    @Override
    public void stop() {
        serial.execute(this::stopNow);
    }

    private void stopNow() {
        open.ifPresent(Open::end);
        open = Optional.empty();
        publish();
    }

    private void personChanged() {
        if (session.person().isEmpty() && open.isPresent()) {
            stopNow();
        }
    }

    @Override
    public CompletableFuture<Entry> record() {
        return follower.call(this::recordNow);
    }

    private CompletableFuture<Entry> recordNow() {
        Optional<PersonId> person = session.person().map(Person::id);
        Optional<Open> now = open;
        Optional<QualifyStatus.Run> run = now.map(o -> o.trial().run());
        Optional<Diagnosis> result = run.flatMap(QualifyStatus.Run::result);
        if (now.isEmpty() || run.isEmpty() || result.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new NotPossible("There is no result to record yet."));
        }
        Trial trial = now.get().trial();
        if (person.isEmpty()) {
            trial.notice(Notice.NOT_SIGNED_IN);
            publish();
            return CompletableFuture.failedFuture(
                    new NotPossible("Nobody is signed in: a result needs a name."));
        }
        if (run.get().saving() == Saving.RECORDING || run.get().saving() == Saving.RECORDED) {
            return CompletableFuture.failedFuture(
                    new NotPossible("The result is recorded already."));
        }
        trial.saving(Saving.RECORDING);
        publish();
        return journal.append(
                        person,
                        new Fact.ScannerQualified(
                                trial.device(),
                                result.get().fitness(),
                                result.get().findings(),
                                result.get().read()))
                .whenCompleteAsync(
                        (_, failed) -> {
                            trial.saving(failed == null ? Saving.RECORDED : Saving.FAILED);
                            if (failed == null && isOpen(trial)) {
                                // The result stays to be read; the scanner works again.
                                open.ifPresent(Open::end);
                            }
                            publish();
                        },
                        serial);
    }

    // --- the canary ------------------------------------------------------------------------------

    /// Takes a message off the line if it is the canary, and records what it shows. On a device's own
    /// thread; never waits.
    ///
    /// @return whether it was the canary, and so nothing to judge
    public boolean takes(Frame frame) {
        Optional<CanaryResult> result = canary.in(frame.bytes());
        if (result.isEmpty()) {
            return false;
        }
        Standing standing = status.standing(frame.device());
        var _ =
                journal.append(
                                session.person().map(Person::id),
                                new Fact.CanaryScanned(
                                        frame.device(),
                                        frame.at(),
                                        frame.bytes(),
                                        result.get().trusted(standing.baseline()),
                                        result.get().findings()))
                        .exceptionally(failed -> {
                            LOG.warn("a canary is not recorded; scan it again", failed);
                            return null;
                        });
        return true;
    }

    @Override
    public void close() {
        serial.execute(() -> {
            open.ifPresent(Open::end);
            open = Optional.empty();
        });
    }
}
