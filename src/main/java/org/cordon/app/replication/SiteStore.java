package org.cordon.app.replication;

import org.cordon.app.port.DeadLetter;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.site.SiteChanges;

import java.util.List;
import java.util.Optional;

/// The site store as this terminal sees it. Its own head is the watermark: ask it on every connect.
/// All methods block, may be slow, and throw [SiteStoreUnavailable] when the peer cannot be reached or
/// did not commit.
public interface SiteStore extends AutoCloseable {
    /// Where it is, for people; without credentials.
    String address();

    /// Whether other terminals deliver to it too, so that it has news that this one does not know.
    boolean shared();

    /// The last entry the peer holds of a stream in an epoch; empty when it holds none.
    Optional<ChainHead> head(TerminalId terminal, StreamId stream, int epoch);

    /// The last entry the peer holds of each epoch of a stream, oldest epoch first.
    List<ChainHead> heads(TerminalId terminal, StreamId stream);

    /// Place and hash of one entry, be it set aside; empty if the peer does not hold it.
    Optional<ChainHead> at(TerminalId terminal, StreamId stream, int epoch, long seq);

    /// Delivers a batch in one transaction of the peer.
    ///
    /// @param entries one stream and epoch, oldest first, without gap; those the peer already holds
    ///     are passed over
    /// @return the peer's head after it
    /// @throws ChainConflict if the batch does not continue what the peer holds
    /// @throws EntryRefused if one of them will never be taken as it is; nothing of the batch is kept
    ChainHead deliver(List<Entry> entries);

    /// Sets an entry aside that [#deliver] refuses: the peer notes its place in the chain and its
    /// hashes, keeps the line apart from the entries, and its head moves on over it, so that the
    /// chain stays provable. Passes over one that is there already.
    ///
    /// @param reason why it was refused, in words
    /// @return the peer's head after it
    /// @throws ChainConflict if the entry does not continue what the peer holds
    ChainHead addDeadLetter(Entry entry, String reason);

    /// A terminal's entries that are set aside at the peer, oldest first.
    ///
    /// @param max at most so many
    List<DeadLetter> deadLetters(TerminalId terminal, int max);

    /// Delivers an entry after all that was set aside.
    ///
    /// @throws ChainConflict if it is not the one that was set aside
    /// @throws EntryRefused if it is refused again; it stays set aside
    void removeDeadLetter(Entry entry);

    /// A terminal's entries that the peer keeps but cannot tell the other terminals of, with its reasons,
    /// oldest first.
    ///
    /// @param max at most so many
    List<DeadLetter> unprojected(TerminalId terminal, int max);

    /// What the peer holds of a chain, to get back what a backup lacks; what was set aside is among it.
    ///
    /// @param afterSeq the last sequence number already known; 0 reads from the start
    /// @param max at most so many
    /// @return lines as they stood in the journal, oldest first; empty when there is nothing after it
    List<String> lines(TerminalId terminal, StreamId stream, int epoch, long afterSeq, int max);

    /// What all terminals of the site have held, released and opened since a version.
    ///
    /// @param afterVersion the last version already known; 0 asks for all
    /// @param max at most so many changes; ask again while the answer is not empty
    /// @return of each unit and incident that changed only how it stands now; with a version below
    ///     the one asked for, and nothing else, where the site does not know that version: it was put
    ///     back or made anew, and all has to be asked for again
    SiteChanges changes(long afterVersion, int max);

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

    /// The peer will not take an entry as it is, however often it is asked: a rule of its own, or its
    /// content, forbids it.
    final class EntryRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// @param message the peer's reason, for people
        public EntryRefused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
