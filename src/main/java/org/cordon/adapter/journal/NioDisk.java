package org.cordon.adapter.journal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import org.cordon.app.port.DurableFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/// The real disk.
final class NioDisk implements Disk {
    private final Path folder;

    /// @param folder on the disk in question
    NioDisk(Path folder) {
        this.folder = folder;
    }

    @Override
    public Handle create(Path file) throws IOException {
        return new NioHandle(
                FileChannel.open(file, Set.of(CREATE_NEW, READ, WRITE), PrivateFiles.ofFile(file)));
    }

    @Override
    public Handle open(Path file) throws IOException {
        return new NioHandle(FileChannel.open(file, READ, WRITE));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void createFolder(Path made) throws IOException {
        try {
            Files.createDirectory(made, PrivateFiles.ofFolder(made));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(made)) {
                throw e;
            }
        }
    }

    @Override
    public void syncFolder(Path synced) throws IOException {
        DurableFile.syncFolder(synced);
    }

    @Override
    public long usable() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
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
        public int read(ByteBuffer bytes, long at) throws IOException {
            return channel.read(bytes, at);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
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
