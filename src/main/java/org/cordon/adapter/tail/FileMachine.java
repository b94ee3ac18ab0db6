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
    private FileMachine(
            ScannerConfig.AppendedFile settings,
            FileConnectionFactory file,
            TimeSource time,
            ScheduledExecutorService supervisor) {
        super(settings, file, ConnectionTimeouts.PORT, time, supervisor);
    }

    /// Opens nothing before [#start].
    ///
    /// @param data folder of the terminal
    /// @param supervisor see [ConnectionScanner]
    public FileMachine(
            ScannerConfig.AppendedFile settings,
            Path data,
            TimeSource time,
            ScheduledExecutorService supervisor) {
        this(settings, FileConnectionFactory.of(settings, data), time, supervisor);
    }

    /// One that shows the last lines of the file and what is appended, and does not keep how far it was read: the machine
    /// at work reads on as if nobody had looked.
    public static FileMachine toTryOut(
            ScannerConfig.AppendedFile settings,
            Path data,
            TimeSource time,
            ScheduledExecutorService supervisor) {
        return new FileMachine(
                settings, FileConnectionFactory.toTryOut(settings, data), time, supervisor);
    }
}
