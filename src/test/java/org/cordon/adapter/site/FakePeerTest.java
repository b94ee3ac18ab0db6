package org.cordon.adapter.site;

import org.cordon.app.port.Peer;
import org.cordon.support.FakePeer;

/// The fake that other tests trust.
final class FakePeerTest extends PeerContract {
    @Override
    Subject subject() {
        FakePeer peer = new FakePeer();
        return new Subject() {
            @Override
            public Peer peer() {
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
