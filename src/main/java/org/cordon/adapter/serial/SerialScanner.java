package org.cordon.adapter.serial;

import org.cordon.adapter.device.ConnectionScanner;
import org.cordon.adapter.device.ConnectionTimeouts;
import org.cordon.app.device.SerialPortList;
import org.cordon.app.port.TimeSource;
import org.cordon.core.scanner.ScannerConfig;

import java.util.concurrent.ScheduledExecutorService;

/// A scanner on a serial port, or on USB as a virtual one. It comes back by itself when it is
/// plugged in again: at the same path, or, where its address is its identity, anywhere.
public final class SerialScanner extends ConnectionScanner {
    /// Opens nothing before [#start].
    ///
    /// @param directory asked where the device is, each time it is opened
    /// @param supervisor see [ConnectionScanner]
    public SerialScanner(
            ScannerConfig.Serial settings,
            SerialPortList directory,
            TimeSource time,
            ScheduledExecutorService supervisor) {
        super(
                settings,
                new SerialConnectionFactory(settings, directory),
                ConnectionTimeouts.PORT,
                time,
                supervisor);
    }
}
