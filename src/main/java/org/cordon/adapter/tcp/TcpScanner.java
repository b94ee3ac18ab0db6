package org.cordon.adapter.tcp;

import org.cordon.adapter.device.ConnectionScanner;
import org.cordon.adapter.device.ConnectionTimeouts;
import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.Scanner;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerReplies;

import java.util.concurrent.ScheduledExecutorService;

/// A fixed reader in the network: it listens and we connect, again when it restarts; or we listen and
/// it connects. A peer that has vanished without a word is found out by keep-alive probes.
public final class TcpScanner implements Scanner {
    private final ConnectionScanner scanner;

    /// Connects to nothing before [#start].
    ///
    /// @param supervisor see [ConnectionScanner]
    public TcpScanner(
            ScannerConfig.Tcp settings, TimeSource time, ScheduledExecutorService supervisor) {
        this(settings, time, supervisor, KeepAlive.USUAL);
    }

    /// With other probes than usual.
    public TcpScanner(
            ScannerConfig.Tcp settings,
            TimeSource time,
            ScheduledExecutorService supervisor,
            KeepAlive keepAlive) {
        scanner =
                new ConnectionScanner(
                        settings,
                        new TcpConnectionFactory(settings, keepAlive),
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
        scanner =
                new ConnectionScanner(
                        settings,
                        new ServerConnectionFactory(settings, KeepAlive.USUAL),
                        ConnectionTimeouts.LISTENING,
                        time,
                        supervisor);
    }

    @Override
    public DeviceId id() {
        return scanner.id();
    }

    @Override
    public DeviceRole role() {
        return scanner.role();
    }

    @Override
    public String address() {
        return scanner.address();
    }

    @Override
    public void start(Listener listener) {
        scanner.start(listener);
    }

    @Override
    public void tell(ScannerReplies.Kind what) {
        scanner.tell(what);
    }

    @Override
    public void close() {
        scanner.close();
    }
}
