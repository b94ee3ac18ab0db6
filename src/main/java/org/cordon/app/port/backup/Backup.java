package org.cordon.app.port.backup;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A backup that was completed and verified when it was made, as its manifest tells.
///
/// @param folder where it stands
/// @param madeAt the moment whose durable entries it holds
/// @param version of the program that made it
/// @param heads the last entry of each epoch, oldest first
/// @param files all it holds but the manifest
/// @param proof what was found when it was opened
/// @param sha256 of the manifest, lower-case hexadecimal
public record Backup(
        Path folder,
        TerminalId terminal,
        Instant madeAt,
        String version,
        Map<StreamId, List<ChainHead>> heads,
        List<Held> files,
        Proof proof,
        String sha256) {
    public Backup {
        heads = Map.copyOf(heads);
        files = List.copyOf(files);
    }

    /// A file in a backup.
    ///
    /// @param name its path within the backup and the data folder, parts joined by `/`
    /// @param length in bytes
    /// @param sha256 lower-case hexadecimal
    public record Held(String name, long length, String sha256) {
        /// Refuses names that lead out of the folder.
        public Held {
            BackupFile.requireInside(name);
        }
    }

    /// What opening a copy has shown: its chain verifies, and a store built from it comes to the same
    /// heads.
    ///
    /// @param entries whose lines and chain were checked
    /// @param rebuilt how many of them a store was built from; fewer than all where there are too many
    public record Proof(long entries, long rebuilt) {}

    /// Entries of the journal in it.
    public long entries() {
        return heads.values().stream().flatMap(List::stream).mapToLong(ChainHead::seq).sum();
    }

    /// Its size, counting files that it shares with other backups.
    public long bytes() {
        return files.stream().mapToLong(Held::length).sum();
    }
}
