package org.cordon.adapter.tcp;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.device.DeviceConnection;
import org.cordon.core.text.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// An open connection to a reader.
record TcpConnection(Socket socket, String address) implements DeviceConnection {
    private static final Logger LOG = LoggerFactory.getLogger(TcpConnection.class);

    @Override
    public int read(byte[] buffer) throws ConnectionLostException {
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
            throw new ConnectionLostException(Reason.of("device.tcp.closed", address));
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws ConnectionLostException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private ConnectionLostException lost(IOException e) {
        return new ConnectionLostException(
                Reason.of("device.tcp.broken", address, String.valueOf(e.getMessage())), e);
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
