package org.cordon.adapter.journal;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import org.cordon.core.event.FileAlteration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// The file `owner`: made once for a journal, never removed, locked by the program that records. Nothing
/// else opens it, because on some systems closing any channel of a file lifts the locks of the process.
///
/// It holds a random token that `epoch.properties` repeats. So a journal without its owner file, or with
/// another one, is recognised.
final class OwnerFile implements AutoCloseable {
    private static final int TOKEN_BYTES = 36;

    private final Path file;
    private final FileChannel channel;
    private final FileStamp stamp;
    private final String token;

    private OwnerFile(Path file, FileChannel channel, FileStamp stamp, String token) {
        this.file = file;
        this.channel = channel;
        this.stamp = stamp;
        this.token = token;
    }

    static Path in(Path journal) {
        return journal.resolve("owner");
    }

    static String newToken() {
        return UUID.randomUUID().toString();
    }

    /// Makes the file.
    static void make(Path journal, Disk disk, String token) throws IOException {
        disk.replaceDurably(in(journal), (token + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /// Opens and locks the file.
    ///
    /// @return empty if another program has it
    /// @throws NoSuchFileException if it is not there
    static Optional<OwnerFile> lock(Path journal) throws IOException {
        Path file = in(journal);
        FileChannel channel = FileChannel.open(file, READ, WRITE);
        try {
            FileLock lock = channel.tryLock(1L << 32, 1, false);
            if (lock != null) {
                return Optional.of(
                        new OwnerFile(file, channel, FileStamp.of(file), token(channel)));
            }
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static String token(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(TOKEN_BYTES);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // until it is read or the file ends
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1).strip();
    }

    String token() {
        return token;
    }

    /// Compares the file that the path leads to with the one that is locked. Cheap.
    Optional<FileAlteration> alteration() throws IOException {
        try {
            FileStamp now = FileStamp.of(file);
            if (!now.key().equals(stamp.key())) {
                return Optional.of(FileAlteration.REPLACED);
            }
            if (now.size() < stamp.size()) {
                return Optional.of(FileAlteration.SHORTENED);
            }
            return now.equals(stamp) || token(channel).equals(token)
                    ? Optional.empty()
                    : Optional.of(FileAlteration.OVERWRITTEN);
        } catch (NoSuchFileException gone) {
            if (Files.isDirectory(file.resolveSibling("."))) {
                return Optional.of(FileAlteration.REMOVED);
            }
            throw gone;
        }
    }

    Optional<Object> key() {
        return stamp.key();
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
