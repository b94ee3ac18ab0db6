package org.cordon.adapter.serial;

import org.cordon.app.port.Scanner;
import org.cordon.app.port.SerialDirectory;
import org.cordon.app.port.Time;
import org.cordon.app.port.link.LinkScanner;
import org.cordon.app.port.link.Pace;
import org.cordon.core.scan.DeviceId;
import org.cordon.core.scan.DeviceRole;
import org.cordon.core.scan.DeviceSettings;
import org.cordon.core.scan.Replies;

import java.util.concurrent.ScheduledExecutorService;

/// A scanner on a serial port, or on USB as a virtual one. It comes back by itself when it is
/// plugged in again: at the same path, or, where its address is its identity, anywhere.
public final class SerialScanner implements Scanner {
    private final LinkScanner scanner;

    /// Opens nothing before [#start].
    ///
    /// @param directory asked where the device is, each time it is opened
    /// @param supervisor see [LinkScanner]
    public SerialScanner(
            DeviceSettings.Serial settings,
            SerialDirectory directory,
            Time time,
            ScheduledExecutorService supervisor) {
        scanner =
                new LinkScanner(
                        settings,
                        new SerialSource(settings, directory),
                        Pace.PORT,
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
