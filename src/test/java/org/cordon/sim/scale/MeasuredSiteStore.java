package org.cordon.sim.scale;

import org.cordon.app.replication.SiteStore;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.support.ForwardingSiteStore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A site store that notes how old each entry was once it was committed there.
final class MeasuredSiteStore extends ForwardingSiteStore {
    private final Lags lags;

    /// @param lags takes the ages
    MeasuredSiteStore(SiteStore siteStore, Lags lags) {
        super(siteStore);
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
