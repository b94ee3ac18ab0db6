package org.cordon.support;

import org.cordon.app.port.Journal;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.StreamId;

import java.util.ArrayList;
import java.util.List;

/// All durable entries of a stream, however many pages a journal gives them in.
public final class WholeStream {
    private WholeStream() {}

    /// Those of the current epoch.
    public static List<Entry> of(Journal journal, StreamId stream) {
        return of(journal, stream, journal.head(stream).epoch());
    }

    /// Those of one epoch.
    public static List<Entry> of(Journal journal, StreamId stream, int epoch) {
        List<Entry> all = new ArrayList<>();
        List<Entry> page = journal.read(stream, epoch, 0, Integer.MAX_VALUE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = journal.read(stream, epoch, page.getLast().seq(), Integer.MAX_VALUE);
        }
        return all;
    }
}
