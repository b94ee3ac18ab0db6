package org.cordon.support;

import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupFolder;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.core.order.TerminalId;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Backups in memory, on a drive that a test can take away.
public final class FakeBackupFolder implements BackupFolder {
    private final List<Backup> backups = new ArrayList<>();
    private Optional<String> trouble = Optional.empty();

    /// Empty.
    public FakeBackupFolder() {}

    /// Makes every call fail with these words; empty mends it.
    public synchronized void trouble(Optional<String> words) {
        trouble = words;
    }

    private void answers() {
        trouble.ifPresent(words -> {
            throw new BackupUnavailable(words);
        });
    }

    @Override
    public String address() {
        return "/mnt/backup";
    }

    @Override
    public synchronized Backup make(Contents contents, Proving proving, BooleanSupplier goOn) {
        answers();
        Backup made =
                new Backup(
                        Path.of("/mnt/backup/" + backups.size()),
                        contents.journal().terminal(),
                        contents.madeAt(),
                        contents.version(),
                        contents.journal().heads(),
                        List.of(),
                        new Backup.Proof(0, 0),
                        "ab".repeat(32));
        backups.add(made);
        return made;
    }

    @Override
    public synchronized List<Backup> list(TerminalId terminal) {
        answers();
        return List.copyOf(backups);
    }

    @Override
    public synchronized void remove(Backup backup) {
        answers();
        backups.remove(backup);
    }
}
