package org.cordon.app.port;

import org.cordon.core.event.Entry;

/// Reads an entry back from its line as it stands in the journal, for those who keep lines and not
/// files. Safe from any thread.
@FunctionalInterface
public interface EntryReader {
    /// Reads one line; does not check its place in the chain.
    ///
    /// @param line one JSON object, without line end
    /// @throws JournalUnavailable if it is not an entry; the message says where it goes wrong
    Entry read(String line);
}
