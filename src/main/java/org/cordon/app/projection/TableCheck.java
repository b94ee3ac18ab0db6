package org.cordon.app.projection;

import org.cordon.core.event.ChainHead;

import java.util.Optional;

/// Compares the lists of the local store with what the journal says.
@FunctionalInterface
public interface TableCheck {
    /// Looks for a list that does not hold what the journal says. Blocks.
    ///
    /// @param applied the last entry of the operations stream that the store has applied
    /// @return what differs, without names or serials; empty if nothing does
    /// @throws org.cordon.app.port.StoreUnavailable if the store cannot answer
    /// @throws org.cordon.app.port.JournalUnavailable if the journal cannot be read
    Optional<String> contradiction(ChainHead applied);
}
