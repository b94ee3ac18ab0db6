package org.cordon.adapter.device;

import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.port.TimeSource;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/// Sends a device what it is told, in order, on a [Worker] of its own: a device that takes no bytes
/// holds up nobody else. Answers to scans grow stale, and are given up after the deadline; of locks
/// and unlocks the latest is always sent, however late.
final class ReplyWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyWriter.class);
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final RetryPolicy RETRY =
            RetryPolicy.doubling(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final Duration LOOK = Duration.ofHours(1);

    private record Waiting(ScannerReplies.Kind kind, Bytes bytes, long since) {
        boolean isLock() {
            return kind == ScannerReplies.Kind.LOCK || kind == ScannerReplies.Kind.UNLOCK;
        }
    }

    private final DeviceId device;
    private final ScannerReplies replies;
    private final Supplier<Optional<DeviceConnection>> link;
    private final TimeSource time;
    private final Worker worker;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean started;
    private boolean closed;
    private volatile Optional<Long> inWrite = Optional.empty();
    private volatile Optional<Reason.Coded> failure = Optional.empty();

    /// @param link the open one, if there is one
    ReplyWriter(
            DeviceId device,
            ScannerReplies replies,
            Supplier<Optional<DeviceConnection>> link,
            TimeSource time) {
        this.device = device;
        this.replies = replies;
        this.link = link;
        this.time = time;
        worker = Worker.named("send-" + device, RETRY).build(this::turn);
    }

    /// Takes it up. Any thread; never waits.
    void send(ScannerReplies.Kind kind) {
        replies.of(kind).ifPresent(bytes -> enqueue(new Waiting(kind, bytes, time.nanos())));
    }

    private synchronized void enqueue(Waiting next) {
        if (closed) {
            return;
        }
        // While a write hangs, nothing leaves; what grew stale meanwhile would only pile up.
        queue.removeIf(w -> w.isLock() ? next.isLock() : stale(w));
        queue.add(next);
        if (!started) {
            started = true;
            worker.start();
        }
        worker.signal();
    }

    /// What is wrong; empty while all is sent.
    Optional<Reason.Coded> trouble() {
        return inWrite.filter(since -> time.nanos() - since > DEADLINE.toNanos()).isPresent()
                ? Optional.of(Reason.of("device.takes-nothing"))
                : failure;
    }

    private boolean stale(Waiting waiting) {
        return time.nanos() - waiting.since() > DEADLINE.toNanos();
    }

    private void turn() {
        Optional<Waiting> next = next();
        if (next.isPresent()) {
            send(next.get());
        } else {
            var _ = worker.await(LOOK);
        }
    }

    private synchronized Optional<Waiting> next() {
        return Optional.ofNullable(queue.poll());
    }

    private void send(Waiting next) {
        if (!next.isLock() && stale(next)) {
            failed(next, Reason.of("device.not-told.late"), Optional.empty());
            return;
        }
        Optional<DeviceConnection> open = link.get();
        if (open.isEmpty()) {
            // Once it is back, it is told anew whether it is locked.
            failed(next, Reason.of("device.not-told.away"), Optional.empty());
            return;
        }
        inWrite = Optional.of(time.nanos());
        try {
            open.get().write(next.bytes().toArray());
            failure = Optional.empty();
        } catch (ConnectionLostException lost) {
            failed(next, lost.reason(), Optional.of(lost));
        } catch (RuntimeException broken) {
            failed(next, Reason.of("device.not-told.broken", broken), Optional.of(broken));
        } finally {
            inWrite = Optional.empty();
        }
    }

    private void failed(Waiting what, Reason.Coded why, Optional<Exception> cause) {
        failure = Optional.of(Reason.of("device.not-told", what.kind()).and(why));
        LOG.warn(
                "{}: not told {}: {}",
                device,
                what.kind(),
                ReasonMessages.FOR_LOGS.of(why),
                cause.orElse(null));
    }

    /// Sends nothing more. A write that hangs ends with its link.
    synchronized void close() {
        closed = true;
        queue.clear();
        boolean _ = worker.close(Duration.ZERO);
    }
}
