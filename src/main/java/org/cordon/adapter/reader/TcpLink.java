package org.cordon.adapter.reader;

import org.cordon.app.port.link.Link;
import org.cordon.app.port.link.LinkLost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// An open connection to a reader.
final class TcpLink implements Link {
    private static final Logger LOG = LoggerFactory.getLogger(TcpLink.class);

    private final Socket socket;
    private final String address;

    TcpLink(Socket socket, String address) {
        this.socket = socket;
        this.address = address;
    }

    @Override
    public int read(byte[] buffer) throws LinkLost {
        int count;
        try {
            count = socket.getInputStream().read(buffer);
        } catch (SocketTimeoutException quiet) {
            if ("Read timed out".equals(quiet.getMessage())) {
                return 0;
            }
            throw lost(quiet);
        } catch (IOException e) {
            throw lost(e);
        }
        if (count < 0) {
            throw new LinkLost("%s has closed the connection.".formatted(address));
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws LinkLost {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private LinkLost lost(IOException e) {
        return new LinkLost(
                "The connection to %s broke (%s). Check the reader's power and the network cable."
                        .formatted(address, e.getMessage()),
                e);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.info("{}: closing failed, the connection is given up all the same", address, e);
        }
    }
}
