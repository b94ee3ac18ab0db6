package org.cordon.app.backup;

import org.cordon.app.port.TimeSource;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupFile;
import org.cordon.app.port.backup.BackupFolder;
import org.cordon.app.port.backup.CopiedJournal;
import org.cordon.app.port.backup.JournalFiles;
import org.cordon.app.port.backup.ScratchStore;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Makes one backup of a terminal and verifies it by opening it. Blocks; reads the terminal's files
/// only, and may run while they are written.
///
/// @param journal tells what is durable
/// @param others settings, rules, reports as they stand
/// @param folder where it goes
/// @param journals opens the copy
/// @param stores makes a store from the copy
/// @param version of this program
public record BackupJob(
        JournalFiles journal,
        Supplier<List<BackupFile>> others,
        BackupFolder folder,
        CopiedJournal.Opener journals,
        ScratchStore.Maker stores,
        TimeSource time,
        String version) {
    /// Makes it.
    ///
    /// @param goOn asked now and then; false gives up
    /// @throws org.cordon.app.port.backup.BackupUnavailable if it could not be made
    public Backup make(BooleanSupplier goOn) {
        BackupFolder.Contents contents =
                new BackupFolder.Contents(journal.snapshot(), others.get(), time.now(), version);
        return folder.make(
                contents, new BackupVerifier(journals, stores, BackupVerifier.USUAL, goOn), goOn);
    }
}
