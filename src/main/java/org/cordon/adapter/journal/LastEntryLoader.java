package org.cordon.adapter.journal;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the last line of a segment.
final class LastEntryLoader {
    private static final Messages TEXT = Messages.of(LastEntryLoader.class);

    private LastEntryLoader() {}

    /// How far a segment has come.
    ///
    /// @param length how much of the file counts
    /// @return empty when it holds no line
    /// @throws IOException if the file cannot be read or its last line is unsound
    static Optional<ChainHead> head(Path file, long length) throws IOException {
        if (length == 0) {
            return Optional.empty();
        }
        int want = (int) Math.min(length, SegmentScanner.LONGEST + 1L);
        byte[] end = SegmentScanner.stretch(file, length - want, want);
        if (end.length < want || end[want - 1] != '\n') {
            throw new IOException(TEXT.get("journal.last-line.unended", file));
        }
        int from = want - 1;
        while (from > 0 && end[from - 1] != '\n') {
            from--;
        }
        return switch (EntryFrame.check(end, from, want - 1 - from)) {
            case Check.Sound(EntryFrame form) ->
                    Optional.of(new ChainHead(form.epoch(), form.seq(), form.hash()));
            case Check.Unsound(String why) ->
                    throw new IOException(TEXT.get("journal.last-line.unsound", file, why));
        };
    }
}
