package org.cordon.boot.demo;

import org.cordon.core.scanner.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A fixed reader that is not there: a real TCP server on loopback that plays a recorded shift to
/// whoever connects, each scan ended by CR LF. The shift stands while nobody is connected, and goes
/// on where it was for the next one. Once it has ended the connection stays open and silent, as a
/// camera's does over a standing line.
///
/// Safe from any thread; only [#open] and [#close] touch the network.
public final class SimulatedReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedReader.class);

    private final List<ShiftScan> shift;
    private final ServerSocket server;
    private final ShiftClock clock;
    private final Thread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private boolean paused;
    private boolean closed;
    private int next;

    private SimulatedReader(List<ShiftScan> shift, double speed, ServerSocket server) {
        this.shift = List.copyOf(shift);
        this.server = server;
        clock = new ShiftClock(speed);
        thread = Thread.ofPlatform().daemon().name("demo-reader").unstarted(this::serve);
    }

    /// Listens on a free port of the loopback interface.
    ///
    /// @param shift in the order of time
    /// @param speed 1 plays as recorded, 100 a hundred times as fast
    /// @throws IOException if no port can be had
    public static SimulatedReader open(List<ShiftScan> shift, double speed) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SimulatedReader reader = new SimulatedReader(shift, speed, server);
        reader.thread.start();
        return reader;
    }

    /// Where it listens.
    public String host() {
        return server.getInetAddress().getHostAddress();
    }

    /// Where it listens.
    public int port() {
        return server.getLocalPort();
    }

    /// Completes when the last scan was sent; fails with a cancellation if it was closed before.
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /// Stops the shift where it is.
    public void pause() {
        paused(true);
    }

    /// Lets it go on.
    public void resume() {
        paused(false);
    }

    private void paused(boolean stand) {
        lock.lock();
        try {
            if (paused != stand) {
                paused = stand;
                change.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        while (!isClosed()) {
            try (Socket client = server.accept()) {
                client.setTcpNoDelay(true);
                play(client);
            } catch (IOException e) {
                if (!isClosed()) {
                    LOG.info("The demo reader's client has gone: {}", e.getMessage());
                }
            }
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void play(Socket client) throws IOException {
        Thread.ofVirtual().start(() -> watch(client));
        OutputStream out = client.getOutputStream();
        try {
            while (awaitNext(client)) {
                out.write(framed(shift.get(next).bytes()));
                lock.lock();
                try {
                    next++;
                } finally {
                    lock.unlock();
                }
                if (next == shift.size()) {
                    ended.complete(null);
                }
            }
        } finally {
            lock.lock();
            try {
                clock.run(false, System.nanoTime());
            } finally {
                lock.unlock();
            }
        }
    }

    /// Waits for the next scan's moment.
    ///
    /// @return false if it will not come for this client
    private boolean awaitNext(Socket client) {
        lock.lock();
        try {
            while (!closed && !client.isClosed()) {
                long now = System.nanoTime();
                clock.run(!paused && next < shift.size(), now);
                if (paused || next >= shift.size()) {
                    change.await();
                    continue;
                }
                Duration wait = clock.until(shift.get(next).at(), now);
                if (!wait.isPositive()) {
                    return true;
                }
                long _ = change.awaitNanos(wait.toNanos());
            }
            return false;
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Notices that the client has gone, even while there is nothing to send.
    private void watch(Socket client) {
        try {
            byte[] ignored = new byte[256];
            while (client.getInputStream().read(ignored) >= 0) {
                // A camera takes commands; this one has none.
            }
        } catch (IOException e) {
            LOG.debug("The demo reader's client has gone", e);
        }
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("Closing the demo reader's client failed", e);
        }
        lock.lock();
        try {
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static byte[] framed(Bytes scan) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(scan.length() + 2);
        frame.writeBytes(scan.toArray());
        frame.write('\r');
        frame.write('\n');
        return frame.toByteArray();
    }

    /// Closes the connection and the port, and waits up to two seconds for the thread.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
        boolean _ = ended.cancel(false);
        try {
            server.close();
            if (!thread.join(Duration.ofSeconds(2))) {
                LOG.warn("The demo reader's thread did not end in time");
            }
        } catch (IOException e) {
            LOG.info("Closing the demo reader's port failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
