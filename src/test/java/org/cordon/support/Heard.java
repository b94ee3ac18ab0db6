package org.cordon.support;

import org.cordon.app.scanning.Scanner;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Keeps what a scanner said, and waits for it with a deadline.
public final class Heard implements Scanner.Listener {
    private final List<Frame> frames = new ArrayList<>();
    private String detail = "";
    private final StringBuilder raw = new StringBuilder();
    private final List<DeviceState> states = new ArrayList<>();

    @Override
    public synchronized void frame(Frame frame) {
        frames.add(frame);
        notifyAll();
    }

    @Override
    public boolean hears(DeviceId device) {
        return true;
    }

    @Override
    public synchronized void raw(DeviceId device, Bytes chunk, Instant at, long nanos) {
        raw.append(chunk);
        notifyAll();
    }

    /// All bytes so far, in text form.
    public synchronized String rawText() {
        return raw.toString();
    }

    @Override
    public synchronized void state(DeviceId device, DeviceState state, Reason detail) {
        states.add(state);
        this.detail = ReasonMessages.FOR_LOGS.of(detail);
        notifyAll();
    }

    /// Frames so far, in order.
    public synchronized List<Frame> frames() {
        return List.copyOf(frames);
    }

    /// Frames so far as text, in order; half ones end in `…`.
    public synchronized List<String> texts() {
        return frames.stream().map(f -> f.bytes() + (f.half() ? "…" : "")).toList();
    }

    /// States so far, in order.
    public synchronized List<DeviceState> states() {
        return List.copyOf(states);
    }

    /// Waits until so many frames have come.
    public void awaitFrames(int count) throws InterruptedException {
        await(h -> h.frames.size() >= count);
    }

    /// Waits until the latest state is this one.
    public void awaitState(DeviceState state) throws InterruptedException {
        await(h -> !h.states.isEmpty() && h.states.getLast() == state);
    }

    /// Waits until the latest state says this among other things.
    public void awaitDetail(String part) throws InterruptedException {
        await(h -> h.detail.contains(part));
    }

    private synchronized void await(Predicate<Heard> done) throws InterruptedException {
        long end = System.nanoTime() + Until.PATIENCE.toNanos();
        while (!done.test(this)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(
                        "not in time; frames " + frames.size() + ", " + states + ", " + detail);
            }
            wait(Math.max(1, left / 1_000_000));
        }
    }
}
