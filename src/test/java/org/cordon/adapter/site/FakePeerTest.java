package org.cordon.adapter.site;

import org.cordon.app.port.Peer;
import org.cordon.support.FakePeer;

/// The fake that other tests trust.
final class FakePeerTest extends PeerContract {
    @Override
    Peer peer() {
        return new FakePeer();
    }
}
