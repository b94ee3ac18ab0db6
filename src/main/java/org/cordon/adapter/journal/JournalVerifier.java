package org.cordon.adapter.journal;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.HashChain;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.TornWrite;
import org.cordon.core.event.Verification;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/// Checks every line of every segment, reading only: takes no lock, changes nothing, and may run
/// while the program records.
public final class JournalVerifier {
    private static final Messages TEXT = Messages.of(JournalVerifier.class);

    private final Path data;
    private final Path journal;
    private final LongConsumer progress;
    private long checked;

    /// @param data the data folder
    public JournalVerifier(Path data) {
        this(data, _ -> {});
    }

    /// @param data the data folder
    /// @param progress hears of how many bytes of files were checked so far
    public JournalVerifier(Path data, LongConsumer progress) {
        this.progress = progress;
        this.data = data;
        this.journal = data.resolve("journal");
    }

    /// What came of one epoch of one stream.
    public record Result(StreamId stream, int epoch, Verification verification) {}

    /// Bytes of the files that there are to check, with the room that the last one keeps for entries to come.
    ///
    /// @throws IOException if they cannot be looked at
    public static long bytes(Path data, Collection<StreamId> streams) throws IOException {
        long bytes = 0;
        for (StreamId stream : streams) {
            Path folder = SegmentName.folder(data.resolve("journal"), stream);
            for (SegmentName name : SegmentName.list(folder)) {
                bytes += Files.size(folder.resolve(name.toString()));
            }
        }
        return bytes;
    }

    /// Checks all.
    ///
    /// @return by stream, then by epoch; empty for a journal without entries
    /// @throws IOException if there is no journal here or a file cannot be read
    public List<Result> verify() throws IOException {
        List<Result> results = new ArrayList<>();
        for (StreamId stream : StreamId.values()) {
            results.addAll(verify(stream));
        }
        return results;
    }

    /// Checks one stream.
    ///
    /// @return by epoch; empty for a stream without entries
    /// @throws IOException if there is no journal here or a file cannot be read
    public List<Result> verify(StreamId stream) throws IOException {
        return verify(stream, true);
    }

    /// @param ends whether an earlier epoch that is missing, shorter or different counts as broken
    List<Result> verify(StreamId stream, boolean ends) throws IOException {
        if (!Files.isDirectory(journal)) {
            throw new IOException(
                    TEXT.get(
                            "journal.folder.none",
                            String.valueOf(journal.toAbsolutePath().getParent())));
        }
        // Before the segments, which only grow: what was durable then must stand in them now.
        JournalMetadata markers = new JournalMetadata(journal, new NioDisk(journal));
        List<ChainHead> known = new ArrayList<>();
        Optional.ofNullable(markers.durable().get(stream)).ifPresent(known::add);
        if (ends) {
            EpochEnds.expected(data).stream()
                    .filter(end -> end.stream() == stream)
                    .forEach(end -> known.add(end.end()));
        }
        Optional<TerminalId> terminal = markers.terminal();
        Path folder = SegmentName.folder(journal, stream);
        Map<Integer, List<SegmentName>> epochs = new TreeMap<>();
        for (SegmentName name : SegmentName.list(folder)) {
            epochs.computeIfAbsent(name.epoch(), e -> new ArrayList<>()).add(name);
        }
        known.stream()
                .filter(head -> head.seq() > 0)
                .forEach(head -> epochs.putIfAbsent(head.epoch(), List.of()));
        List<Result> results = new ArrayList<>();
        for (Map.Entry<Integer, List<SegmentName>> epoch : epochs.entrySet()) {
            results.add(
                    new Result(
                            stream,
                            epoch.getKey(),
                            epoch(
                                    new HashChain(
                                            terminal,
                                            stream,
                                            new ChainHead(epoch.getKey(), 0, Entry.NO_HASH)),
                                    folder,
                                    epoch.getValue(),
                                    known.stream()
                                            .filter(k -> k.epoch() == epoch.getKey())
                                            .toList())));
        }
        return results;
    }

