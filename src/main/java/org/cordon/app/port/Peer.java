package org.cordon.app.port;

import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Head;
import org.cordon.core.journal.StreamId;
import org.cordon.core.line.TerminalId;

import java.util.List;
import java.util.Optional;

/// The site store as this terminal sees it. Its own head is the watermark: ask it on every connect.
/// All methods block, may be slow, and throw [PeerUnavailable] when the peer cannot be reached or
/// did not commit.
public interface Peer extends AutoCloseable {
    /// Where it is, for people; without credentials.
    String address();

    /// The last entry the peer holds of a stream in an epoch; empty when it holds none.
    Optional<Head> head(TerminalId terminal, StreamId stream, int epoch);

    /// Delivers a batch in one transaction of the peer.
    ///
    /// @param entries one stream and epoch, oldest first, without gap; those the peer already holds
    ///     are passed over
    /// @return the peer's head after it
    /// @throws ChainConflict if the batch does not continue what the peer holds
    Head deliver(List<Entry> entries);

    /// Closes the connection; the peer may be used again afterwards.
    void disconnect();

    @Override
    void close();

    /// The peer's chain and ours differ: two terminals share a name, or a record was altered. The
    /// stream stops until a person has looked.
    final class ChainConflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// @param message both heads, for people
        public ChainConflict(String message) {
            super(message);
        }
    }
}
