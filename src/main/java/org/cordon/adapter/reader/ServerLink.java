package org.cordon.adapter.reader;

import org.cordon.app.port.link.Link;
import org.cordon.app.port.link.LinkLost;

import java.net.InetAddress;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The connection of a reader that was let in.
final class ServerLink implements Link {
    private final TcpLink link;
    private final InetAddress from;
    private final Supplier<String> notice;
    private final Consumer<ServerLink> left;
    private volatile boolean replaced;

    /// @param notice who was turned away meanwhile
    /// @param left hears that it is closed
    ServerLink(TcpLink link, InetAddress from, Supplier<String> notice, Consumer<ServerLink> left) {
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
    public int read(byte[] buffer) throws LinkLost {
        try {
            return link.read(buffer);
        } catch (LinkLost e) {
            if (replaced) {
                throw new LinkLost("%s has connected anew.".formatted(from.getHostAddress()), e);
            }
            throw e;
        }
    }

    @Override
    public void write(byte[] bytes) throws LinkLost {
        link.write(bytes);
    }

    @Override
    public String notice() {
        return notice.get().strip();
    }

    @Override
    public void close() {
        link.close();
        left.accept(this);
    }
}
