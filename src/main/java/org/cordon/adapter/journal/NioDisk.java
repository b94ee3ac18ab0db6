package org.cordon.adapter.journal;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;

/// The real disk.
final class NioDisk implements Disk {
    private static final Logger LOG = LoggerFactory.getLogger(NioDisk.class);

    /// Windows makes a folder's entries durable by itself and lets nobody open a folder.
    private static final boolean FOLDERS_CAN_BE_SYNCED =
            !System.getProperty("os.name").startsWith("Windows");

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
    public Handle openUnsynced(Path file, int bytes) throws IOException {
        Handle handle = Disk.super.openUnsynced(file, bytes);
        return handle instanceof NioHandle(FileChannel channel)
                ? MappedHandle.of(channel, bytes).<Handle>map(h -> h).orElse(handle)
                : handle;
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
        if (FOLDERS_CAN_BE_SYNCED) {
            try (FileChannel channel = FileChannel.open(synced, READ)) {
                channel.force(true);
            }
        }
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

    /// A file whose first bytes are memory: writing them calls no system, and changes no time of the file
    /// more often than the system writes it out.
    private record MappedHandle(FileChannel channel, Arena arena, ByteBuffer memory)
            implements Handle {
        /// @return empty where the file system maps no files
        @SuppressWarnings("MustBeClosedChecker") // by the handle that it returns
        static Optional<MappedHandle> of(FileChannel channel, int bytes) {
            Arena arena = Arena.ofShared();
            try {
                return Optional.of(
                        new MappedHandle(
                                channel,
                                arena,
                                channel.map(MapMode.READ_WRITE, 0, bytes, arena).asByteBuffer()));
            } catch (IOException | UnsupportedOperationException e) {
                arena.close();
                LOG.info("{} is written without being mapped", channel, e);
                return Optional.empty();
            }
        }

        /// @throws IOException also if somebody cut the file
        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            int length = bytes.remaining();
            try {
                memory.put((int) at, bytes, bytes.position(), length);
            } catch (InternalError cut) {
                throw new IOException("the file is shorter than it was", cut);
            }
            bytes.position(bytes.limit());
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
            if (arena.scope().isAlive()) {
                arena.close();
            }
            channel.close();
        }
    }
}
