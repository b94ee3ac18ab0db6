package org.cordon.app.port.link;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Opens and closes links on threads of their own, so that a driver that hangs takes only such a
/// thread with it. One device's thread, and whoever closes its scanner, may call it.
final class Deadline {
    private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);
    private static final int MOST_HANGING = 8;

    private final String device;
    private final LinkSource source;
    private final Pace pace;
    private final AtomicInteger hanging = new AtomicInteger();

    Deadline(String device, LinkSource source, Pace pace) {
        this.device = device;
        this.source = source;
        this.pace = pace;
    }

    /// Opens a link, or gives up in time. One that opens too late is closed again.
    Link open() throws LinkLost {
        if (hanging.get() >= MOST_HANGING) {
            throw new LinkLost(
                    "The driver does not let go of the device. Unplug it, and restart Cordon if"
                            + " that does not help.");
        }
        CompletableFuture<Link> opened = new CompletableFuture<>();
        hanging.incrementAndGet();
        daemon(
                "open-",
                () -> {
                    try {
                        Link link = source.open();
                        if (!opened.complete(link)) {
                            link.close();
                        }
                    } catch (LinkLost | RuntimeException e) {
                        if (!opened.completeExceptionally(e)) {
                            LOG.info("{}: late opening failed", device, e);
                        }
                    } finally {
                        hanging.decrementAndGet();
                    }
                });
        return taken(opened);
    }

    private Link taken(CompletableFuture<Link> opened) throws LinkLost {
        try {
            return opened.get(pace.open().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LinkLost late =
                    new LinkLost(
                            "It did not open within %d seconds.".formatted(pace.open().toSeconds()),
                            e);
            if (opened.completeExceptionally(late)) {
                throw late;
            }
            return opened.join();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LinkLost lost) {
                throw lost;
            }
            LOG.warn("{}: opening failed in an unforeseen way", device, e.getCause());
            throw new LinkLost("It could not be opened: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            opened.completeExceptionally(e);
            throw new LinkLost("Opening was interrupted.", e);
        }
    }

    /// Closes a link and waits for it, but not beyond the deadline.
    void close(Link link) {
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
            if (!closing.join(pace.close())) {
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
