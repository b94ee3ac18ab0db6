package org.cordon.app.device;

import org.cordon.app.scanning.Scanner;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/// Opens devices the way the line does, and hands their bytes to whoever listens.
public final class ScannerPreview implements ScannerTrials, AutoCloseable {

    private final Function<ScannerConfig, Scanner> scanners;
    private final Executor executor;
    private final Set<OpenTrial> open = ConcurrentHashMap.newKeySet();

    /// @param scanners builds one, not started
    /// @param executor one task at a time, so that a port is let go before it is opened anew; may block
    public ScannerPreview(Function<ScannerConfig, Scanner> scanners, Executor executor) {
        this.scanners = scanners;
        this.executor = executor;
    }

    @Override
    public Trial open(ScannerConfig device, Ear ear) {
        OpenTrial trial = new OpenTrial(ear);
        open.add(trial);
        try {
            executor.execute(() -> trial.begin(device));
        } catch (RejectedExecutionException closing) {
            open.remove(trial);
            ear.state(DeviceState.LOST, Reason.of("device.closing"));
        }
        return trial;
    }

    @Override
    public void close() {
        open.forEach(OpenTrial::end);
    }

    private final class OpenTrial implements Trial, Scanner.Listener {
        private final Ear ear;
        private Optional<Scanner> scanner = Optional.empty();
        private volatile boolean over;

        OpenTrial(Ear ear) {
            this.ear = ear;
        }

        synchronized void begin(ScannerConfig device) {
            if (!over) {
                Scanner begun = scanners.apply(device);
                scanner = Optional.of(begun);
                begun.start(this);
            }
        }

        synchronized void end() {
            over = true;
            scanner.ifPresent(Scanner::close);
            scanner = Optional.empty();
            open.remove(this);
        }

        @Override
        public CompletableFuture<Void> close() {
            over = true;
            try {
                return CompletableFuture.runAsync(this::end, executor);
            } catch (RejectedExecutionException closing) {
                // The terminal closes what is open, and nobody opens anything any more.
                return CompletableFuture.completedFuture(null);
            }
        }

        @Override
        public boolean hears(DeviceId device) {
            return !over;
        }

        @Override
        public void raw(DeviceId device, Bytes chunk, Instant at, long nanos) {
            if (!over) {
                ear.raw(chunk, at, nanos);
            }
        }

        @Override
        public void frame(Frame frame) {
            // Its bytes were heard already.
        }

        @Override
        public void state(DeviceId device, DeviceState state, Reason detail) {
            if (!over) {
                ear.state(state, detail);
            }
        }
    }
}
