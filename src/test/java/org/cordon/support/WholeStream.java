package org.cordon.support;

import org.cordon.app.port.Journal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;

import java.util.List;

/// All durable entries of a stream.
public final class WholeStream {
    private WholeStream() {}

    /// Those of the current epoch.
    public static List<Entry> of(Journal journal, StreamId stream) {
        return of(journal, stream, journal.head(stream).epoch());
    }

    /// Those of one epoch.
    public static List<Entry> of(Journal journal, StreamId stream, int epoch) {
        return journal.entries(stream, epoch, 0, Long.MAX_VALUE).toList();
    }
}
