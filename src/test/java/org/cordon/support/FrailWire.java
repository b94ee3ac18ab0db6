package org.cordon.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// TCP connections between clients and a server on this machine that can be cut in the middle of whatever
/// they carry, slowed down, silenced, half closed, or doubled.
public final class FrailWire implements AutoCloseable {
    private static final long FOREVER = Long.MAX_VALUE / 2;

    private record Link(Socket client, Socket server, Optional<Socket> twin) {}

    private final ServerSocket entrance;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesLeft = new AtomicLong(FOREVER);
    private volatile boolean down;
    private volatile boolean silent;
    private volatile boolean doubling;
    private volatile long delayNanos;

    /// Carries to a port of this machine.
    public FrailWire(int target) throws IOException {
        this.target = target;
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /// Where clients connect.
    public int port() {
        return entrance.getLocalPort();
    }

    /// Cuts everything; while it is down, newcomers are cut at once.
    public void cut(boolean stayDown) {
        down = stayDown;
        links.forEach(this::close);
    }

    /// Cuts everything once so many more bytes were carried, in either direction.
    public void cutAfter(long bytes) {
        bytesLeft.set(bytes);
    }

    /// Holds each piece back for so long; 0 for not at all.
    public void delay(long nanos) {
        delayNanos = nanos;
    }

    /// Nothing comes back from the server any more, though nothing is closed.
    public void silence() {
        silent = true;
    }

    /// Closes one direction of every connection: the other side hears that no more will come.
    public void halfClose(boolean towardsServer) {
        for (Link link : links) {
            try {
                (towardsServer ? link.server : link.client).shutdownOutput();
            } catch (IOException e) {
                close(link);
            }
        }
    }

    /// What newcomers send goes to two connections of the server; only one of them is heard.
    public void doubleNewcomers() {
        doubling = true;
        links.forEach(this::close);
    }

    /// As good as new; what was silenced or doubled is cut.
    public void heal() {
        boolean disturbed = silent || doubling;
        down = false;
        silent = false;
        doubling = false;
        delayNanos = 0;
        bytesLeft.set(FOREVER);
        if (disturbed) {
            links.forEach(this::close);
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (down) {
                    client.close();
                } else {
                    open(client);
                }
            } catch (IOException e) {
                if (!entrance.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void open(Socket client) throws IOException {
        Link link;
        try {
            Optional<Socket> twin = doubling ? Optional.of(connect()) : Optional.empty();
            link = new Link(client, connect(), twin);
        } catch (IOException e) {
            // The server is gone: to the client it looks as if the wire were.
            client.close();
            return;
        }
        links.add(link);
        Thread.ofVirtual().start(() -> carry(link, true));
        Thread.ofVirtual().start(() -> carry(link, false));
        link.twin.ifPresent(twin -> Thread.ofVirtual().start(() -> swallow(twin)));
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), target);
    }

    private void carry(Link link, boolean up) {
        byte[] some = new byte[1_000];
        try {
            InputStream in = (up ? link.client : link.server).getInputStream();
            OutputStream out = (up ? link.server : link.client).getOutputStream();
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                if (delayNanos > 0) {
                    LockSupport.parkNanos(delayNanos);
                }
                if (silent && !up) {
                    continue;
                }
                long left = bytesLeft.addAndGet(-n);
                int part = (int) Math.max(0, Math.min(n, left + n));
                out.write(some, 0, part);
                if (up) {
                    toTwin(link, some, part);
                }
                if (left <= 0) {
                    bytesLeft.set(FOREVER);
                    links.forEach(this::close);
                }
            }
        } catch (IOException _) {
            // Cut: both ends are closed below, which is all that a wire can tell.
        }
        close(link);
    }

    private static void toTwin(Link link, byte[] some, int part) {
        link.twin.ifPresent(twin -> {
            try {
                twin.getOutputStream().write(some, 0, part);
            } catch (IOException _) {
                // The server has thrown the second one out; the first goes on.
            }
        });
    }

    private static void swallow(Socket twin) {
        try {
            twin.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // It ends with its link.
        }
    }

    private void close(Link link) {
        links.remove(link);
        try {
            link.client.close();
            link.server.close();
            if (link.twin.isPresent()) {
                link.twin.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut(true);
    }
}
