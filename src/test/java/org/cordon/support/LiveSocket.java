package org.cordon.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/// The connection of a terminal that runs to a device of a test.
public final class LiveSocket {
    /// So long a connection that has ended may take to say so.
    private static final int MILLIS = 500;

    private LiveSocket() {}

    /// Waits for a connection that is open. A terminal that ended may have connected once more; that one is passed over.
    ///
    /// @param device what terminals connect to, which itself says nothing before it is connected
    public static Socket accept(ServerSocket device) throws IOException {
        while (true) {
            Socket socket = device.accept();
            socket.setSoTimeout(MILLIS);
            try {
                assertEquals(-1, socket.getInputStream().read());
            } catch (SocketTimeoutException open) {
                socket.setSoTimeout(0);
                return socket;
            } catch (SocketException over) {
                // As one that says it has ended.
            }
            socket.close();
        }
    }
}
