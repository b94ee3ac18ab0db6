package org.cordon.support;

import org.cordon.app.port.DeadLetter;
import org.cordon.app.replication.SiteStore;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.site.SiteChanges;

import java.util.List;
import java.util.Optional;

/// A site store that passes everything on to another.
public class ForwardingSiteStore implements SiteStore {
    private final SiteStore siteStore;

    /// Passes on to a peer, which it closes.
    public ForwardingSiteStore(SiteStore siteStore) {
        this.siteStore = siteStore;
    }

    @Override
    public String address() {
        return siteStore.address();
    }

    @Override
    public boolean shared() {
        return siteStore.shared();
    }

    @Override
    public Optional<ChainHead> head(TerminalId terminal, StreamId stream, int epoch) {
        return siteStore.head(terminal, stream, epoch);
    }

    @Override
    public List<ChainHead> heads(TerminalId terminal, StreamId stream) {
        return siteStore.heads(terminal, stream);
    }

    @Override
    public Optional<ChainHead> at(TerminalId terminal, StreamId stream, int epoch, long seq) {
        return siteStore.at(terminal, stream, epoch, seq);
    }

    @Override
    public ChainHead deliver(List<Entry> entries) {
        return siteStore.deliver(entries);
    }

    @Override
    public ChainHead addDeadLetter(Entry entry, String reason) {
        return siteStore.addDeadLetter(entry, reason);
    }

    @Override
    public List<DeadLetter> deadLetters(TerminalId terminal, int max) {
        return siteStore.deadLetters(terminal, max);
    }

    @Override
    public void removeDeadLetter(Entry entry) {
        siteStore.removeDeadLetter(entry);
    }

    @Override
    public List<DeadLetter> unprojected(TerminalId terminal, int max) {
        return siteStore.unprojected(terminal, max);
    }

    @Override
    public List<String> lines(
            TerminalId terminal, StreamId stream, int epoch, long afterSeq, int max) {
        return siteStore.lines(terminal, stream, epoch, afterSeq, max);
    }

    @Override
    public SiteChanges changes(long afterVersion, int max) {
        return siteStore.changes(afterVersion, max);
    }

    @Override
    public void disconnect() {
        siteStore.disconnect();
    }

    @Override
    public void close() {
        siteStore.close();
    }
}
