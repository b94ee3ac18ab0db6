package org.cordon.adapter.device;

import org.cordon.core.text.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Opens and closes links on threads of their own, so that a driver that hangs takes only such a
/// thread with it. One device's thread, and whoever closes its scanner, may call it.
final class TimedConnector {
    private static final Logger LOG = LoggerFactory.getLogger(TimedConnector.class);
    private static final int MOST_HANGING = 8;

    private final String device;
    private final ConnectionFactory source;
    private final ConnectionTimeouts timeouts;
    private final AtomicInteger hanging = new AtomicInteger();

    TimedConnector(String device, ConnectionFactory source, ConnectionTimeouts timeouts) {
        this.device = device;
        this.source = source;
        this.timeouts = timeouts;
    }

    /// Opens a link, or gives up in time. One that opens too late is closed again.
    DeviceConnection open() throws ConnectionLostException {
        if (hanging.get() >= MOST_HANGING) {
            throw new ConnectionLostException(Reason.of("device.driver-holds"));
        }
        CompletableFuture<DeviceConnection> opened = new CompletableFuture<>();
        hanging.incrementAndGet();
        daemon(
                "open-",
                () -> {
                    try {
                        DeviceConnection link = source.open();
                        if (!opened.complete(link)) {
                            link.close();
                        }
                    } catch (ConnectionLostException | RuntimeException e) {
                        if (!opened.completeExceptionally(e)) {
                            LOG.info("{}: late opening failed", device, e);
                        }
                    } finally {
                        hanging.decrementAndGet();
                    }
                });
        return taken(opened);
    }

    private DeviceConnection taken(CompletableFuture<DeviceConnection> opened)
            throws ConnectionLostException {
        try {
            return opened.get(timeouts.open().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            ConnectionLostException late =
                    new ConnectionLostException(
                            Reason.of("device.open-late", timeouts.open().toSeconds()), e);
            if (opened.completeExceptionally(late)) {
                throw late;
            }
            return opened.join();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectionLostException lost) {
                throw lost;
            }
            LOG.warn("{}: opening failed with an unexpected error", device, e.getCause());
            throw new ConnectionLostException(
                    Reason.of("device.open-failed", String.valueOf(e.getCause())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            opened.completeExceptionally(e);
            throw new ConnectionLostException(Reason.of("device.open-interrupted"), e);
        }
    }

    /// Closes a link and waits for it, but not beyond the deadline.
    void close(DeviceConnection link) {
        hanging.incrementAndGet();
        Thread closing =
                daemon(
                        "close-",
                        () -> {
                            try {
                                link.close();
                            } catch (RuntimeException e) {
                                LOG.warn("{}: closing failed", device, e);
                            } finally {
                                hanging.decrementAndGet();
                            }
                        });
        try {
            if (!closing.join(timeouts.close())) {
                LOG.warn("{}: closing hangs and is left to itself", device);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread daemon(String prefix, Runnable work) {
        return Thread.ofPlatform().daemon().name(prefix + device).start(work);
    }
}
