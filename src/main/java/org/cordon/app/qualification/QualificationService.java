package org.cordon.app.qualification;

import org.cordon.app.auth.Session;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.Journal;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.TimeSource;
import org.cordon.app.projection.JournalSubscription;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.app.qualification.QualificationProgress.Notice;
import org.cordon.app.scanning.ScannerMonitoring;
import org.cordon.core.event.Entry;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.KeyboardLayouts;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/// Tries scanners out and knows how each stands: leads one at a time off the line ([DivertedScanner]), records
/// what it comes to ([QualificationRecorder]), and follows what check codes show ([CheckCodeFilter]).
///
/// All that changes is done on the serial executor handed in, one task at a time; the status is a
/// snapshot.
public final class QualificationService implements QualificationCommands, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QualificationService.class);

    /// So many bytes are kept of what a scanner sends for one code; the rest is counted.
    public static final int MOST_EVIDENCE = QualificationRun.MOST;

    private final ScannerMonitoring taps;
    private final Session session;
    private final TimeSource time;
    private final Function<DeviceId, Optional<Framing>> framing;
    private final KeyboardLayouts layouts;
    private final Executor serial;
    private final ScheduledExecutorService clock;
    private final JournalSubscription follower;
    private final QualificationRecorder book;
    private final QualificationStandings standings;
    private final Listeners<QualificationService> listeners =
            new Listeners<>("scanner qualification");
    private Optional<DivertedScanner> open = Optional.empty();
    private volatile QualificationProgress status = QualificationProgress.NOTHING;

    /// Does nothing yet; see [#open].
    ///
    /// @param framing how a device's messages are told apart now; empty for a keyboard wedge
    /// @param standings kept up to date here
    /// @param serial runs one task at a time, in order, and is this object's own
    /// @param clock tells of the passing of time while a scanner is tried out
    public QualificationService(
            ScannerMonitoring taps,
            Journal journal,
            StoreQueries records,
            StoreStatusQueries store,
            Session session,
            TimeSource time,
            Function<DeviceId, Optional<Framing>> framing,
            KeyboardLayouts layouts,
            QualificationStandings standings,
            Executor serial,
            ScheduledExecutorService clock) {
        this.taps = taps;
        this.session = session;
        this.time = time;
        this.framing = framing;
        this.layouts = layouts;
        this.standings = standings;
        this.serial = serial;
        this.clock = clock;
        this.book = new QualificationRecorder(journal, session, serial);
        this.follower =
                new JournalSubscription(
                        journal,
                        store,
                        serial,
                        () -> records.standings().forEach(this::apply),
                        this::apply);
    }

    /// Takes up what is recorded and follows the journal from then on. Call once.
    public CompletableFuture<Void> open() {
        session.onChange(() -> serial.execute(this::personChanged));
        return follower.start();
    }

    @Override
    public QualificationProgress status() {
        return status;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    private void apply(Entry entry) {
        if (standings.apply(entry)) {
            publish();
        }
    }

    private void publish() {
        status = new QualificationProgress(open.map(o -> o.trial().run()), standings.all());
        listeners.publish(this);
    }

    @Override
    public void begin(DeviceId device) {
        serial.execute(() -> beginNow(device));
    }

    private void beginNow(DeviceId device) {
        open.ifPresent(DivertedScanner::end);
        QualificationRun trial =
                new QualificationRun(device, framing.apply(device), layouts, time.nanos());
        if (session.person().isEmpty()) {
            trial.notice(Notice.NOT_SIGNED_IN);
        }
        open =
                Optional.of(
                        new DivertedScanner(trial, taps, serial, clock, this::publish, this::tick));
        publish();
    }

    private void tick(DivertedScanner now) {
        if (!now.live()) {
            return;
        }
        QualificationProgress.Run before = now.trial().run();
        Optional<CalibrationCode> taken = now.trial().tick(time.nanos());
        if (now.trial().isOver()) {
            now.end();
        }
        if (!now.trial().run().equals(before)) {
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
        open.ifPresent(DivertedScanner::end);
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
        return open.map(this::recorded).orElseGet(QualificationRecorder::noResult);
    }

    /// The result stays to be read; the scanner works again.
    private CompletableFuture<Entry> recorded(DivertedScanner now) {
        return book.record(now.trial(), this::publish)
                .whenCompleteAsync(
                        (_, failed) -> {
                            if (failed == null) {
                                now.end();
                            }
                        },
                        serial);
    }

    @Override
    public void close() {
        serial.execute(() -> {
            open.ifPresent(DivertedScanner::end);
            open = Optional.empty();
        });
    }
}
