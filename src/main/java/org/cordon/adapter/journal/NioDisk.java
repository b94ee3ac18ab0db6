package org.cordon.adapter.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The real disk.
final class NioDisk implements Disk {
    /// Windows makes a folder's entries durable by itself and lets nobody open a folder.
    private static final boolean FOLDERS_CAN_BE_SYNCED =
            !System.getProperty("os.name").startsWith("Windows");

    private final Path folder;

    /// @param folder an existing folder on the disk in question
    NioDisk(Path folder) {
        this.folder = folder;
    }

    @Override
    public Handle create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE);
        try {
            channel.force(true);
            syncFolder(file);
            return new NioHandle(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public Handle open(Path file) throws IOException {
        return new NioHandle(FileChannel.open(file, WRITE));
    }

    @Override
    public void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(fresh, CREATE, TRUNCATE_EXISTING, WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(file);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        syncFolder(file);
    }

    @Override
    public long usable() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private static void syncFolder(Path file) throws IOException {
        Path parent = file.getParent();
        if (FOLDERS_CAN_BE_SYNCED && parent != null) {
            try (FileChannel channel = FileChannel.open(parent, READ)) {
                channel.force(true);
            }
        }
    }

    private record NioHandle(FileChannel channel) implements Handle {
        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            long next = at;
            while (bytes.hasRemaining()) {
                next += channel.write(bytes, next);
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            channel.truncate(length);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
