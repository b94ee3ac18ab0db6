package org.cordon.app.port.backup;

import java.nio.file.Path;

/// A file that a backup takes, as far as it counts.
///
/// @param name its path within the data folder, parts joined by `/`
/// @param length bytes of it that are durable, from its beginning; more may be appended meanwhile
public record BackupFile(String name, Path file, long length) {
    /// Refuses names that lead out of the folder.
    public BackupFile {
        requireInside(name);
        if (length < 0) {
            throw new IllegalArgumentException("length " + length);
        }
    }

    /// Whether a name stays within the folder it is resolved in.
    ///
    /// @throws IllegalArgumentException if it does not
    public static void requireInside(String name) {
        boolean strange = false;
        for (String part : name.split("/", -1)) {
            strange |= part.isEmpty() || part.equals(".") || part.equals("..");
        }
        if (strange) {
            throw new IllegalArgumentException("not a name within a folder: " + name);
        }
    }
}
