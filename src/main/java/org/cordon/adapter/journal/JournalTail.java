package org.cordon.adapter.journal;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.HashChain;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Follows a stream's files while another program writes them: takes no lock, changes nothing. An
/// entry may be seen a moment before it is durable. Each must continue the one before. For one thread.
public final class JournalTail {
    private static final Messages TEXT = Messages.of(JournalTail.class);

    private final StreamId stream;
    private final Path folder;
    private final EntryCodec codec = new EntryCodec();
    private Optional<SegmentName> at = Optional.empty();
    private Optional<HashChain> chain = Optional.empty();
    private long offset;

    private record Place(SegmentName segment, long offset) {}

    /// Begins before the last entries.
    ///
    /// @param data the data folder
    /// @param last how many to see first; no more than the last two files hold
    /// @throws IOException if there is no journal here or it cannot be read
    public JournalTail(Path data, StreamId stream, int last) throws IOException {
        Path journal = data.resolve("journal");
        if (!Files.isDirectory(journal)) {
            throw new IOException(TEXT.get("journal.folder.none", data.toAbsolutePath()));
        }
        this.stream = stream;
        this.folder = SegmentName.folder(journal, stream);
        List<SegmentName> all = SegmentName.list(folder);
        Deque<Place> places = new ArrayDeque<>();
        for (SegmentName name : all.subList(Math.max(0, all.size() - 2), all.size())) {
            SegmentScanner.walk(
                    file(name),
                    0,
                    SegmentScanner.end(file(name)),
                    (_, _, _, start) -> {
                        places.add(new Place(name, start));
                        if (places.size() > last) {
                            places.remove();
                        }
                        return true;
                    });
        }
        if (!places.isEmpty()) {
            at = Optional.of(places.getFirst().segment());
            offset = places.getFirst().offset();
        } else if (last == 0 && !all.isEmpty()) {
            at = Optional.of(all.getLast());
            offset = end(file(all.getLast()));
        }
    }

    private static long end(Path file) throws IOException {
        return SegmentScanner.walk(file, 0, SegmentScanner.end(file), (_, _, _, _) -> true);
    }

    private Path file(SegmentName name) {
        return folder.resolve(name.toString());
    }

    /// Entries since the last call, oldest first.
    ///
    /// @throws IOException if a file cannot be read
    /// @throws JournalUnavailable if an entry does not verify or does not continue the one before
    public List<Entry> next() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (SegmentName name : SegmentName.list(folder)) {
            if (at.isEmpty() || SegmentName.ORDER.compare(name, at.get()) > 0) {
                if (at.filter(before -> before.epoch() == name.epoch()).isEmpty()) {
                    chain = Optional.empty();
                }
                at = Optional.of(name);
                offset = 0;
            }
            if (at.get().equals(name)) {
                read(name, entries);
            }
        }
        return entries;
    }

    private void read(SegmentName name, List<Entry> entries) throws IOException {
        long size = SegmentScanner.end(file(name));
        if (size < offset) {
            throw new JournalUnavailable(TEXT.get("journal.tail.shorter", file(name)));
        }
        offset =
                SegmentScanner.walk(
                        file(name),
                        offset,
                        size,
                        (buffer, from, length, start) -> {
                            entries.add(entry(name, buffer, from, length, start));
                            return true;
                        });
    }

    private Entry entry(SegmentName name, byte[] buffer, int from, int length, long start) {
        HashChain known =
                chain.orElseGet(() ->
                        new HashChain(
                                Optional.empty(), stream, before(name, buffer, from, length)));
        chain = Optional.of(known);
        return switch (known.add(buffer, from, length)) {
            case Check.Sound(EntryFrame form) ->
                    codec.read(form, new String(buffer, from, length, StandardCharsets.UTF_8));
            case Check.Unsound(String why) ->
                    throw new JournalUnavailable(
                            TEXT.get("journal.damaged.byte", file(name), start, why));
        };
    }

    /// What the first line that is seen says it follows.
    private static ChainHead before(SegmentName name, byte[] buffer, int from, int length) {
        return EntryFrame.check(buffer, from, length) instanceof Check.Sound(EntryFrame form)
                ? new ChainHead(form.epoch(), form.seq() - 1, form.previous())
                : new ChainHead(name.epoch(), name.firstSeq() - 1, Entry.NO_HASH);
    }
}
