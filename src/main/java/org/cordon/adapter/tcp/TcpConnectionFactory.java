package org.cordon.adapter.tcp;

import org.cordon.adapter.device.ConnectionFactory;
import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.device.DeviceConnection;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// Connects to one reader.
record TcpConnectionFactory(ScannerConfig.Tcp settings) implements ConnectionFactory {
    private static final int CONNECT_MS = 3000;

    @Override
    public boolean present() {
        return true;
    }

    @Override
    public DeviceConnection open() throws ConnectionLostException {
        // Resolved anew for each try: the reader may have moved.
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
        if (address.isUnresolved()) {
            throw new ConnectionLostException(Reason.of("device.tcp.no-address", settings.host()));
        }
        Socket socket = new Socket();
        try {
            socket.connect(address, CONNECT_MS);
            Sockets.prepare(socket, settings.framing());
            return new TcpConnection(socket, settings.address());
        } catch (IOException e) {
            ConnectionLostException lost = new ConnectionLostException(whyNot(e), e);
            try {
                socket.close();
            } catch (IOException second) {
                lost.addSuppressed(second);
            }
            throw lost;
        }
    }

    private Reason.Coded whyNot(IOException e) {
        String at = settings.address();
        return switch (e) {
            case SocketTimeoutException _ -> Reason.of("device.tcp.no-answer", at);
            case NoRouteToHostException _ -> Reason.of("device.tcp.no-way", at);
            case ConnectException _ -> Reason.of("device.tcp.refuses", at);
            default -> Reason.of("device.tcp.unreachable", at, String.valueOf(e.getMessage()));
        };
    }
}
