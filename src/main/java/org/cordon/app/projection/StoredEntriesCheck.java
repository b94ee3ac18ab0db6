package org.cordon.app.projection;

import org.cordon.app.port.Journal;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.port.StoreWriter;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares the entries that the local store held at the start with the journal, a page at a time: reports and
/// records show them, and the database does not notice a changed byte in the middle of its file.
///
/// For the store's thread alone.
final class StoredEntriesCheck {
    /// Entries of one page.
    static final int PAGE = 1_000;

    /// Entries of an epoch that are still to be compared: after `from`, up to and with `to`.
    private record Part(StreamId stream, int epoch, long from, long to) {}

    private final Journal journal;
    private final StoreWriter store;
    private final Deque<Part> left = new ArrayDeque<>();

    /// @param applied the last entry of each stream that the store has
    StoredEntriesCheck(Journal journal, StoreWriter store, Map<StreamId, ChainHead> applied) {
        this.journal = journal;
        this.store = store;
        applied.forEach((stream, last) -> {
            for (ChainHead epoch : journal.epochs(stream)) {
                if (epoch.epoch() < last.epoch()) {
                    left.add(new Part(stream, epoch.epoch(), 0, epoch.seq()));
                } else if (epoch.epoch() == last.epoch()) {
                    left.add(new Part(stream, epoch.epoch(), 0, last.seq()));
                }
            }
            left.removeIf(part -> part.from == part.to);
        });
    }

    /// Whether all pages were compared.
    boolean isDone() {
        return left.isEmpty();
    }

    /// Compares the next page, if one is left; it is compared again if that fails.
    ///
    /// @return what differs, without names or serials
    /// @throws StoreUnavailable if the store cannot answer
    /// @throws org.cordon.app.port.JournalUnavailable if the journal cannot be read
    Optional<String> next() {
        Part part = left.peek();
        if (part == null) {
            return Optional.empty();
        }
        int max = (int) Math.min(PAGE, part.to - part.from);
        List<Entry> entries = journal.read(part.stream, part.epoch, part.from, max);
        Optional<LogPosition> different = store.different(entries);
        left.remove();
        if (!entries.isEmpty() && entries.getLast().seq() < part.to) {
            left.push(new Part(part.stream, part.epoch, entries.getLast().seq(), part.to));
        }
        return different.map(position ->
                "entry %d/%d of %s is not as recorded"
                        .formatted(position.epoch(), position.seq(), part.stream));
    }
}