    /// @param known entries of this epoch that were durable
    private Verification epoch(
            HashChain chain, Path folder, List<SegmentName> names, List<ChainHead> known)
            throws IOException {
        Verification result = new Verification.Whole(chain.head());
        for (int i = 0; i < names.size(); i++) {
            result = segment(chain, folder, names.get(i), i + 1 == names.size(), known);
            if (!(result instanceof Verification.Whole)) {
                break;
            }
        }
        ChainHead end = result.head();
        Optional<ChainHead> lacking =
                known.stream()
                        .filter(head -> head.seq() > end.seq())
                        .max(Comparator.comparingLong(ChainHead::seq));
        if (!(result instanceof Verification.Broken) && lacking.isPresent()) {
            long durable = lacking.get().seq();
            return new Verification.Broken(
                    end,
                    end.seq() + 1,
                    names.isEmpty()
                            ? String.valueOf(folder.getFileName())
                            : name(folder, names.getLast()),
                    names.isEmpty() ? 0 : end.seq() + 2 - names.getLast().firstSeq(),
                    names.isEmpty()
                            ? TEXT.get("journal.verify.no-epoch", end.epoch(), durable)
                            : TEXT.get("journal.verify.shorter", durable));
        }
        return result;
    }

    private Verification segment(
            HashChain chain, Path folder, SegmentName name, boolean last, List<ChainHead> known)
            throws IOException {
        Path file = folder.resolve(name.toString());
        long first = chain.head().seq() + 1;
        if (name.firstSeq() != first) {
            return new Verification.Broken(
                    chain.head(),
                    first,
                    name(folder, name),
                    0,
                    TEXT.get("journal.verify.gap", first, name.firstSeq() - 1));
        }
        long size = SegmentScanner.end(file);
        String[] why = {TEXT.get("journal.line.unended")};
        Verification.@Nullable Broken[] differs = {null};
        long sound =
                SegmentScanner.walk(
                        file,
                        0,
                        size,
                        (buffer, from, length, offset) -> {
                            progress.accept(checked + offset);
                            ChainHead before = chain.head();
                            switch (chain.add(buffer, from, length)) {
                                case Check.Unsound(String w) -> why[0] = w;
                                case Check.Sound(var form) -> {
                                    Optional<ChainHead> other = other(form.head(), known);
                                    if (other.isEmpty()) {
                                        return true;
                                    }
                                    differs[0] =
                                            new Verification.Broken(
                                                    before,
                                                    form.seq(),
                                                    name(folder, name),
                                                    form.seq() - name.firstSeq() + 1,
                                                    TEXT.get(
                                                            "journal.verify.other-entry",
                                                            form.hash(),
                                                            other.get().hash()));
                                }
                            }
                            return false;
                        });
        checked += Files.size(file);
        progress.accept(checked);
        if (differs[0] != null) {
            return differs[0];
        }
        if (sound == size) {
            return new Verification.Whole(chain.head());
        }
        int most = (int) Math.min(size - sound, TornWrite.LONGEST + 1L);
        long seq = chain.head().seq() + 1;
        if (last && TornWrite.explains(SegmentScanner.stretch(file, sound, most), seq)) {
            return new Verification.TornTail(chain.head(), name(folder, name), sound);
        }
        return new Verification.Broken(
                chain.head(), seq, name(folder, name), seq - name.firstSeq() + 1, why[0]);
    }

    /// What was durable under the number of an entry, if that was another entry.
    private static Optional<ChainHead> other(ChainHead found, List<ChainHead> known) {
        return known.stream()
                .filter(head -> head.seq() == found.seq() && !head.hash().equals(found.hash()))
                .findFirst();
    }

    private static String name(Path folder, SegmentName name) {
        return folder.getFileName() + "/" + name;
    }
}
