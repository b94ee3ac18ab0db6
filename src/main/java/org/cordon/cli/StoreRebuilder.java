package org.cordon.cli;

import org.cordon.adapter.journal.JournalReader;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Feeds a store from a verified journal, without the program.
final class StoreRebuilder {
    private static final int ACTS_AT_ONCE = 100;
    private static final int SCANS_AT_ONCE = 2_000;

    private final Map<StreamId, JournalReader> readers = new EnumMap<>(StreamId.class);
    private final Map<StreamId, List<ChainHead>> heads = new EnumMap<>(StreamId.class);

    /// Verifies the journal.
    ///
    /// @throws IOException if there is none or it cannot be read
    /// @throws JournalReader.BrokenChain if it does not verify
    StoreRebuilder(Path data) throws IOException {
        for (StreamId stream : StreamId.values()) {
            JournalReader reader = JournalReader.verified(data, stream);
            readers.put(stream, reader);
            heads.put(stream, reader.epochs());
        }
    }

    /// A stretch of entries that a store holds and the journal does not.
    ///
    /// @param store the last that the store holds of the epoch
    /// @param journal number of the last that the journal holds of it; 0 if it has no such epoch
    record Lacking(StreamId stream, ChainHead store, long journal) {}

    /// What a store holds and the journal lacks, or has otherwise.
    ///
    /// @param ends the last entry that the store holds of each epoch
    List<Lacking> lacking(Map<StreamId, List<ChainHead>> ends) {
        List<Lacking> lacking = new ArrayList<>();
        ends.forEach((stream, each) -> {
            for (ChainHead end : each) {
                long known =
                        heads.getOrDefault(stream, List.of()).stream()
                                .filter(head -> head.epoch() == end.epoch())
                                .mapToLong(ChainHead::seq)
                                .findFirst()
                                .orElse(0);
                if (known < end.seq() || !holds(stream, end)) {
                    lacking.add(new Lacking(stream, end, known));
                }
            }
        });
        return lacking;
    }

    private boolean holds(StreamId stream, ChainHead end) {
        JournalReader reader = readers.get(stream);
        if (reader == null) {
            return false;
        }
        List<Entry> found = reader.read(end.epoch(), end.seq() - 1, 1);
        return !found.isEmpty() && found.getFirst().head().equals(end);
    }

    /// Goes only as far as another store has come.
    ///
    /// @return how many entries that leaves out
    long upTo(Map<StreamId, ChainHead> applied) {
        long before = total();
        for (StreamId stream : StreamId.values()) {
            Optional<ChainHead> end = Optional.ofNullable(applied.get(stream));
            heads.computeIfPresent(
                    stream,
                    (_, epochs) ->
                            epochs.stream()
                                    .filter(e -> e.epoch() <= end.map(ChainHead::epoch).orElse(0))
                                    .map(e -> end.filter(h -> h.epoch() == e.epoch()).orElse(e))
                                    .toList());
        }
        return before - total();
    }

    /// All entries of both streams.
    long total() {
        return heads.values().stream().flatMap(List::stream).mapToLong(ChainHead::seq).sum();
    }

    /// Feeds an empty store.
    ///
    /// @param progress hears how many entries are applied
    void into(H2StoreWriter store, LongConsumer progress) {
        long done = 0;
        for (StreamId stream : StreamId.values()) {
            JournalReader reader = readers.get(stream);
            for (ChainHead epoch : heads.getOrDefault(stream, List.of())) {
                long at = 0;
                int max = stream == StreamId.OPERATIONS ? ACTS_AT_ONCE : SCANS_AT_ONCE;
                while (reader != null && at < epoch.seq()) {
                    List<Entry> batch =
                            reader.read(epoch.epoch(), at, (int) Math.min(max, epoch.seq() - at));
                    store.apply(batch);
                    at = batch.getLast().seq();
                    done += batch.size();
                    progress.accept(done);
                }
            }
        }
    }
}
