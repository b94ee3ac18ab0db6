package org.cordon.adapter.backup;

import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What went wrong with a drive, in words that say what to do.
final class DriveErrorMessages {
    private static final Messages TEXT = Messages.of(DriveErrorMessages.class);

    private DriveErrorMessages() {}

    /// The drive is not there.
    static BackupUnavailable missing(Path folder) {
        return new BackupUnavailable(TEXT.get("backup.drive.missing", folder));
    }

    /// Something failed while writing or reading below a folder.
    static BackupUnavailable of(Path folder, IOException e) {
        String why = String.valueOf(e.getMessage());
        if (!Files.isDirectory(folder)) {
            return missing(folder);
        }
        if (why.contains("No space left")
                || why.contains("quota exceeded")
                || why.contains("not enough space")) {
            return new BackupUnavailable(full(folder), e);
        }
        if (e instanceof AccessDeniedException || why.contains("Read-only file system")) {
            return new BackupUnavailable(TEXT.get("backup.drive.unwritable", folder, why), e);
        }
        return new BackupUnavailable(TEXT.get("backup.drive.unusable", folder, why), e);
    }

    private static String full(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace() >> 20;
            return TEXT.get("backup.drive.full-room", folder, free);
        } catch (IOException unknown) {
            return TEXT.get("backup.drive.full", folder);
        }
    }
}
