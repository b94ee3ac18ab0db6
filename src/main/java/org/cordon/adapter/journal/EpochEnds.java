package org.cordon.adapter.journal;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.event.EpochEnd;
import org.cordon.core.event.EpochGap;
import org.cordon.core.event.EpochGap.Kind;
import org.cordon.core.event.StreamId;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ends of the epochs before the current one, as the first entries of later epochs and the metadata
/// name them, compared with what the journal holds.
///
/// Reads only, takes no lock, and may be used while the program records. Any thread.
public final class EpochEnds {
    private static final Comparator<EpochEnd> ORDER =
            Comparator.comparing(EpochEnd::stream).thenComparing(end -> end.end().position());

    private EpochEnds() {}

    /// The ends that a journal names itself. Where two places name an epoch, the later end counts; both
    /// do if they contradict each other.
    ///
    /// @param data the data folder
    /// @return by stream, then by epoch; empty for a journal with one epoch, or none
    /// @throws IOException if its files cannot be read
    public static List<EpochEnd> expected(Path data) throws IOException {
        Path journal = data.resolve("journal");
        List<EpochEnd> all =
                new ArrayList<>(new JournalMetadata(journal, new NioDisk(journal)).earlierEnds());
        for (StreamId stream : StreamId.values()) {
            Path folder = SegmentName.folder(journal, stream);
            for (SegmentName name : SegmentName.list(folder)) {
                if (name.firstSeq() == 1) {
                    all.addAll(namedIn(folder.resolve(name.toString())));
                }
            }
        }
        return latest(all);
    }

    /// What the journal lacks of the ends that it names: an epoch that is missing, shorter than it was, or
    /// a different one. It looks at the ends only; `journal verify` reads every line.
    ///
    /// @param data the data folder
    /// @return by stream, then by epoch; empty if all is there
    /// @throws IOException if its files cannot be read
    public static List<EpochGap> gaps(Path data) throws IOException {
        List<EpochGap> gaps = new ArrayList<>();
        for (EpochEnd end : expected(data)) {
            compare(data.resolve("journal"), end).ifPresent(gaps::add);
        }
        return gaps;
    }

    /// The ends that the first line of a segment names.
    private static List<EpochEnd> namedIn(Path segment) throws IOException {
        List<EpochEnd> ends = new ArrayList<>();
        SegmentScanner.walk(
                segment,
                0,
                SegmentScanner.end(segment),
                (buffer, from, length, offset) -> {
                    if (EntryFrame.check(buffer, from, length) instanceof Check.Sound) {
                        ends.addAll(
                                EntryCodec.earlierEnds(
                                        new String(buffer, from, length, StandardCharsets.UTF_8)));
                    }
                    return false;
                });
        return ends;
    }

    /// The latest end of each epoch; two that contradict each other both stay.
    static List<EpochEnd> latest(Collection<EpochEnd> all) {
        Map<StreamId, Map<Integer, Long>> most = new EnumMap<>(StreamId.class);
        for (EpochEnd end : all) {
            most.computeIfAbsent(end.stream(), _ -> new HashMap<>())
                    .merge(end.end().epoch(), end.end().seq(), Math::max);
        }
        return all.stream()
                .filter(end ->
                        most.getOrDefault(end.stream(), Map.of())
                                        .getOrDefault(end.end().epoch(), 0L)
                                == end.end().seq())
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    private static Optional<EpochGap> compare(Path journal, EpochEnd expected) throws IOException {
        ChainHead end = expected.end();
        Path folder = SegmentName.folder(journal, expected.stream());
        List<SegmentName> names =
                SegmentName.list(folder).stream().filter(n -> n.epoch() == end.epoch()).toList();
        Optional<ChainHead> last = Optional.empty();
        Optional<ChainHead> at = Optional.empty();
        for (SegmentName name : names) {
            Path file = folder.resolve(name.toString());
            ChainHead found = lastSound(file);
            if (found.seq() > 0) {
                last = Optional.of(found);
                if (name.firstSeq() <= end.seq() && end.seq() <= found.seq() && at.isEmpty()) {
                    at = found.seq() == end.seq() ? last : entry(file, end.seq());
                }
            }
        }
        if (at.isPresent()) {
            return at.get().equals(end)
                    ? Optional.empty()
                    : Optional.of(new EpochGap(expected, at.get(), Kind.DIFFERENT));
        }
        return Optional.of(
                last.map(found -> new EpochGap(expected, found, Kind.SHORTER))
                        .orElseGet(() ->
                                new EpochGap(
                                        expected,
                                        new ChainHead(end.epoch(), 0, Entry.NO_HASH),
                                        Kind.MISSING)));
    }

    /// The last line that is sound by itself, without reading those before it where it is the very last.
    private static ChainHead lastSound(Path file) throws IOException {
        try {
            Optional<ChainHead> tail = LastEntryLoader.head(file, SegmentScanner.end(file));
            return tail.orElse(new ChainHead(1, 0, Entry.NO_HASH));
        } catch (IOException unsoundTail) {
            ChainHead[] last = {new ChainHead(1, 0, Entry.NO_HASH)};
            SegmentScanner.walk(
                    file,
                    0,
                    SegmentScanner.end(file),
                    (buffer, from, length, offset) -> {
                        if (EntryFrame.check(buffer, from, length)
                                instanceof Check.Sound(var form)) {
                            last[0] = form.head();
                        }
                        return true;
                    });
            return last[0];
        }
    }

    private static Optional<ChainHead> entry(Path file, long seq) throws IOException {
        List<ChainHead> found = new ArrayList<>();
        SegmentScanner.walk(
                file,
                0,
                SegmentScanner.end(file),
                (buffer, from, length, offset) -> {
                    if (EntryFrame.check(buffer, from, length) instanceof Check.Sound(var form)
                            && form.seq() == seq) {
                        found.add(form.head());
                        return false;
                    }
                    return true;
                });
        return found.stream().findFirst();
    }
}
