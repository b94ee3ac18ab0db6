package org.cordon.adapter.reader;

import org.cordon.app.port.Scanner;
import org.cordon.app.port.Time;
import org.cordon.app.port.link.LinkScanner;
import org.cordon.app.port.link.Pace;
import org.cordon.core.scan.DeviceId;
import org.cordon.core.scan.DeviceRole;
import org.cordon.core.scan.DeviceSettings;
import org.cordon.core.scan.Replies;

import java.util.concurrent.ScheduledExecutorService;

/// A fixed reader in the network: it listens and we connect, again when it restarts; or we listen and
/// it connects. A peer that has vanished without a word is found out by keep-alive probes.
public final class TcpScanner implements Scanner {
    private final LinkScanner scanner;

    /// Connects to nothing before [#start].
    ///
    /// @param supervisor see [LinkScanner]
    public TcpScanner(DeviceSettings.Tcp settings, Time time, ScheduledExecutorService supervisor) {
        this(settings, time, supervisor, KeepAlive.USUAL);
    }

    /// With other probes than usual.
    public TcpScanner(
            DeviceSettings.Tcp settings,
            Time time,
            ScheduledExecutorService supervisor,
            KeepAlive keepAlive) {
        scanner =
                new LinkScanner(
                        settings,
                        new TcpSource(settings, keepAlive),
                        Pace.NETWORK,
                        time,
                        supervisor);
    }

    /// Listens for the reader from [#start] on.
    ///
    /// @param supervisor see [LinkScanner]
    public TcpScanner(
            DeviceSettings.TcpServer settings, Time time, ScheduledExecutorService supervisor) {
        scanner =
                new LinkScanner(
                        settings,
                        new ServerSource(settings, KeepAlive.USUAL),
                        Pace.LISTENING,
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
    public void tell(Replies.Kind what) {
        scanner.tell(what);
    }

    @Override
    public void close() {
        scanner.close();
    }
}
