package org.cordon.app.port.backup;

/// A backup could not be made, read or put back. The message says why and what to do.
public class BackupUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Without a cause of the system's.
    public BackupUnavailable(String message) {
        super(message);
    }

    public BackupUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
