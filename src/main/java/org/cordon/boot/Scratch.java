package org.cordon.boot;

import org.cordon.adapter.h2.H2Database;
import org.cordon.adapter.h2.H2Store;
import org.cordon.app.port.Store;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.ScratchStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A store in the system's folder for temporary files.
record Scratch(Path folder, Store store) implements ScratchStore {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    /// Above what a store of the entries of one proof takes.
    private static final long ROOM = 1L << 30;

    /// Makes one.
    static Scratch make() {
        try {
            Path folder = Files.createTempDirectory("cordon-store-");
            if (Files.getFileStore(folder).getUsableSpace() < ROOM) {
                Files.delete(folder);
                throw new BackupUnavailable(
                        "The backup could not be verified: the folder for temporary files, %s, has less than 1 GiB free. Make room there."
                                .formatted(folder.getParent()));
            }
            return new Scratch(folder, new H2Store(new H2Database(folder.resolve("store"))));
        } catch (IOException e) {
            throw new BackupUnavailable(
                    "The backup could not be verified: no folder for temporary files could be made (%s)."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        store.close();
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            // The system clears that folder.
            LOG.warn("{} could not be removed", folder, e);
        }
    }
}
