package org.cordon.adapter.journal;

import org.cordon.core.journal.Head;
import org.cordon.core.journal.LineForm;
import org.cordon.core.journal.LineForm.Check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the last line of a segment.
final class Tail {
    private Tail() {}

    /// How far a segment has come.
    ///
    /// @param length how much of the file counts
    /// @return empty when it holds no line
    /// @throws IOException if the file cannot be read or its last line is unsound
    static Optional<Head> head(Path file, long length) throws IOException {
        if (length == 0) {
            return Optional.empty();
        }
        int want = (int) Math.min(length, Lines.LONGEST + 1L);
        byte[] end = Lines.stretch(file, length - want, want);
        if (end.length < want || end[want - 1] != '\n') {
            throw new IOException("the last line of " + file + " is unended");
        }
        int from = want - 1;
        while (from > 0 && end[from - 1] != '\n') {
            from--;
        }
        return switch (LineForm.check(end, from, want - 1 - from)) {
            case Check.Sound(LineForm form) ->
                    Optional.of(new Head(form.epoch(), form.seq(), form.hash()));
            case Check.Unsound(String why) ->
                    throw new IOException("the last line of " + file + ": " + why);
        };
    }
}
