package org.cordon.adapter.journal;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.HashChain;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the durable entries of a stream from its segments. Any thread.
record SegmentReader(TerminalId terminal, StreamId stream, EntryCodec codec) {
    private static final Messages TEXT = Messages.of(SegmentReader.class);

    /// The last entry of the epoch that a segment is of, which is its last.
    ///
    /// @throws JournalUnavailable if the file cannot be read
    ChainHead end(List<Segment> all, int index) {
        Segment segment = all.get(index);
        try {
            Optional<ChainHead> end = LastEntryLoader.head(segment.file(), segment.durable());
            return end.orElseGet(() ->
                    index > 0 && all.get(index - 1).name().epoch() == segment.name().epoch()
                            ? end(all, index - 1)
                            : new ChainHead(segment.name().epoch(), 0, Entry.NO_HASH));
        } catch (IOException e) {
            throw unreadable(segment, e);
        }
    }

    /// Durable entries after one, checked line by line; fewer than asked for where lines are long.
    ///
    /// @param all segments of all epochs, oldest first
    /// @throws JournalUnavailable if a file cannot be read, is shorter than it was, or does not verify
    List<Entry> read(List<Segment> all, int epoch, long afterSeq, int max) {
        Page found = new Page(max);
        long after = afterSeq;
        for (int i = 0; i < all.size() && !found.isFull(); i++) {
            Segment segment = all.get(i);
            boolean passed =
                    i + 1 < all.size()
                            && all.get(i + 1).name().epoch() == epoch
                            && all.get(i + 1).name().firstSeq() <= after + 1;
            if (segment.name().epoch() == epoch && !passed) {
                try {
                    readSegment(segment, after, found);
                } catch (IOException e) {
                    throw unreadable(segment, e);
                }
                after = found.entries.isEmpty() ? after : found.entries.getLast().seq();
            }
        }
        return found.entries;
    }

    private void readSegment(Segment segment, long after, Page found) throws IOException {
        long to = segment.durable();
        long start = segment.near(after + 1);
        long[] next = {after + 1};
        long stopped =
                SegmentScanner.walk(
                        segment.file(),
                        start,
                        to,
                        (buffer, from, length, offset) -> {
                            if (found.isFull()) {
                                return false;
                            }
                            long seq = EntryFrame.seqOf(buffer, from, length);
                            if (seq == 0 || seq > after) {
                                found.add(
                                        checked(
                                                segment,
                                                found.entries,
                                                next[0],
                                                buffer,
                                                from,
                                                length),
                                        length);
                                next[0]++;
                            }
                            return true;
                        });
        if (stopped < to && !found.isFull()) {
            throw new JournalUnavailable(
                    TEXT.get("journal.damaged.shorter", segment.file(), next[0]));
        }
    }

    private Entry checked(
            Segment segment, List<Entry> before, long seq, byte[] buffer, int from, int length) {
        HashChain chain =
                new HashChain(
                        Optional.of(terminal),
                        stream,
                        before.isEmpty()
                                ? new ChainHead(
                                        segment.name().epoch(),
                                        seq - 1,
                                        previous(buffer, from, length))
                                : before.getLast().head());
        return switch (chain.add(buffer, from, length)) {
            case Check.Sound(EntryFrame form) ->
                    codec.read(form, new String(buffer, from, length, StandardCharsets.UTF_8));
            case Check.Unsound(String why) ->
                    throw new JournalUnavailable(
                            TEXT.get(
                                    "journal.damaged.line",
                                    segment.file(),
                                    seq - segment.name().firstSeq() + 1,
                                    why));
        };
    }

    /// The first entry of a reading is checked by itself; what it follows is not at hand.
    static String previous(byte[] buffer, int from, int length) {
        return EntryFrame.check(buffer, from, length) instanceof Check.Sound(EntryFrame form)
                ? form.previous()
                : Entry.NO_HASH;
    }

    private static JournalUnavailable unreadable(Segment segment, IOException cause) {
        return new JournalUnavailable(
                TEXT.get("journal.segment.unreadable", segment.file(), Disk.reason(cause)), cause);
    }

    /// What one reading gives: so many entries, or so many bytes, because an entry that lists units is a
    /// hundred times as long as one that holds a scan.
    private static final class Page {
        private static final long MAX_BYTES = 4L << 20;

        private final int max;
        private final List<Entry> entries = new ArrayList<>();
        private long bytes;

        Page(int max) {
            this.max = max;
        }

        void add(Entry entry, int length) {
            entries.add(entry);
            bytes += length;
        }

        boolean isFull() {
            return entries.size() >= max || bytes >= MAX_BYTES;
        }
    }

    /// The last entry of each epoch, oldest first; the current one comes last.
    ///
    /// @param all segments of all epochs, oldest first
    List<ChainHead> epochs(List<Segment> all, ChainHead current) {
        List<ChainHead> heads = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Segment segment = all.get(i);
            boolean lastOfEpoch =
                    i + 1 == all.size() || all.get(i + 1).name().epoch() != segment.name().epoch();
            if (lastOfEpoch && segment.name().epoch() < current.epoch()) {
                heads.add(end(all, i));
            }
        }
        heads.add(current);
        return heads;
    }
}
