package org.cordon.adapter.journal;

import org.cordon.core.event.EntryFrame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One file of a stream, as far as it is durable, with a sparse index of where entries begin.
/// The journal's thread lengthens it; any thread reads.
final class Segment {
    private static final int INDEX_EVERY_BYTES = 64 << 10;

    private final Path file;
    private final SegmentName name;
    private final List<Mark> marks = new ArrayList<>();
    private boolean indexed;
    private volatile long durable;

    /// An entry and where its line begins.
    record Mark(long seq, long offset) {}

    /// @param durable bytes known to be on the disk
    /// @param indexed whether the marks will be told; else they are looked for at the first read
    Segment(Path folder, SegmentName name, long durable, boolean indexed) {
        this.file = folder.resolve(name.toString());
        this.name = name;
        this.durable = durable;
        this.indexed = indexed;
    }

    Path file() {
        return file;
    }

    SegmentName name() {
        return name;
    }

    long durable() {
        return durable;
    }

    /// Notes where an entry begins; most are forgotten.
    synchronized void mark(long seq, long offset) {
        if (marks.isEmpty() || offset - marks.getLast().offset() >= INDEX_EVERY_BYTES) {
            marks.add(new Mark(seq, offset));
        }
    }

    void lengthen(long length) {
        durable = length;
    }

    /// An offset at which a line begins, at or not far before that of an entry.
    long near(long seq) throws IOException {
        index();
        synchronized (this) {
            long offset = 0;
            int low = 0;
            int high = marks.size() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (marks.get(middle).seq() <= seq) {
                    offset = marks.get(middle).offset();
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return offset;
        }
    }

    private synchronized void index() throws IOException {
        if (!indexed) {
            SegmentScanner.walk(
                    file,
                    0,
                    durable,
                    (buffer, from, length, offset) -> {
                        mark(EntryFrame.seqOf(buffer, from, length), offset);
                        return true;
                    });
            indexed = true;
        }
    }
}
