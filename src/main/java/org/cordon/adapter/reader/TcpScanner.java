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

/// A fixed reader that listens on a TCP port. We connect, and connect again when it restarts; a
/// peer that has vanished without a word is found out by keep-alive probes.
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
