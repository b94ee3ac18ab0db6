package org.cordon.adapter.site;

import org.cordon.support.FakePeer;

/// The fake that other tests trust.
final class FakePeerTest extends PeerContract {
    @Override
    Subject subject() {
        FakePeer peer = new FakePeer();
        return new Subject(
                peer,
                seq -> peer.refuses(entry -> entry.seq() == seq),
                () -> peer.refuses(_ -> false));
    }
}
