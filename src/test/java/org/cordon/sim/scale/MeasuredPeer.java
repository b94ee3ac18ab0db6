package org.cordon.sim.scale;

import org.cordon.app.port.Peer;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.support.ForwardingPeer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A site store that notes how old each entry was once it was committed there.
final class MeasuredPeer extends ForwardingPeer {
    private final Lags lags;

    /// @param lags takes the ages
    MeasuredPeer(Peer peer, Lags lags) {
        super(peer);
        this.lags = lags;
    }

    @Override
    public ChainHead deliver(List<Entry> entries) {
        ChainHead head = super.deliver(entries);
        Instant now = Instant.now();
        for (Entry entry : entries) {
            lags.add(Duration.between(entry.stamp().at(), now));
        }
        return head;
    }
}
