package org.cordon.app.port;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;

import java.util.List;
import java.util.Optional;

/// The writing side of the local store, which follows the journal. One thread calls it, and that
/// thread is never interrupted.
public interface StoreWriter extends AutoCloseable {
    /// The last entry applied of a stream; empty before the first.
    Optional<ChainHead> applied(StreamId stream);

    /// Applies entries in one transaction: indexes them, updates the projections, remembers the
    /// last. Entries already applied are passed over, so a repeated batch does no harm.
    ///
    /// @param entries of one stream, oldest first, without gap after [#applied]
    /// @throws StoreUnavailable if the database cannot take them; nothing of the batch is kept
    void apply(List<Entry> entries);

    /// How many entries are parked: they keep their place and their line, but do not fit the lists.
    /// [StoreQueries#deadLetters] tells which and why.
    ///
    /// @throws StoreUnavailable if the database cannot answer
    long deadLetters();

    /// The last entry that it holds of each epoch of a stream, oldest epoch first, as its lines tell: also
    /// of an epoch that the journal may have lost. The entries themselves can be exported.
    ///
    /// @throws StoreUnavailable if the database cannot answer
    List<ChainHead> ends(StreamId stream);

    /// The first of these entries that it does not hold as recorded.
    ///
    /// @param entries of one epoch of one stream, oldest first, without gap
    /// @throws StoreUnavailable if the database cannot answer
    Optional<LogPosition> different(List<Entry> entries);

    /// Sets everything it holds aside, as evidence that contradicts the journal, and starts empty, to be
    /// fed from the journal's beginning. Nothing is deleted.
    ///
    /// @return where it is now, for a person
    /// @throws StoreUnavailable if it cannot be set aside; then it is as it was
    String setAside();

    /// Where stores are that were set aside because they contradict the journal, in this run or an earlier
    /// one, until a person moves them away.
    ///
    /// @throws StoreUnavailable if that cannot be told
    List<String> contradictions();

    @Override
    void close();
}
