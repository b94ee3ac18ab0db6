package org.cordon.adapter.tcp;

import org.cordon.adapter.device.ConnectionFactory;
import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.device.DeviceConnection;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.IpAddress;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Lets one reader in. Listens from the first opening on until it is closed, with a thread
/// `accept-<device>` of its own, so that a reader that restarted is noticed while its old connection
/// still seems to stand: the new one takes its place. Anybody else is turned away, and told of.
final class ServerConnectionFactory implements ConnectionFactory {
    private static final Logger LOG = LoggerFactory.getLogger(ServerConnectionFactory.class);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final int BACKLOG = 4;

    private final ScannerConfig.TcpServer settings;
    private Optional<ServerSocket> server = Optional.empty();
    private Optional<ServerConnection> next = Optional.empty();
    private Optional<ServerConnection> current = Optional.empty();
    private Optional<Reason.Coded> refused = Optional.empty();
    private boolean closed;

    ServerConnectionFactory(ScannerConfig.TcpServer settings) {
        this.settings = settings;
    }

    @Override
    public boolean present() {
        return true;
    }

    @Override
    public synchronized DeviceConnection open() throws ConnectionLostException {
        listen();
        long end = System.nanoTime() + WAIT.toNanos();
        while (next.isEmpty() && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                Reason.Coded waiting = Reason.of("device.tcp.waiting", settings.port());
                throw new ConnectionLostException(refused.map(waiting::and).orElse(waiting));
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ConnectionLostException(Reason.of("device.tcp.interrupted"), e);
            }
        }
        ServerConnection link =
                next.orElseThrow(
                        () -> new ConnectionLostException(Reason.of("device.tcp.closing")));
        next = Optional.empty();
        current = Optional.of(link);
        return link;
    }

    /// Begins to listen, unless it does.
    synchronized void listen() throws ConnectionLostException {
        if (closed) {
            throw new ConnectionLostException(Reason.of("device.tcp.closing"));
        }
        if (server.isPresent()) {
            return;
        }
        InetSocketAddress address =
                settings.host().isEmpty()
                        ? new InetSocketAddress(settings.port())
                        : new InetSocketAddress(settings.host(), settings.port());
        if (address.isUnresolved()) {
            throw new ConnectionLostException(
                    Reason.of("device.tcp.server-no-address", settings.host()));
        }
        ServerSocket socket = null;
        try {
            socket = new ServerSocket();
            socket.bind(address, BACKLOG);
        } catch (IOException e) {
            if (socket != null) {
                close(socket);
            }
            throw new ConnectionLostException(
                    Reason.of(
                            "device.tcp.no-port",
                            settings.address(),
                            String.valueOf(e.getMessage())),
                    e);
        }
        server = Optional.of(socket);
        ServerSocket listening = socket;
        Thread.ofPlatform().daemon().name("accept-" + settings.id()).start(() -> accept(listening));
    }

    private void accept(ServerSocket listening) {
        while (true) {
            Socket socket;
            try {
                socket = listening.accept();
            } catch (IOException e) {
                stopped(listening, e);
                return;
            }
            try {
                Sockets.prepare(socket, settings.framing());
                letIn(socket);
            } catch (IOException e) {
                LOG.info("{}: a connection broke as it was made", settings.id(), e);
                close(socket);
            }
        }
    }

    /// Listening has ended: by us, or the next opening begins anew.
    private synchronized void stopped(ServerSocket listening, IOException why) {
        if (!closed) {
            LOG.warn("{}: no longer listening, beginning anew", settings.id(), why);
            close(listening);
            server = Optional.empty();
        }
    }

    private synchronized void letIn(Socket socket) {
        InetAddress from = socket.getInetAddress();
        List<IpAddress> allow = settings.allow();
        IpAddress guest = new IpAddress(Bytes.of(from.getAddress()));
        Optional<ServerConnection> stands = next.or(() -> current);
        if (closed) {
            close(socket);
        } else if (!allow.isEmpty() && !allow.contains(guest)) {
            refuse(socket, Reason.of("device.tcp.not-allowed", from.getHostAddress()));
        } else if (stands.filter(link -> !link.from().equals(from)).isPresent()) {
            refuse(
                    socket,
                    Reason.of(
                            "device.tcp.second",
                            from.getHostAddress(),
                            stands.get().from().getHostAddress()));
        } else {
            stands.ifPresent(ServerConnection::replaced);
            refused = Optional.empty();
            String name = from.getHostAddress();
            next =
                    Optional.of(
                            new ServerConnection(
                                    new TcpConnection(socket, name),
                                    from,
                                    this::notice,
                                    this::left));
            notifyAll();
        }
    }

    private void refuse(Socket socket, Reason.Coded why) {
        LOG.warn("{}: {}", settings.id(), ReasonMessages.FOR_LOGS.of(why));
        refused = Optional.of(why);
        close(socket);
    }

    private synchronized Optional<Reason.Coded> notice() {
        return refused;
    }

    private synchronized void left(ServerConnection link) {
        current = current.filter(c -> c != link);
        next = next.filter(n -> n != link);
    }

    private void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            LOG.info(
                    "{}: closing failed, the connection is given up all the same",
                    settings.id(),
                    e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        server.ifPresent(this::close);
        next.ifPresent(ServerConnection::close);
        notifyAll();
    }
}
