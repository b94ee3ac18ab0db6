package org.cordon.app.port.backup;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A journal that stands in a copy and is written by nobody, every line of it checked.
public interface CopiedJournal {
    /// The last entry of each epoch, oldest first.
    Map<StreamId, List<ChainHead>> heads();

    /// Entries of one epoch.
    ///
    /// @param afterSeq the last sequence number already known; 0 reads from the start
    /// @param max at most so many
    /// @return oldest first; empty when there is nothing after it
    List<Entry> read(StreamId stream, int epoch, long afterSeq, int max);

    /// Opens copies.
    @FunctionalInterface
    interface Opener {
        /// Checks every line.
        ///
        /// @param data a folder that holds `journal`
        /// @throws BackupCorruptException if a line does not verify
        /// @throws BackupUnavailable if it cannot be read
        CopiedJournal open(Path data);
    }
}
