package org.cordon.adapter.opcua;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.device.ConnectionScanner;
import org.cordon.adapter.device.ConnectionTimeouts;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.port.TimeSource;
import org.cordon.core.scanner.ScannerConfig;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/// A machine whose variables are read by OPC UA (IEC 62541). Each change of one comes as a message of the vocabulary of
/// machine data, so that it is read, shown and recorded as one that comes over TCP.
public final class OpcUaMachine extends ConnectionScanner {
    private static final ConnectionTimeouts PATIENCE =
            new ConnectionTimeouts(
                    RetryPolicy.doubling(Duration.ofMillis(500), Duration.ofSeconds(10)),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5));

    /// Connects to nothing before [#start].
    ///
    /// @param data folder of the terminal
    /// @param supervisor see [ConnectionScanner]
    public OpcUaMachine(
            ScannerConfig.OpcUa settings,
            Path data,
            TimeSource time,
            ScheduledExecutorService supervisor) {
        super(settings, new OpcUaConnectionFactory(settings, data), PATIENCE, time, supervisor);
    }

    /// Connects to a machine, finds its variables and closes the connection again.
    ///
    /// @throws ConnectionLostException if it cannot be read, saying why and what to do
    public static void tryOut(ScannerConfig.OpcUa settings, Path data)
            throws ConnectionLostException {
        OpcUaConnection connection = new OpcUaConnectionFactory(settings, data).open();
        try {
            connection.requireAll();
        } finally {
            connection.close();
        }
    }
}
