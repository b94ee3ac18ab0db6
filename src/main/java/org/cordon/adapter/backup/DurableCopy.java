package org.cordon.adapter.backup;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import org.cordon.app.port.DurableFile;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.core.digest.Sha256;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.function.BooleanSupplier;

/// Copies, hashes and removes files, so that what it has written survives a power cut.
///
/// @param goOn asked for every MiB; false gives up
record DurableCopy(BooleanSupplier goOn) {
    private static final Messages TEXT = Messages.of(DurableCopy.class);
    private static final int CHUNK = 1 << 20;

    /// Synced so often, so that the journal's own sync on the same disk never waits behind a heap of
    /// data.
    private static final int SYNC_EVERY = 8 << 20;

    /// SHA-256 of the first bytes of a file.
    ///
    /// @throws IOException if it cannot be read or is shorter
    String hash(Path file, long length) throws IOException {
        MessageDigest digest = Sha256.digest();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        try (FileChannel in = FileChannel.open(file, READ)) {
            for (long at = 0; at < length; ) {
                at += read(in, at, length, buffer, file);
                digest.update(buffer);
            }
        }
        return Sha256.end(digest);
    }

    /// Copies the first bytes of a file into a new one, durably but for its place in the folder.
    ///
    /// @return SHA-256 of what was read
    String copy(Path from, long length, Path to) throws IOException {
        MessageDigest digest = Sha256.digest();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        try (FileChannel in = FileChannel.open(from, READ);
                FileChannel out = FileChannel.open(to, CREATE_NEW, WRITE)) {
            long synced = 0;
            for (long at = 0; at < length; ) {
                at += read(in, at, length, buffer, from);
                digest.update(buffer.duplicate());
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                if (at - synced >= SYNC_EVERY) {
                    out.force(false);
                    synced = at;
                }
            }
            out.force(true);
        }
        return Sha256.end(digest);
    }

    private int read(FileChannel in, long at, long length, ByteBuffer buffer, Path file)
            throws IOException {
        if (!goOn.getAsBoolean()) {
            throw new BackupUnavailable(TEXT.get("backup.ending.given-up"));
        }
        buffer.clear().limit((int) Math.min(buffer.capacity(), length - at));
        int got = in.read(buffer, at);
        if (got <= 0) {
            throw new IOException(TEXT.get("backup.file.shorter", file, at, length));
        }
        buffer.flip();
        return got;
    }

    /// Makes the places of all files and folders below one durable.
    static void syncFolders(Path top) throws IOException {
        Files.walkFileTree(
                top,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a)
                            throws IOException {
                        DurableFile.syncFolder(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Removes a folder and all in it, if it is there; follows no link.
    static void removeTree(Path top) throws IOException {
        if (!Files.exists(top)) {
            return;
        }
        Files.walkFileTree(
                top,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException e)
                            throws IOException {
                        if (e != null) {
                            throw e;
                        }
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
