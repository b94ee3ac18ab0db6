package org.cordon.adapter.serial;

import org.cordon.adapter.device.ConnectionScanner;
import org.cordon.adapter.device.ConnectionTimeouts;
import org.cordon.app.device.SerialPortList;
import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.Scanner;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerReplies;

import java.util.concurrent.ScheduledExecutorService;

/// A scanner on a serial port, or on USB as a virtual one. It comes back by itself when it is
/// plugged in again: at the same path, or, where its address is its identity, anywhere.
public final class SerialScanner implements Scanner {
    private final ConnectionScanner scanner;

    /// Opens nothing before [#start].
    ///
    /// @param directory asked where the device is, each time it is opened
    /// @param supervisor see [ConnectionScanner]
    public SerialScanner(
            ScannerConfig.Serial settings,
            SerialPortList directory,
            TimeSource time,
            ScheduledExecutorService supervisor) {
        scanner =
                new ConnectionScanner(
                        settings,
                        new SerialConnectionFactory(settings, directory),
                        ConnectionTimeouts.PORT,
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
