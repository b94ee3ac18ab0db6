package org.cordon.adapter.tcp;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.device.ConnectionScanner;
import org.cordon.adapter.device.ConnectionTimeouts;
import org.cordon.app.port.TimeSource;
import org.cordon.core.scanner.ScannerConfig;

import java.util.concurrent.ScheduledExecutorService;

/// A fixed reader in the network: it listens and we connect, again when it restarts; or we listen and
/// it connects. A peer that has vanished without a word is found out by keep-alive probes.
public final class TcpScanner extends ConnectionScanner {
    /// Connects to nothing before [#start].
    ///
    /// @param supervisor see [ConnectionScanner]
    public TcpScanner(
            ScannerConfig.Tcp settings, TimeSource time, ScheduledExecutorService supervisor) {
        super(
                settings,
                new TcpConnectionFactory(settings),
                ConnectionTimeouts.NETWORK,
                time,
                supervisor);
    }

    /// Listens for the reader from [#start] on.
    ///
    /// @param supervisor see [ConnectionScanner]
    public TcpScanner(
            ScannerConfig.TcpServer settings,
            TimeSource time,
            ScheduledExecutorService supervisor) {
        super(
                settings,
                new ServerConnectionFactory(settings),
                ConnectionTimeouts.LISTENING,
                time,
                supervisor);
    }

    /// Connects to a reader and closes the connection again; three seconds at most, and as long as the
    /// name takes to resolve. Many readers take one connection only: not while the program runs.
    ///
    /// @throws ConnectionLostException if it does not answer, saying why and what to do
    public static void tryOut(ScannerConfig.Tcp settings) throws ConnectionLostException {
        new TcpConnectionFactory(settings).open().close();
    }

    /// Listens for a reader and stops listening again. Not while the program runs.
    ///
    /// @throws ConnectionLostException if nobody could be let in, saying why and what to do
    public static void tryOut(ScannerConfig.TcpServer settings) throws ConnectionLostException {
        ServerConnectionFactory source = new ServerConnectionFactory(settings);
        try {
            source.listen();
        } finally {
            source.close();
        }
    }
}
