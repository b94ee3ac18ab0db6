package org.cordon.adapter.backup;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.adapter.journal.JournalSnapshotReader;
import org.cordon.adapter.journal.VerifiedCopy;
import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.app.backup.BackupJob;
import org.cordon.app.port.StoreWriter;
import org.cordon.app.port.backup.BackupFile;
import org.cordon.app.port.backup.BackupFolder;
import org.cordon.app.port.backup.JournalFiles;
import org.cordon.app.port.backup.ScratchStore;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A terminal's journal and what backs it up, of real parts.
public final class BackupRig {
    /// Whose journal it is.
    public static final TerminalId L3 = new TerminalId("L3");

    private BackupRig() {}

    /// Opens a journal of small segments.
    public static FileJournal journal(Path data) {
        return FileJournal.open(
                data,
                L3,
                new RealTime(),
                () -> "1",
                new JournalConfig(40_000, 0, Duration.ofMillis(5), Duration.ofMillis(20)));
    }

    /// Records a generated history, and waits until it is durable.
    public static void record(FileJournal journal, long seed, int facts) {
        Shift shift = Shift.of(seed, facts);
        List<CompletableFuture<Entry>> all = new ArrayList<>();
        for (StreamId stream : StreamId.values()) {
            for (Entry entry : shift.chain(stream).entries()) {
                all.add(journal.append(entry.person(), entry.event()));
            }
        }
        all.forEach(CompletableFuture::join);
    }

    /// Backs up a journal that this process writes.
    public static BackupJob of(FileJournal journal, Path data, BackupFolder to) {
        return of(JournalSnapshotReader.of(journal, data), data, to);
    }

    /// Backs up a journal from outside.
    public static BackupJob beside(Path data, BackupFolder to) {
        return of(JournalSnapshotReader.beside(data), data, to);
    }

    private static BackupJob of(JournalFiles files, Path data, BackupFolder to) {
        return new BackupJob(
                files,
                () -> settings(data),
                to,
                VerifiedCopy::open,
                () -> scratch(data.resolveSibling("scratch")),
                new RealTime(),
                "1.0");
    }

    private static List<BackupFile> settings(Path data) {
        Path file = data.resolve("cordon.properties");
        try {
            return Files.exists(file)
                    ? List.of(new BackupFile("cordon.properties", file, Files.size(file)))
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A store that is thrown away.
    public static ScratchStore scratch(Path folder) {
        StoreWriter store = new H2StoreWriter(new H2Database(folder.resolve("store")));
        return new ScratchStore() {
            @Override
            public StoreWriter store() {
                return store;
            }

            @Override
            public void close() {
                store.close();
                try {
                    DurableCopy.removeTree(folder);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
