package org.cordon.cli;

import org.cordon.adapter.journal.FolderLock;
import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.adapter.sql.H2File;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/// The local store of a data folder that no program has, kept for as long as this is open.
///
/// A rebuild is made beside the store and takes its place as a whole, so that a rebuild that is broken
/// off leaves the store as it was.
final class OfflineStore implements AutoCloseable {
    private static final Messages TEXT = Messages.of(OfflineStore.class);

    private final FolderLock lock;
    private final Path file;
    private final Path fresh;

    /// Takes the folder.
    ///
    /// @param file the store's database, without file ending
    /// @throws org.cordon.app.port.JournalUnavailable naming the program that has it
    OfflineStore(Path data, Path file) throws IOException {
        if (!Files.isDirectory(data)) {
            throw new IOException(TEXT.get("cli.store.no-folder", data.toAbsolutePath()));
        }
        this.file = file;
        this.fresh = file.resolveSibling(file.getFileName() + ".rebuilding");
        lock = FolderLock.acquire(data, Instant.now());
    }

    /// The store's database, without file ending.
    Path file() {
        return file;
    }

    /// Builds another store beside this one.
    ///
    /// @return its database, without file ending
    Path rebuild(StoreRebuilder feed, LongConsumer progress) throws IOException {
        Files.deleteIfExists(database(fresh));
        try (H2Database database = new H2Database(fresh)) {
            feed.into(new H2StoreWriter(database), progress);
        }
        return fresh;
    }

    /// Puts what was rebuilt in the store's place.
    void replace() throws IOException {
        Files.move(database(fresh), database(file), StandardCopyOption.REPLACE_EXISTING);
    }

    /// Moves the store away under a name of its own, as evidence.
    ///
    /// @return where it is now
    Path setAside() throws IOException {
        return H2Database.setAside(file);
    }

    /// Stores that were set aside because they contradict the journal.
    List<Path> contradictions() throws IOException {
        return H2Database.contradictions(file);
    }

    static Path database(Path file) {
        return H2File.path(file);
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            Files.deleteIfExists(database(fresh));
        }
    }
}
