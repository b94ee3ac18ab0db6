package org.cordon.adapter.tcp;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.core.scanner.ScannerConfig;

/// The readers on the network.
public final class TcpScanners {
    private TcpScanners() {}

    /// Connects to a reader and closes the connection again; three seconds at most, and as long as the
    /// name takes to resolve. Many readers take one connection only: not while the program runs.
    ///
    /// @throws ConnectionLostException if it does not answer, saying why and what to do
    public static void tryOut(ScannerConfig.Tcp settings) throws ConnectionLostException {
        new TcpConnectionFactory(settings, KeepAlive.USUAL).open().close();
    }

    /// Listens for a reader and stops listening again. Not while the program runs.
    ///
    /// @throws ConnectionLostException if nobody could be let in, saying why and what to do
    public static void tryOut(ScannerConfig.TcpServer settings) throws ConnectionLostException {
        ServerConnectionFactory source = new ServerConnectionFactory(settings, KeepAlive.USUAL);
        try {
            source.listen();
        } finally {
            source.close();
        }
    }
}
