package org.cordon.crash;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// What people, editors, sync tools and thieves do to a file that belongs to another program.
enum FileAttack {
    /// The file is deleted.
    REMOVE,
    /// The file gets another name in its folder.
    RENAME,
    /// The file loses its end: in the midst of a line, or behind one.
    TRUNCATE,
    /// Bytes in the midst are changed in place.
    OVERWRITE,
    /// A copy with the same content takes the file's place, as when an editor saves.
    REPLACE,
    /// The file's content of some time ago is written over it, as when a sync tool puts a version back.
    OLD_COPY,
    /// Every owner and lock file of the folder is deleted, and the program started a second time.
    DELETE_OWNER;

    /// Carries it out on one file; [#DELETE_OWNER] is carried out by whoever knows the folder.
    ///
    /// @param old content of some time ago
    /// @param wholeLines whether [#TRUNCATE] leaves the last line whole
    void on(Path file, byte[] old, boolean wholeLines) throws IOException {
        switch (this) {
            case REMOVE, DELETE_OWNER -> Files.delete(file);
            case RENAME -> Files.move(file, file.resolveSibling(file.getFileName() + ".away"));
            case TRUNCATE -> truncate(file, wholeLines);
            case OVERWRITE -> overwrite(file);
            case REPLACE -> {
                Path copy = file.resolveSibling(file.getFileName() + ".saving");
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
            }
            case OLD_COPY -> Files.write(file, old);
        }
    }

    private static void truncate(Path file, boolean wholeLines) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int cut = contentEnd(content) * 2 / 3;
        if (wholeLines) {
            while (cut > 0 && content[cut - 1] != '\n') {
                cut--;
            }
        }
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            channel.truncate(cut);
        }
    }

    private static void overwrite(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
            int end = contentEnd(Files.readAllBytes(file));
            ByteBuffer bytes = ByteBuffer.allocate(Math.min(16, Math.max(1, end / 3)));
            int at = end / 3;
            channel.read(bytes, at);
            for (int i = 0; i < bytes.capacity(); i++) {
                bytes.put(i, (byte) (bytes.get(i) ^ 1));
            }
            bytes.rewind();
            channel.write(bytes, at);
        }
    }

    /// Where a file's content ends, without the zero bytes of room that may be kept behind it.
    static int contentEnd(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
