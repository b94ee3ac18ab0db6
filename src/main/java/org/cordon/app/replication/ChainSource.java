package org.cordon.app.replication;

import org.cordon.app.port.Journal;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;

import java.util.List;
import java.util.Optional;

/// The chains of one terminal, as one place holds them: its journal, or the site store. Methods block,
/// and throw what the place throws when it cannot be read.
public interface ChainSource {
    /// The last entry of each epoch of a stream, oldest epoch first.
    List<ChainHead> epochs(StreamId stream);

    /// Place and hash of one entry; empty if it is not there.
    Optional<ChainHead> at(StreamId stream, int epoch, long seq);

    /// What a site store holds of a terminal.
    static ChainSource of(SiteStore siteStore, TerminalId terminal) {
        return new ChainSource() {
            @Override
            public List<ChainHead> epochs(StreamId stream) {
                return siteStore.heads(terminal, stream);
            }

            @Override
            public Optional<ChainHead> at(StreamId stream, int epoch, long seq) {
                return siteStore.at(terminal, stream, epoch, seq);
            }
        };
    }

    /// What the running program's journal holds.
    static ChainSource of(Journal journal) {
        return new ChainSource() {
            @Override
            public List<ChainHead> epochs(StreamId stream) {
                return journal.epochs(stream);
            }

            @Override
            public Optional<ChainHead> at(StreamId stream, int epoch, long seq) {
                return journal.read(stream, epoch, seq - 1, 1).stream()
                        .findFirst()
                        .map(Entry::head);
            }
        };
    }
}
