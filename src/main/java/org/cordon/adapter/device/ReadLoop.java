package org.cordon.adapter.device;

import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.Scanner.Listener;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.Framer;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The thread of one device: opens, reads until the loss, waits, opens again. Everything runs on
/// that thread but [#inspect], [#abandon] and [#stop].
///
/// No [org.cordon.app.concurrent.Worker]: a driver may never come back from a read, and then the thread
/// is abandoned and another begins in its place, which a loop that ends only when it is closed must not do.
final class ReadLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ReadLoop.class);

    /// How often the supervisor looks within the time after which a read hangs.
    static final int LOOKS = 4;

    private static final int CHUNK = 4096;

    private final ScannerConfig settings;
    private final ConnectionFactory source;
    private final TimedConnector deadline;
    private final ConnectionTimeouts timeouts;
    private final TimeSource time;
    private final Listener listener;
    private final Optional<Reason.Coded> trouble;
    private final Supplier<Optional<Reason.Coded>> untold;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);

    /// Held while the listener is called, so that a reader is never replaced in its midst.
    private final ReentrantLock turn = new ReentrantLock();

    private boolean abandoned;

    /// Number of the read that is under way; 0 between reads.
    private volatile long inRead;

    /// Reads begun so far.
    private long reads;

    /// The read that the supervisor saw under way last, and how often it saw it again since.
    private long seen;

    private int seenAgain;

    private volatile Optional<DeviceConnection> open = Optional.empty();

    private final Framer framer;
    private final JsonLines lines;
    private final byte[] buffer = new byte[CHUNK];
    private Optional<DeviceState> state = Optional.empty();
    private Reason detail = Reason.none();
    private int failures;
    private boolean wasPresent;
    private long lastByte;
    private Instant lastByteAt = Instant.EPOCH;

    /// @param trouble why a reader before this one was given up
    /// @param untold what is wrong with sending, if something is
    ReadLoop(
            ScannerConfig settings,
            ConnectionFactory source,
            TimedConnector deadline,
            ConnectionTimeouts timeouts,
            TimeSource time,
            Listener listener,
            Optional<Reason.Coded> trouble,
            Supplier<Optional<Reason.Coded>> untold) {
        this.settings = settings;
        this.source = source;
        this.deadline = deadline;
        this.timeouts = timeouts;
        this.time = time;
        this.listener = listener;
        this.trouble = trouble;
        this.untold = untold;
        framer = new Framer(settings.framing(), this::hand);
        lines = new JsonLines(settings);
        thread = Thread.ofPlatform().daemon().name("scan-" + settings.id()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// The open link, from any thread.
    Optional<DeviceConnection> link() {
        return open;
    }

    /// Looks whether the thread died or hangs in the driver. Called by the supervisor, [#LOOKS] times
    /// in [ConnectionTimeouts#hang]: a read hangs if it is the same at so many looks in a row. The terminal's clock is
    /// not asked, since a demo's runs fast while a driver does not.
    ///
    /// @return what is wrong
    Optional<Reason.Coded> inspect() {
        long now = inRead;
        seenAgain = now != 0 && now == seen ? seenAgain + 1 : 0;
        seen = now;
        return trouble();
    }

    private Optional<Reason.Coded> trouble() {
        if (!thread.isAlive()) {
            return Optional.of(Reason.of("device.thread-ended"));
        }
        return seenAgain >= LOOKS && inRead == seen
                ? Optional.of(Reason.of("device.driver-hangs"))
                : Optional.empty();
    }

    /// Cuts a troubled reader off: nothing it still does reaches the listener. Called by the supervisor.
    ///
    /// @return false if it came back to life meanwhile
    boolean abandon() {
        if (!turn.tryLock()) {
            return false;
        }
        try {
            if (trouble().isEmpty()) {
                return false;
            }
            abandoned = true;
            stop.countDown();
        } finally {
            turn.unlock();
        }
        open.ifPresent(deadline::close);
        return true;
    }

    /// Ends the thread and waits for it.
    ///
    /// @return whether it ended in time
    boolean stop(Duration patience) {
        stop.countDown();
        if (Thread.currentThread().equals(thread)) {
            return true;
        }
        try {
            if (thread.join(patience)) {
                return true;
            }
            if (inRead != 0) {
                open.ifPresent(deadline::close);
            }
            return thread.join(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        trouble.ifPresent(why -> {
            failures = 1;
            report(DeviceState.LOST, why);
            sleep();
        });
        while (!stopping()) {
            try {
                DeviceConnection link = opened();
                open = Optional.of(link);
                readUntilLost(link);
            } catch (ConnectionLostException e) {
                lost(e, e.reason());
            } catch (RuntimeException e) {
                LOG.warn("{}: reading failed with an unexpected error", settings.id(), e);
                lost(e, Reason.of("device.read-failed", e));
            }
        }
        framer.lost();
        open.ifPresent(deadline::close);
        open = Optional.empty();
    }

    private void lost(Exception cause, Reason why) {
        framer.lost();
        if (open.isPresent()) {
            deadline.close(open.get());
            open = Optional.empty();
            wasPresent = false;
        }
        if (!stopping()) {
            failures++;
            LOG.debug("{}: try {}", settings.id(), failures, cause);
            report(DeviceState.LOST, why);
            sleep();
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    /// Opens the device. Says so on the first try and when the device has come back into sight, so
    /// that one that is away for a night does not fill the record with tries.
    private DeviceConnection opened() throws ConnectionLostException {
        boolean present = source.present();
        if (present && !wasPresent) {
            report(DeviceState.REOPENING, Reason.of("device.opening", settings.address()));
        }
        wasPresent = present;
        return deadline.open();
    }

    private void readUntilLost(DeviceConnection link) throws ConnectionLostException {
        long openedAt = time.nanos();
        lastByte = openedAt;
        Duration waited = Duration.ZERO;
        sayUp(link, DeviceState.READING, Optional.empty());
        while (!stopping()) {
            long before = time.nanos();
            int count;
            inRead = ++reads;
            try {
                count = link.read(buffer);
            } finally {
                inRead = 0;
            }
            long now = time.nanos();
            // Only what was spent waiting tells of a pause on the line: while the listener held us
            // up, bytes may have come without one.
            waited = waited.plusNanos(now - before);
            framer.pause(waited);
            if (count > 0) {
                waited = Duration.ZERO;
                lastByte = now;
                lastByteAt = time.now();
                failures = 0;
                sayUp(link, DeviceState.READING, Optional.empty());
                overheard(count);
                framer.accept(buffer, 0, count);
            } else {
                whileQuiet(link, now, openedAt);
            }
        }
    }

    private void overheard(int count) {
        DeviceId id = settings.id();
        if (listener.hears(id)) {
            Bytes chunk = Bytes.of(buffer, 0, count);
            toListener(() -> listener.raw(id, chunk, lastByteAt, lastByte));
        }
    }

    private void whileQuiet(DeviceConnection link, long now, long openedAt) {
        if (now - openedAt >= timeouts.settled().toNanos()) {
            failures = 0;
        }
        if (now - lastByte >= settings.silentAfter().toNanos()) {
            sayUp(
                    link,
                    DeviceState.SILENT,
                    Optional.of(Reason.of("device.silent", settings.silentAfter().toSeconds())));
        } else {
            sayUp(link, DeviceState.READING, Optional.empty());
        }
    }

    /// Says how an open device is, with what else there is to know of it.
    private void sayUp(DeviceConnection link, DeviceState next, Optional<Reason.Coded> why) {
        report(
                next,
                Stream.of(why, link.notice(), lines.trouble(), untold.get())
                        .flatMap(Optional::stream)
                        .reduce(Reason.Coded::and)
                        .map(Reason.class::cast)
                        .orElse(Reason.none()));
    }

    private void hand(Bytes bytes, long truncated, boolean half) {
        DeviceId id = settings.id();
        Frame frame = new Frame(id, bytes, lastByteAt, lastByte, truncated, half);
        switch (settings.messages().form()) {
            case CODE -> {
                Frame read = settings.messages().read(frame);
                toListener(() -> listener.frame(read));
            }
            case JSON -> toListener(() -> lines.accept(frame, listener));
        }
    }

    private void report(DeviceState next, Reason why) {
        if (state.filter(next::equals).isPresent() && detail.equals(why)) {
            return;
        }
        state = Optional.of(next);
        detail = why;
        LOG.info("{}: {} {}", settings.id(), next, ReasonMessages.FOR_LOGS.of(why));
        toListener(() -> listener.state(settings.id(), next, why));
    }

    private void toListener(Runnable call) {
        turn.lock();
        try {
            if (!abandoned) {
                call.run();
            }
        } catch (RuntimeException e) {
            // The device must go on; the listener's own owner is told by the log.
            LOG.error("{}: the listener failed", settings.id(), e);
        } finally {
            turn.unlock();
        }
    }

    private void sleep() {
        Duration wait =
                timeouts.retry()
                        .delay(Math.max(1, failures), ThreadLocalRandom.current().nextDouble());
        try {
            boolean _ = stop.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but to end it.
            stop.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
