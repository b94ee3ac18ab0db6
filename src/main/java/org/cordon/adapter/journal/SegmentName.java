package org.cordon.adapter.journal;

import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The name of a segment file, `<epoch>-<number of its first entry>.jsonl` with leading zeros, so
/// that a list by name is in order.
record SegmentName(int epoch, long firstSeq) {
    private static final Pattern FORM = Pattern.compile("(\\d{4,9})-(\\d{12,18})\\.jsonl");

    static final Comparator<SegmentName> ORDER =
            Comparator.comparing(name -> new LogPosition(name.epoch, name.firstSeq));

    static Optional<SegmentName> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        return matcher.matches()
                ? Optional.of(
                        new SegmentName(
                                Integer.parseInt(matcher.group(1)),
                                Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /// Where a stream's segments lie.
    static Path folder(Path journal, StreamId stream) {
        return journal.resolve(stream.storedName().toLowerCase(Locale.ROOT));
    }

    /// The segments in a folder, in order; empty when there is no such folder.
    static List<SegmentName> list(Path folder) throws IOException {
        List<SegmentName> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(Path::getFileName)
                        .map(name -> parse(String.valueOf(name)))
                        .flatMap(Optional::stream)
                        .sorted(ORDER)
                        .forEach(names::add);
            }
        }
        return names;
    }

    @Override
    public String toString() {
        return "%04d-%012d.jsonl".formatted(epoch, firstSeq);
    }
}
