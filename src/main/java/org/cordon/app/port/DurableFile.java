package org.cordon.app.port;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// Writes small files so that after a power cut the old one or the new one stands there, whole. Blocks.
public final class DurableFile {
    private DurableFile() {}

    /// Returns once what was written to a file, or which files a folder holds, is on the disk.
    @FunctionalInterface
    interface Sync {
        void force(FileChannel channel) throws IOException;
    }

    /// Makes a file, or puts its new content in its place; who may read it stays as it was. Durable on return.
    ///
    /// @throws IOException if it cannot be written; the file is as it was
    public static void replace(Path file, byte[] content) throws IOException {
        put(
                file,
                content,
                channel -> channel.force(true),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// Makes a file. Durable on return.
    ///
    /// @throws FileAlreadyExistsException if one is there; it is as it was
    /// @throws IOException if it cannot be written; none is there
    public static void create(Path file, byte[] content) throws IOException {
        put(file, content, channel -> channel.force(true));
    }

    static void put(Path name, byte[] content, Sync sync, CopyOption... options)
            throws IOException {
        Path file = name.toAbsolutePath();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try {
            write(fresh, file, content, sync);
            Files.move(fresh, file, options);
        } finally {
            Files.deleteIfExists(fresh);
        }
        sync(file.resolveSibling("."), sync);
    }

    private static void write(Path fresh, Path old, byte[] content, Sync sync) throws IOException {
        try (FileChannel out =
                FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (Files.exists(old)) {
                permit(old, fresh);
            }
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            sync.force(out);
        }
    }

    private static void permit(Path from, Path to) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (old != null) {
            Files.setPosixFilePermissions(to, old.readAttributes().permissions());
        }
    }

    /// Returns once a power cut no longer changes which files a folder holds. Windows sees to that by itself and
    /// lets nobody open a folder.
    public static void syncFolder(Path folder) throws IOException {
        sync(folder, channel -> channel.force(true));
    }

    private static void sync(Path folder, Sync sync) throws IOException {
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                sync.force(channel);
            }
        }
    }
}
