package org.cordon.app.port.backup;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A journal being put back from a backup, to which lines of its own can be added that the site
/// store gives back. One thread.
public interface RestoredJournal extends AutoCloseable {
    /// The last entry of each epoch as it stands, oldest first.
    Map<StreamId, List<ChainHead>> heads();

    /// The entry with a number; empty where it is not there.
    Optional<ChainHead> at(StreamId stream, int epoch, long seq);

    /// Adds lines to the end of an epoch, a new one if need be; durable on return.
    ///
    /// @param lines as they stood in the terminal's journal, oldest first
    /// @return the epoch's last entry then
    /// @throws BackupCorruptException if a line does not verify or does not continue the chain; none is added
    /// @throws BackupUnavailable if it cannot be written
    ChainHead append(StreamId stream, int epoch, List<String> lines);

    /// Marks the folder as restored, so that the next start begins an epoch of its own.
    ///
    /// @param epoch the latest that may be in use; the next start begins the one after it
    void mark(int epoch);

    @Override
    void close();

    /// Opens journals that were copied from a backup.
    @FunctionalInterface
    interface Opener {
        /// Checks every line.
        ///
        /// @param data holds `journal`
        /// @throws BackupCorruptException if a line does not verify
        RestoredJournal open(Path data, org.cordon.core.order.TerminalId terminal);
    }
}
