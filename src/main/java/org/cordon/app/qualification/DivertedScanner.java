package org.cordon.app.qualification;

import org.cordon.app.scanning.ScannerMonitoring;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Frame;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One scanner led off the line into a trial, with time passing for it, until it is let go.
///
/// Made and ended on the serial executor, where all that is heard is handed over to.
final class DivertedScanner {
    private static final long TICK_MS = 100;

    private final QualificationRun trial;
    private final Executor serial;
    private final Runnable heard;
    private final ScannerMonitoring.Tap tap;
    private final ScheduledFuture<?> ticking;
    private boolean ended;

    /// Leads the scanner off the line.
    ///
    /// @param heard hears, on the serial executor, that the trial has taken something in
    /// @param tick lets time pass, on the serial executor, ten times a second
    DivertedScanner(
            QualificationRun trial,
            ScannerMonitoring taps,
            Executor serial,
            ScheduledExecutorService clock,
            Runnable heard,
            Consumer<DivertedScanner> tick) {
        this.trial = trial;
        this.serial = serial;
        this.heard = heard;
        tap = taps.open(trial.device(), ScannerMonitoring.Mode.DIVERT, new Hearing());
        ticking =
                clock.scheduleWithFixedDelay(
                        () -> serial.execute(() -> tick.accept(this)),
                        TICK_MS,
                        TICK_MS,
                        TimeUnit.MILLISECONDS);
    }

    QualificationRun trial() {
        return trial;
    }

    /// Whether what the scanner sends still goes into the trial.
    boolean live() {
        return !ended && !trial.isOver();
    }

    /// Lets the scanner go; the trial stays to be read.
    void end() {
        ended = true;
        tap.close();
        ticking.cancel(false);
    }

    private void accept(Runnable what) {
        serial.execute(() -> {
            if (live()) {
                what.run();
                heard.run();
            }
        });
    }

    /// On the device's own thread.
    private final class Hearing implements ScannerMonitoring.Ear {
        @Override
        public void raw(Bytes chunk, Instant at, long nanos) {
            accept(() -> trial.raw(chunk, nanos));
        }

        @Override
        public void frame(Frame frame) {
            accept(() -> trial.frame(frame));
        }
    }
}
