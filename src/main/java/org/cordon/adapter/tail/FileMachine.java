package org.cordon.adapter.tail;

import org.cordon.adapter.device.ConnectionScanner;
import org.cordon.adapter.device.ConnectionTimeouts;
import org.cordon.app.port.TimeSource;
import org.cordon.core.scanner.ScannerConfig;

import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;

/// A machine that appends its messages to a file: what is appended is read, from where the last run of the program ended.
/// A file that is put in its place is read from its beginning, and so is one that was emptied.
public final class FileMachine extends ConnectionScanner {
    /// Opens nothing before [#start].
    ///
    /// @param data folder of the terminal
    /// @param supervisor see [ConnectionScanner]
    public FileMachine(
            ScannerConfig.AppendedFile settings,
            Path data,
            TimeSource time,
            ScheduledExecutorService supervisor) {
        super(
                settings,
                FileConnectionFactory.of(settings, data),
                ConnectionTimeouts.PORT,
                time,
                supervisor);
    }
}
