package org.cordon.adapter.reader;

import org.cordon.app.port.link.LinkLost;
import org.cordon.core.scan.DeviceSettings;

/// The readers on the network.
public final class TcpReaders {
    private TcpReaders() {}

    /// Connects to a reader and closes the connection again; three seconds at most, and as long as the
    /// name takes to resolve. Many readers take one connection only: not while the program runs.
    ///
    /// @throws LinkLost if it does not answer, saying why and what to do
    public static void tryOut(DeviceSettings.Tcp settings) throws LinkLost {
        new TcpSource(settings, KeepAlive.USUAL).open().close();
    }

    /// Listens for a reader and stops listening again. Not while the program runs.
    ///
    /// @throws LinkLost if nobody could be let in, saying why and what to do
    public static void tryOut(DeviceSettings.TcpServer settings) throws LinkLost {
        ServerSource source = new ServerSource(settings, KeepAlive.USUAL);
        try {
            source.listen();
        } finally {
            source.close();
        }
    }
}
