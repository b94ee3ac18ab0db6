package org.cordon.app.port.backup;

/// What was read does not verify: a backup, a copy, or what a site store gave back. The message says
/// where and what to do.
public final class BackupCorruptException extends BackupUnavailable {
    private static final long serialVersionUID = 1L;

    public BackupCorruptException(String message) {
        super(message);
    }
}
