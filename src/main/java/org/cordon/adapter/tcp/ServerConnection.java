package org.cordon.adapter.tcp;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.device.DeviceConnection;
import org.cordon.core.text.Reason;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The connection of a reader that was let in.
final class ServerConnection implements DeviceConnection {

    private final TcpConnection link;
    private final InetAddress from;
    private final Supplier<Optional<Reason.Coded>> notice;
    private final Consumer<ServerConnection> left;
    private volatile boolean replaced;

    /// @param notice who was turned away meanwhile
    /// @param left hears that it is closed
    ServerConnection(
            TcpConnection link,
            InetAddress from,
            Supplier<Optional<Reason.Coded>> notice,
            Consumer<ServerConnection> left) {
        this.link = link;
        this.from = from;
        this.notice = notice;
        this.left = left;
    }

    /// Who connected.
    InetAddress from() {
        return from;
    }

    /// The same reader has connected anew.
    void replaced() {
        replaced = true;
        link.close();
    }

    @Override
    public int read(byte[] buffer) throws ConnectionLostException {
        try {
            return link.read(buffer);
        } catch (ConnectionLostException e) {
            if (replaced) {
                throw new ConnectionLostException(
                        Reason.of("device.tcp.anew", from.getHostAddress()), e);
            }
            throw e;
        }
    }

    @Override
    public void write(byte[] bytes) throws ConnectionLostException {
        link.write(bytes);
    }

    @Override
    public Optional<Reason.Coded> notice() {
        return notice.get();
    }

    @Override
    public void close() {
        link.close();
        left.accept(this);
    }
}
