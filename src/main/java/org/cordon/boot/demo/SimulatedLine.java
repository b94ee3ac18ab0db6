package org.cordon.boot.demo;

import org.cordon.core.line.StationId;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Simulated fixed readers, one a station: real TCP servers on loopback that play a recorded shift to each client, each
/// scan ended by CR LF. A message that is sent late delays all after it. The shift stands while a reader has no connection,
/// and goes on where it was when each has one. Once it has ended the connections stay open and silent, as those of
/// cameras do over a standing line.
///
/// Safe from any thread; only [#open] and [#close] touch the network.
public final class SimulatedLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedLine.class);

    private final List<ShiftScan> shift;
    private final Map<StationId, Reader> readers = new LinkedHashMap<>();
    private final ShiftClock clock;
    private final Thread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private boolean paused;
    private boolean closed;
    private int next;

    private static final class Reader {
        final ServerSocket server;
        Optional<Socket> client = Optional.empty();

        Reader(ServerSocket server) {
            this.server = server;
        }
    }

    private SimulatedLine(List<ShiftScan> shift, double speed) {
        this.shift = List.copyOf(shift);
        clock = new ShiftClock(speed);
        thread = Thread.ofPlatform().daemon().name("demo-line").unstarted(this::play);
    }

    /// Listens on a free port of the loopback interface for each station.
    ///
    /// @param stations those of the scans
    /// @param shift in the order of time
    /// @param speed 1 plays as recorded, 100 a hundred times as fast
    /// @throws IOException if no port can be had
    public static SimulatedLine open(List<StationId> stations, List<ShiftScan> shift, double speed)
            throws IOException {
        SimulatedLine line = new SimulatedLine(shift, speed);
        try {
            for (StationId station : stations) {
                line.readers.put(
                        station,
                        new Reader(new ServerSocket(0, 1, InetAddress.getLoopbackAddress())));
            }
        } catch (IOException e) {
            line.close();
            throw e;
        }
        line.readers.forEach((station, reader) ->
                Thread.ofVirtual().name("demo-" + station).start(() -> line.serve(reader)));
        line.thread.start();
        return line;
    }

    /// Where the readers listen.
    public String host() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    /// Where the reader of a station listens.
    public int port(StationId station) {
        return reader(station).server.getLocalPort();
    }

    private Reader reader(StationId station) {
        return Objects.requireNonNull(readers.get(station), station.value());
    }

    /// Completes when the last scan was sent; fails with a cancellation if it was closed before.
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /// Stops the shift where it is.
    public void pause() {
        changed(() -> paused = true);
    }

    /// Lets it go on.
    public void resume() {
        changed(() -> paused = false);
    }

    private void changed(Runnable what) {
        lock.lock();
        try {
            what.run();
            change.signalAll();
        } finally {
            lock.unlock();
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

    private void serve(Reader reader) {
        while (!isClosed()) {
            try (Socket client = reader.server.accept()) {
                client.setTcpNoDelay(true);
                changed(() -> reader.client = Optional.of(client));
                watch(client);
            } catch (IOException e) {
                if (!isClosed()) {
                    LOG.info("A client of the demo line has gone: {}", e.getMessage());
                }
            }
            changed(() -> reader.client = Optional.empty());
        }
    }

    /// Notices that the client has gone, even while there is nothing to send. A camera takes commands; this
    /// one has none.
    private static void watch(Socket client) throws IOException {
        byte[] ignored = new byte[256];
        int count = 0;
        while (count >= 0) {
            count = client.getInputStream().read(ignored);
        }
    }

    private void play() {
        Optional<Socket> client = awaitNext();
        while (client.isPresent()) {
            send(client.get(), shift.get(next).bytes());
            client = awaitNext();
        }
    }

    /// What a client does not take is sent to the next one.
    private void send(Socket client, Bytes scan) {
        try {
            OutputStream out = client.getOutputStream();
            out.write(framed(scan));
        } catch (IOException e) {
            LOG.info("A client of the demo line has gone: {}", e.getMessage());
            changed(() -> reader(shift.get(next).station()).client = Optional.empty());
            return;
        }
        changed(() -> {
            clock.sent(shift.get(next).at(), System.nanoTime());
            next++;
        });
        if (next == shift.size()) {
            ended.complete(null);
        }
    }

    /// Waits for the next scan's moment.
    ///
    /// @return who receives it; empty once nothing more is sent
    private Optional<Socket> awaitNext() {
        lock.lock();
        try {
            while (!closed) {
                long now = System.nanoTime();
                boolean runs =
                        !paused
                                && next < shift.size()
                                && readers.values().stream().allMatch(r -> r.client.isPresent());
                clock.run(runs, now);
                if (!runs) {
                    change.await();
                    continue;
                }
                Duration wait = clock.until(shift.get(next).at(), now);
                if (!wait.isPositive()) {
                    return reader(shift.get(next).station()).client;
                }
                long _ = change.awaitNanos(wait.toNanos());
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
            return Optional.empty();
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

    /// Closes the connections and the ports, and waits up to two seconds for the thread.
    @Override
    public void close() {
        List<Socket> clients = new ArrayList<>();
        changed(() -> {
            closed = true;
            readers.values().forEach(reader -> reader.client.ifPresent(clients::add));
        });
        boolean _ = ended.cancel(false);
        try {
            for (Reader reader : readers.values()) {
                reader.server.close();
            }
            for (Socket client : clients) {
                client.close();
            }
            if (thread.isAlive() && !thread.join(Duration.ofSeconds(2))) {
                LOG.warn("The demo line's thread did not end in time");
            }
        } catch (IOException e) {
            LOG.info("Closing a port of the demo line failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
