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
    private final SiteStore peer;

    /// Passes on to a peer, which it closes.
    public ForwardingSiteStore(SiteStore peer) {
        this.peer = peer;
    }

    @Override
    public String address() {
        return peer.address();
    }

    @Override
    public boolean shared() {
        return peer.shared();
    }

    @Override
    public Optional<ChainHead> head(TerminalId terminal, StreamId stream, int epoch) {
        return peer.head(terminal, stream, epoch);
    }

    @Override
    public List<ChainHead> heads(TerminalId terminal, StreamId stream) {
        return peer.heads(terminal, stream);
    }

    @Override
    public Optional<ChainHead> at(TerminalId terminal, StreamId stream, int epoch, long seq) {
        return peer.at(terminal, stream, epoch, seq);
    }

    @Override
    public ChainHead deliver(List<Entry> entries) {
        return peer.deliver(entries);
    }

    @Override
    public ChainHead park(Entry entry, String reason) {
        return peer.park(entry, reason);
    }

    @Override
    public List<DeadLetter> parked(TerminalId terminal, int max) {
        return peer.parked(terminal, max);
    }

    @Override
    public void unpark(Entry entry) {
        peer.unpark(entry);
    }

    @Override
    public List<DeadLetter> unprojected(TerminalId terminal, int max) {
        return peer.unprojected(terminal, max);
    }

    @Override
    public List<String> lines(
            TerminalId terminal, StreamId stream, int epoch, long afterSeq, int max) {
        return peer.lines(terminal, stream, epoch, afterSeq, max);
    }

    @Override
    public SiteChanges changes(long afterVersion, int max) {
        return peer.changes(afterVersion, max);
    }

    @Override
    public void disconnect() {
        peer.disconnect();
    }

    @Override
    public void close() {
        peer.close();
    }
}
