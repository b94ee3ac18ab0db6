package org.cordon.adapter.journal;

import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a stream of a journal that another program may be writing: takes no lock, changes nothing,
/// and goes by the files as they stood at [#open]. Any thread.
public final class JournalReader {
    private static final Messages TEXT = Messages.of(JournalReader.class);

    private final Optional<SegmentReader> reader;
    private final List<Segment> segments;
    private final List<ChainHead> epochs;

    private JournalReader(Path journal, StreamId stream, List<ChainHead> epochs)
            throws IOException {
        Path folder = SegmentName.folder(journal, stream);
        List<Segment> found = new ArrayList<>();
        Optional<TerminalId> terminal = Optional.empty();
        for (SegmentName name : SegmentName.list(folder)) {
            Path file = folder.resolve(name.toString());
            found.add(new Segment(folder, name, SegmentScanner.end(file), false));
            if (terminal.isEmpty()) {
                terminal = terminal(file);
            }
        }
        reader = terminal.map(owner -> new SegmentReader(owner, stream, new EntryCodec()));
        segments = List.copyOf(found);
        this.epochs = List.copyOf(epochs);
    }

    /// Looks at a stream without checking it; each entry is checked by itself when it is read.
    ///
    /// @param data the data folder
    /// @throws IOException if there is no journal here or its files cannot be read
    /// @throws JournalUnavailable if the very first line does not verify
    public static JournalReader open(Path data, StreamId stream) throws IOException {
        Path journal = data.resolve("journal");
        if (!Files.isDirectory(journal)) {
            throw new IOException(TEXT.get("journal.folder.none", data.toAbsolutePath()));
        }
        return new JournalReader(journal, stream, List.of());
    }

    /// Checks a whole stream, and keeps to what was there then. An earlier epoch that is missing or shorter
    /// than it was does not count as broken: ask [EpochEnds#gaps].
    ///
    /// @param data the data folder
    /// @throws IOException if there is no journal here or its files cannot be read
    /// @throws BrokenChain if an entry was altered, is damaged or is missing
    public static JournalReader verified(Path data, StreamId stream) throws IOException {
        List<ChainHead> epochs = new ArrayList<>();
        for (JournalVerifier.Result result : new JournalVerifier(data).verify(stream, false)) {
            if (result.verification() instanceof Verification.Broken broken) {
                throw new BrokenChain(broken);
            }
            epochs.add(result.verification().head());
        }
        return new JournalReader(data.resolve("journal"), stream, epochs);
    }

    private static Optional<TerminalId> terminal(Path segment) throws IOException {
        List<TerminalId> found = new ArrayList<>();
        SegmentScanner.walk(
                segment,
                0,
                SegmentScanner.end(segment),
                (buffer, from, length, offset) -> {
                    switch (EntryFrame.check(buffer, from, length)) {
                        case Check.Sound(EntryFrame form) -> found.add(form.terminal());
                        case Check.Unsound(String why) ->
                                throw new JournalUnavailable(
                                        TEXT.get("journal.damaged.line", segment, 1, why));
                    }
                    return false;
                });
        return found.stream().findFirst();
    }

    /// The last entry of each epoch that was checked, oldest first; an epoch without entries has
    /// number 0. Empty when the stream has none or was not checked.
    public List<ChainHead> epochs() {
        return epochs;
    }

    /// Entries of one epoch.
    ///
    /// @param afterSeq the last sequence number already known; 0 reads from the start
    /// @param max at most so many; where that leads beyond what is there, the unended rest of a file
    ///     is reported as damage, so ask for no more than [#epochs] names
    /// @return oldest first
    /// @throws JournalUnavailable if a file cannot be read or an entry does not verify
    public List<Entry> read(int epoch, long afterSeq, int max) {
        return reader.map(r -> r.read(segments, epoch, afterSeq, max)).orElse(List.of());
    }

    /// All entries that were checked, in log order, a few thousand at a time, as the stream comes to them.
    ///
    /// @return none of them empty
    /// @throws JournalUnavailable here or from the stream, if a file cannot be read or an entry does not verify
    public Stream<List<Entry>> pages() {
        return epochs.stream()
                .flatMap(end ->
                        Stream.iterate(
                                page(end, 0),
                                page -> !page.isEmpty(),
                                page -> page(end, page.getLast().seq())));
    }

    private List<Entry> page(ChainHead end, long afterSeq) {
        int max = (int) Math.min(Journal.PAGE, end.seq() - afterSeq);
        return max > 0 ? read(end.epoch(), afterSeq, max) : List.of();
    }

    /// A journal that does not verify. The message says where and what to do.
    public static final class BrokenChain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenChain(Verification.Broken broken) {
            super(TEXT.get("journal.damaged.line", broken.file(), broken.line(), broken.why()));
        }
    }
}
