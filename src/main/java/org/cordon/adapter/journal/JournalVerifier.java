package org.cordon.adapter.journal;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.HashChain;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.TornWrite;
import org.cordon.core.event.Verification;
import org.cordon.core.order.TerminalId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks every line of every segment, reading only: takes no lock, changes nothing, and may run
/// while the program records.
public final class JournalVerifier {
    private final Path journal;

    /// @param data the data folder
    public JournalVerifier(Path data) {
        this.journal = data.resolve("journal");
    }

    /// What came of one epoch of one stream.
    public record Result(StreamId stream, int epoch, Verification verification) {}

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
        if (!Files.isDirectory(journal)) {
            throw new IOException("there is no journal in " + journal.toAbsolutePath().getParent());
        }
        // Before the segments, which only grow: what was durable then must stand in them now.
        JournalMetadata markers = new JournalMetadata(journal, new NioDisk(journal));
        Optional<ChainHead> known =
                markers.run().flatMap(run -> Optional.ofNullable(run.heads().get(stream)));
        Optional<TerminalId> terminal = markers.terminal();
        Path folder = SegmentName.folder(journal, stream);
        Map<Integer, List<SegmentName>> epochs = new LinkedHashMap<>();
        for (SegmentName name : SegmentName.list(folder)) {
            epochs.computeIfAbsent(name.epoch(), e -> new ArrayList<>()).add(name);
        }
        known.filter(head -> head.seq() > 0)
                .ifPresent(head -> epochs.putIfAbsent(head.epoch(), List.of()));
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
                                    known.filter(k -> k.epoch() == epoch.getKey()))));
        }
        return results;
    }

    /// @param remembered how far this epoch was known to be durable
    private static Verification epoch(
            HashChain chain, Path folder, List<SegmentName> names, Optional<ChainHead> remembered)
            throws IOException {
        Verification result = new Verification.Whole(chain.head());
        for (int i = 0; i < names.size(); i++) {
            result = segment(chain, folder, names.get(i), i + 1 == names.size());
            if (!(result instanceof Verification.Whole)) {
                break;
            }
        }
        ChainHead end = result.head();
        if (!(result instanceof Verification.Broken)
                && remembered.filter(r -> r.seq() > end.seq()).isPresent()) {
            return new Verification.Broken(
                    end,
                    end.seq() + 1,
                    names.isEmpty()
                            ? String.valueOf(folder.getFileName())
                            : name(folder, names.getLast()),
                    names.isEmpty() ? 0 : end.seq() + 2 - names.getLast().firstSeq(),
                    "the journal ends here, but entry %d was durable"
                            .formatted(remembered.orElseThrow().seq()));
        }
        return result;
    }

    private static Verification segment(
            HashChain chain, Path folder, SegmentName name, boolean last) throws IOException {
        Path file = folder.resolve(name.toString());
        long first = chain.head().seq() + 1;
        if (name.firstSeq() != first) {
            return new Verification.Broken(
                    chain.head(),
                    first,
                    name(folder, name),
                    0,
                    "entries %d to %d are missing before this file"
                            .formatted(first, name.firstSeq() - 1));
        }
        long size = SegmentScanner.end(file);
        String[] why = {"the line is unended"};
        long sound =
                SegmentScanner.walk(
                        file,
                        0,
                        size,
                        (buffer, from, length, offset) -> {
                            if (chain.add(buffer, from, length)
                                    instanceof Check.Unsound(String w)) {
                                why[0] = w;
                                return false;
                            }
                            return true;
                        });
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

    private static String name(Path folder, SegmentName name) {
        return folder.getFileName() + "/" + name;
    }
}
