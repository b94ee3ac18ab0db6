package org.cordon.boot.wiring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A temporary folder of a process. A lock on a file in it tells others that it is in use; the system lets go
/// of it when the process ends, however that comes about.
record ScratchFolder(Path path, FileChannel lock) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);
    private static final String PREFIX = "cordon-scratch-";
    private static final String LOCK = "in-use";

    /// Makes one.
    static ScratchFolder make(Path temporary) throws IOException {
        while (true) {
            Path folder = Files.createTempDirectory(temporary, PREFIX);
            FileChannel lock =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE);
            // Another process may have seen the file before its lock, and taken it for left behind.
            if (locked(lock) && Files.exists(folder.resolve(LOCK))) {
                return new ScratchFolder(folder, lock);
            }
            lock.close();
        }
    }

    /// Removes those whose process has ended. One that cannot be removed, such as another user's, stays.
    static void clear(Path temporary) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                try (FileChannel lock =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
                    if (locked(lock)) {
                        LOG.info("{} was left behind and is removed", folder);
                        remove(folder);
                    }
                } catch (NoSuchFileException beingMade) {
                    LOG.debug("{} is not in use yet, or no more", folder, beingMade);
                } catch (IOException e) {
                    LOG.info("{} is left where it is", folder, e);
                }
            }
        }
    }

    /// @return false if another holds it, in this process or elsewhere
    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    @Override
    public void close() {
        try (lock) {
            remove(path);
        } catch (IOException e) {
            LOG.warn("{} could not be removed; the next start or backup tries again", path, e);
        }
    }

    /// Its lock goes last: as long as anything is left of it, somebody can tell whether it is in use.
    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> contents =
                    all.filter(path -> !path.equals(folder) && !path.endsWith(LOCK))
                            .sorted(Comparator.reverseOrder())
                            .toList();
            for (Path path : contents) {
                Files.delete(path);
            }
        }
        Files.delete(folder.resolve(LOCK));
        Files.delete(folder);
    }
}
