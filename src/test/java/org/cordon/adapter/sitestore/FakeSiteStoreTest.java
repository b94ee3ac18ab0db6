package org.cordon.adapter.sitestore;

import org.cordon.app.replication.SiteStore;
import org.cordon.support.FakeSiteStore;

/// The fake that other tests trust.
final class FakeSiteStoreTest extends SiteStoreContract {
    @Override
    Subject subject() {
        FakeSiteStore peer = new FakeSiteStore();
        return new Subject() {
            @Override
            public SiteStore siteStore() {
                return peer;
            }

            @Override
            public void refuse(long seq) {
                peer.refuses(entry -> entry.seq() == seq);
            }

            @Override
            public void forgive() {
                peer.refuses(_ -> false);
            }
        };
    }
}
