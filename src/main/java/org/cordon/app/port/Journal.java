package org.cordon.app.port;

import org.cordon.app.concurrent.Subscription;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EpochGap;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The append-only record of this terminal: the one way in for an event.
///
/// Every method may be called from any thread but the FX thread may only call [#append], [#head]
/// and [#state], which never wait.
public interface Journal extends AutoCloseable {
    /// How many entries [#entries] reads at a time, at most.
    int PAGE = 2_000;

    /// Whose journal it is.
    TerminalId terminal();

    /// Appends an event to its stream, in the order of the calls.
    ///
    /// @param person who is signed in, empty for the program's own events
    /// @return completes on the journal's thread once the entry is synced to disk; fails with
    ///     [JournalUnavailable], and then the event is not recorded
    CompletableFuture<Entry> append(Optional<PersonId> person, JournalEvent event);

    /// The last durable entry of a stream in the current epoch.
    ChainHead head(StreamId stream);

    /// Durable entries of the current epoch.
    ///
    /// @param afterSeq the last sequence number already known; 0 reads from the start
    /// @param max at most so many; fewer come where they are long
    /// @return oldest first; empty when there is nothing after it
    /// @throws JournalUnavailable if the files cannot be read or do not verify
    List<Entry> read(StreamId stream, long afterSeq, int max);

    /// The last durable entry of each epoch that this journal holds of a stream, oldest epoch first;
    /// the current epoch comes last, even when it is empty.
    ///
    /// A journal that a restore has carried over holds more than one: what the terminal knew before
    /// stands in the earlier ones.
    ///
    /// @throws JournalUnavailable if the files cannot be read
    default List<ChainHead> epochs(StreamId stream) {
        return List.of(head(stream));
    }

    /// Durable entries of one epoch.
    ///
    /// @param epoch one of [#epochs]
    /// @param afterSeq the last sequence number already known; 0 reads from the start
    /// @param max at most so many; fewer come where they are long
    /// @return oldest first; empty when there is nothing after it, or no such epoch
    /// @throws JournalUnavailable if the files cannot be read or do not verify
    default List<Entry> read(StreamId stream, int epoch, long afterSeq, int max) {
        return epoch == head(stream).epoch() ? read(stream, afterSeq, max) : List.of();
    }

    /// Durable entries of one epoch, however many they are: read a few thousand at a time, as the
    /// stream comes to them.
    ///
    /// @param epoch one of [#epochs]
    /// @param afterSeq the last sequence number already known; 0 reads from the start
    /// @param upTo the last sequence number wanted
    /// @return oldest first; ends before `upTo` where the journal does
    /// @throws JournalUnavailable here or from the stream, if the files cannot be read or do not verify
    default Stream<Entry> entries(StreamId stream, int epoch, long afterSeq, long upTo) {
        return Stream.iterate(
                        page(stream, epoch, afterSeq, upTo),
                        page -> !page.isEmpty(),
                        page -> page(stream, epoch, page.getLast().seq(), upTo))
                .flatMap(List::stream);
    }

    private List<Entry> page(StreamId stream, int epoch, long afterSeq, long upTo) {
        int max = Math.clamp(upTo - afterSeq, 0, PAGE);
        return max == 0 ? List.of() : read(stream, epoch, afterSeq, max);
    }

    /// Has the next start begin a new epoch, because entries of this one are known elsewhere that this
    /// journal lacks, or has others in their place: no number may be given twice. May be called again.
    ///
    /// @param epoch number of the new epoch, at least
    /// @param why in words, for the person who starts it
    /// @throws JournalUnavailable if it cannot be noted
    void beginEpochAtNextStart(int epoch, String why);

    /// Hears of every batch once it is durable, in order, on the journal's thread: be quick.
    Subscription onDurable(Consumer<List<Entry>> listener);

    /// Whether it acknowledges.
    JournalState state();

    /// Hears of changes of state, on the journal's thread.
    Subscription onState(Consumer<JournalState> listener);

    /// Goes on after [JournalState.Altered]: what can still be read of the altered files is put back, what
    /// stands in their place is set aside under another name, and later entries go into a new segment.
    /// What was altered is recorded, under the name of the person.
    ///
    /// @param person who decided so
    /// @return completes once entries are confirmed again, at once if they are; fails with
    ///     [JournalUnavailable] if they cannot be. Any thread; does not wait.
    default CompletableFuture<Void> continueRecording(PersonId person) {
        return CompletableFuture.completedFuture(null);
    }

    /// Earlier epochs that this journal does not hold as they once were. Reads files.
    ///
    /// @return empty if all is there
    /// @throws JournalUnavailable if the files cannot be read
    default List<EpochGap> gaps() {
        return List.of();
    }

    /// Waits for what is pending, then closes the files. Later appends fail.
    @Override
    void close();
}
