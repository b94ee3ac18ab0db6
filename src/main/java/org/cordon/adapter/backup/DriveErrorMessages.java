package org.cordon.adapter.backup;

import org.cordon.app.port.backup.BackupUnavailable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What went wrong with a drive, in words that say what to do.
final class DriveErrorMessages {
    private DriveErrorMessages() {}

    /// The drive is not there.
    static BackupUnavailable missing(Path folder) {
        return new BackupUnavailable(
                "The backup folder %s is not there. Plug the drive in or mount it again, or make the folder."
                        .formatted(folder));
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
            return new BackupUnavailable(
                    "%s is full%s. Make room, or set another drive."
                            .formatted(folder, room(folder)),
                    e);
        }
        if (e instanceof AccessDeniedException || why.contains("Read-only file system")) {
            return new BackupUnavailable(
                    "%s cannot be written (%s). Let Cordon's user write there, and see that the drive is not write-protected."
                            .formatted(folder, why),
                    e);
        }
        return new BackupUnavailable(
                "%s cannot be used (%s). Check the drive and its connection."
                        .formatted(folder, why),
                e);
    }

    private static String room(Path folder) {
        try {
            return " (%,d MiB free)".formatted(Files.getFileStore(folder).getUsableSpace() >> 20);
        } catch (IOException unknown) {
            return "";
        }
    }
}
