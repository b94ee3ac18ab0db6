package org.cordon.adapter.device;

import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.Scanner;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.MessageForm;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A scanner at the end of any link. Its own thread `scan-<device>` opens, reads, frames, hands
/// over and opens again; the supervisor sees to it that this thread is alive and does not hang in a
/// driver, and replaces it if it does.
///
/// Bytes that arrived before a loss are framed and handed over first; a half frame follows, marked
/// so; then the listener hears [org.cordon.core.scanner.DeviceState#LOST]. A listener that waits, such
/// as a full queue, holds up this device alone, and nothing is dropped meanwhile that the operating
/// system can keep.
public class ConnectionScanner implements Scanner {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionScanner.class);

    private final ScannerConfig settings;
    private final ConnectionFactory source;
    private final TimedConnector deadline;
    private final ConnectionTimeouts timeouts;
    private final TimeSource time;
    private final ScheduledExecutorService supervisor;
    private final ReplyWriter sender;
    private final Object change = new Object();
    private Optional<ReadLoop> reader = Optional.empty();
    private Optional<ScheduledFuture<?>> watch = Optional.empty();
    private boolean closed;

    /// Does nothing before [#start].
    ///
    /// @param supervisor looks after the device's thread from time to time; never blocked for long
    public ConnectionScanner(
            ScannerConfig settings,
            ConnectionFactory source,
            ConnectionTimeouts timeouts,
            TimeSource time,
            ScheduledExecutorService supervisor) {
        this.settings = settings;
        this.source = source;
        this.deadline = new TimedConnector(settings.id().value(), source, timeouts);
        this.timeouts = timeouts;
        this.time = time;
        this.supervisor = supervisor;
        this.sender = new ReplyWriter(settings.id(), settings.replies(), this::link, time);
    }

    @Override
    public final DeviceId id() {
        return settings.id();
    }

    @Override
    public final DeviceRole role() {
        return settings.role();
    }

    @Override
    public final Optional<StationId> station() {
        return settings.station();
    }

    @Override
    public final MessageForm form() {
        return settings.messages().form();
    }

    @Override
    public final String address() {
        return settings.address();
    }

    @Override
    public final void start(Listener listener) {
        synchronized (change) {
            if (closed || reader.isPresent()) {
                throw new IllegalStateException(id() + " was started before");
            }
            ReadLoop first = newReader(listener, Optional.empty());
            reader = Optional.of(first);
            first.start();
            long period = Math.max(1, timeouts.hang().toMillis() / ReadLoop.LOOKS);
            watch =
                    Optional.of(
                            supervisor.scheduleWithFixedDelay(
                                    () -> lookAfter(listener),
                                    period,
                                    period,
                                    TimeUnit.MILLISECONDS));
        }
    }

    private ReadLoop newReader(Listener listener, Optional<Reason.Coded> trouble) {
        return new ReadLoop(
                settings, source, deadline, timeouts, time, listener, trouble, sender::trouble);
    }

    private Optional<DeviceConnection> link() {
        synchronized (change) {
            return reader.flatMap(ReadLoop::link);
        }
    }

    @Override
    public final void send(ScannerReplies.Kind what) {
        sender.send(what);
    }

    /// Replaces a reader that hangs or died. Runs on the supervisor.
    private void lookAfter(Listener listener) {
        synchronized (change) {
            if (closed || reader.isEmpty()) {
                return;
            }
            Optional<Reason.Coded> trouble = reader.get().inspect();
            if (trouble.isPresent() && reader.get().abandon()) {
                LOG.warn("{}: {}", id(), ReasonMessages.FOR_LOGS.of(trouble.get()));
                ReadLoop next = newReader(listener, trouble);
                reader = Optional.of(next);
                next.start();
            }
        }
    }

    @Override
    public final void close() {
        Optional<ReadLoop> last;
        synchronized (change) {
            closed = true;
            watch.ifPresent(w -> w.cancel(false));
            last = reader;
        }
        sender.close();
        // A read's own time, then the closing's, and some for the scheduler.
        Duration patience = timeouts.close().plus(Duration.ofSeconds(1));
        if (last.isPresent() && !last.get().stop(patience)) {
            LOG.warn("{}: its thread did not end in time and is left to itself", id());
        }
        source.close();
    }
}
