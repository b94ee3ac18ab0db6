package org.cordon.boot.wiring;

import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.app.port.StoreWriter;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.ScratchStore;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A store in the system's folder for temporary files. What a killed program left there of such stores goes
/// when the next one is made.
record Scratch(ScratchFolder folder, StoreWriter store) implements ScratchStore {
    private static final Messages TEXT = Messages.of(Scratch.class);

    /// Above what a store of the entries of one proof takes.
    private static final long ROOM = 1L << 30;

    /// Makes one.
    static Scratch make() {
        return make(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// Makes one.
    ///
    /// @param temporary folder for temporary files
    static Scratch make(Path temporary) {
        try {
            ScratchFolder.clear(temporary);
            if (Files.getFileStore(temporary).getUsableSpace() < ROOM) {
                throw new BackupUnavailable(TEXT.get("wiring.scratch.no-room", temporary));
            }
            ScratchFolder folder = ScratchFolder.make(temporary);
            return new Scratch(
                    folder, new H2StoreWriter(new H2Database(folder.path().resolve("store"))));
        } catch (IOException e) {
            throw new BackupUnavailable(TEXT.get("wiring.scratch.no-folder", e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        store.close();
        folder.close();
    }
}
