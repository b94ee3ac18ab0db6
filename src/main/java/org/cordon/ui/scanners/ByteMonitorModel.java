package org.cordon.ui.scanners;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.app.device.ScannerTrials;
import org.cordon.app.scanning.ScannerMonitoring;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.autodetect.Chunk;
import org.cordon.core.scanner.autodetect.CutChunk;
import org.cordon.core.scanner.autodetect.FramingGuesser;
import org.cordon.core.scanner.autodetect.FramingPreview;
import org.cordon.core.scanner.autodetect.Suggestion;
import org.cordon.core.text.Reason;
import org.cordon.ui.common.FxDispatcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;

/// What the scanner or machine being set up sends, byte for byte. Memory is bounded: of a device that sends without
/// end the latest is kept. FX thread, but for what devices call.
public final class ByteMonitorModel {
    /// Chunks kept, and bytes of them.
    static final int MOST_CHUNKS = 60;

    private static final int MOST_BYTES = 16_384;
    private static final int QUEUE = 256;

    /// What is heard.
    ///
    /// @param source whether anything is listened to, and what
    /// @param state of a device that is tried out; empty before it is known, and for one at work
    /// @param detail why it is in that state
    /// @param device as it is filled in; empty before anything is
    record Heard(
            Source source,
            Optional<DeviceState> state,
            Reason detail,
            List<CutChunk> chunks,
            List<Suggestion> suggestions,
            Optional<ScannerConfig> device) {}

    /// Where bytes come from.
    enum Source {
        /// Nowhere.
        NONE,
        /// A device that is not set up yet.
        TRIAL,
        /// A scanner of the line.
        LINE
    }

    private record Told(DeviceState state, Reason detail) {}

    /// Hears for as long as it is the one in use.
    private final class Ear implements ScannerTrials.Ear, ScannerMonitoring.Ear {
        @Override
        public void raw(Bytes chunk, Instant at, long nanos) {
            if (ear == this) {
                // A full queue drops the oldest: this is a look at the stream, not the record.
                while (!queue.offer(new Chunk(chunk, at, nanos))) {
                    overrun = true;
                    queue.poll();
                }
                changed.mark();
            }
        }

        @Override
        public void frame(Frame frame) {
            // The form's own framing cuts here.
        }

        @Override
        public void state(DeviceState state, Reason detail) {
            if (ear == this) {
                told = Optional.of(new Told(state, detail));
                changed.mark();
            }
        }
    }

    private final ScannerTrials trials;
    private final ScannerMonitoring taps;
    private final FxDispatcher.Signal changed;
    private final Queue<Chunk> queue = new ArrayBlockingQueue<>(QUEUE);
    private final List<Chunk> waiting = new ArrayList<>();
    private final List<Chunk> kept = new ArrayList<>();
    private final ReadOnlyIntegerWrapper fresh = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Heard> heard =
            new ReadOnlyObjectWrapper<>(
                    new Heard(
                            Source.NONE,
                            Optional.empty(),
                            Reason.none(),
                            List.of(),
                            List.of(),
                            Optional.empty()));
    private volatile Ear ear = new Ear();
    private volatile Optional<Told> told = Optional.empty();
    private volatile boolean overrun;
    private Optional<ScannerTrials.Trial> trial = Optional.empty();
    private Optional<ScannerConfig> tried = Optional.empty();
    private Optional<ScannerMonitoring.Tap> tap = Optional.empty();
    private CompletableFuture<Void> freed = CompletableFuture.completedFuture(null);
    private Framing framing = Framing.USUAL;
    private Optional<ScannerConfig> device = Optional.empty();
    private boolean eightBits;
    private boolean held;
    private boolean dropped;

    /// Listens to nothing yet.
    public ByteMonitorModel(ScannerTrials trials, ScannerMonitoring taps, FxDispatcher pulse) {
        this.trials = trials;
        this.taps = taps;
        changed = pulse.signal(this::drain);
    }

    /// What is heard, as last shown.
    ReadOnlyObjectProperty<Heard> heardProperty() {
        return heard.getReadOnlyProperty();
    }

    /// How many chunks wait because a person reads.
    ReadOnlyIntegerProperty freshProperty() {
        return fresh.getReadOnlyProperty();
    }

    /// Listens to a device that is not set up; the same again changes nothing.
    public void tryOut(ScannerConfig device) {
        if (tried.equals(Optional.of(device))) {
            return;
        }
        UnwatchedFuture.logFailure(stop(), "ending the scanner monitor");
        tried = Optional.of(device);
        trial = Optional.of(trials.open(device, ear));
        changed.mark();
    }

    /// Listens to a scanner of the line, which goes on as ever.
    public void tap(DeviceId device) {
        UnwatchedFuture.logFailure(stop(), "ending the scanner monitor");
        tap = Optional.of(taps.open(device, ScannerMonitoring.Mode.LISTEN, ear));
        changed.mark();
    }

    /// Stops listening; what was heard stays.
    ///
    /// @return completes once the device is free
    CompletableFuture<Void> stop() {
        ear = new Ear();
        told = Optional.empty();
        tried = Optional.empty();
        tap.ifPresent(ScannerMonitoring.Tap::close);
        tap = Optional.empty();
        if (trial.isPresent()) {
            freed = trial.get().close();
            trial = Optional.empty();
        }
        changed.mark();
        return freed;
    }

    /// Stops listening, and waits for nothing.
    public void end() {
        UnwatchedFuture.logFailure(stop(), "ending the scanner monitor");
    }

    /// Forgets what was heard.
    public void clear() {
        queue.clear();
        waiting.clear();
        kept.clear();
        dropped = false;
        overrun = false;
        show();
    }

    /// Cuts, guesses and says what messages mean by what is filled in.
    ///
    /// @param now whose framing and messages count
    /// @param eight whether a serial line hands over all eight bits
    public void device(ScannerConfig now, boolean eight) {
        if (!device.equals(Optional.of(now)) || eight != eightBits) {
            device = Optional.of(now);
            framing = now.framing();
            eightBits = eight;
            show();
        }
    }

    /// Lets what comes wait while a person reads.
    void hold(boolean reading) {
        held = reading;
        drain();
    }

    /// Shows what waits.
    void release() {
        consume();
        show();
    }

    /// Shows at once what came in the meantime.
    public void drain() {
        for (Chunk next = queue.poll(); next != null; next = queue.poll()) {
            waiting.add(next);
            if (waiting.size() > MOST_CHUNKS) {
                waiting.removeFirst();
                overrun = true;
            }
        }
        if (!held || kept.isEmpty()) {
            consume();
        }
        show();
    }

    private void consume() {
        kept.addAll(waiting);
        waiting.clear();
        dropped |= overrun;
        int bytes = kept.stream().mapToInt(c -> c.bytes().length()).sum();
        while (kept.size() > MOST_CHUNKS || (bytes > MOST_BYTES && kept.size() > 1)) {
            bytes -= kept.removeFirst().bytes().length();
            dropped = true;
        }
    }

    private void show() {
        fresh.set(waiting.size());
        Optional<Told> now = told;
        List<Chunk> chunks = List.copyOf(kept);
        Heard next =
                new Heard(
                        trial.isPresent()
                                ? Source.TRIAL
                                : tap.isPresent() ? Source.LINE : Source.NONE,
                        now.map(Told::state),
                        now.map(Told::detail).orElse(Reason.none()),
                        FramingPreview.of(chunks, framing, dropped),
                        FramingGuesser.of(chunks, framing, eightBits),
                        device);
        if (!Objects.equals(heard.get(), next)) {
            heard.set(next);
        }
    }
}
