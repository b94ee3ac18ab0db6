package org.cordon.adapter.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/// What a path leads to at one moment: which file, its size in bytes, and when it was last written.
///
/// @param key of the file within its computer; empty where the system gives none (Windows)
record FileStamp(Optional<Object> key, long size, FileTime modified) {
    /// Looks at a file.
    ///
    /// @throws java.nio.file.NoSuchFileException if there is none
    static FileStamp of(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(
                Optional.ofNullable(now.fileKey()), now.size(), now.lastModifiedTime());
    }
}
