package org.cordon.adapter.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.port.Peer;
import org.cordon.app.port.Peer.ChainConflict;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Fact;
import org.cordon.core.journal.StreamId;
import org.cordon.core.line.TerminalId;
import org.cordon.support.Chain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// What every site store does, whichever it is.
abstract class PeerContract {
    private static final TerminalId L3 = new TerminalId("L3");

    private final Peer peer = peer();

    /// A site store that is empty.
    abstract Peer peer();

    @AfterEach
    void close() {
        peer.close();
    }

    static Chain chain(String terminal, StreamId stream, int epoch, int entries, String version) {
        Chain chain = new Chain(new TerminalId(terminal), stream, epoch);
        for (int i = 0; i < entries; i++) {
            chain.add("anna", new Fact.TerminalStarted(version + " Łódź \"" + i + "\"", true));
        }
        return chain;
    }

    private static Chain chain(int entries) {
        return chain("L3", StreamId.ACTS, 1, entries, "1");
    }

    // [utest->req~site.in-order-once~1]
    @Test
    void holdsNothingAtFirstAndThenWhatWasDelivered() {
        Chain chain = chain(12);
        assertEquals(Optional.empty(), peer.head(L3, StreamId.ACTS, 1));

        assertEquals(chain.after(0, 5).getLast().head(), peer.deliver(chain.after(0, 5)));
        assertEquals(chain.head(), peer.deliver(chain.after(5, 7)));

        assertEquals(Optional.of(chain.head()), peer.head(L3, StreamId.ACTS, 1));
    }

    // [utest->req~site.in-order-once~1]
    @Test
    void aBatchDeliveredTwiceOrOverlappingIsPassedOver() {
        Chain chain = chain(12);
        peer.deliver(chain.after(0, 6));

        assertEquals(chain.after(0, 6).getLast().head(), peer.deliver(chain.after(0, 6)));
        assertEquals(chain.after(0, 6).getLast().head(), peer.deliver(chain.after(1, 2)));
        assertEquals(chain.head(), peer.deliver(chain.after(3, 9)));
    }

    // [utest->req~site.in-order-once~1]
    @Test
    void aGapIsRefusedAndNothingOfItIsKept() {
        Chain chain = chain(12);
        peer.deliver(chain.after(0, 4));

        assertThrows(ChainConflict.class, () -> peer.deliver(chain.after(5, 3)));

        assertEquals(
                Optional.of(chain.after(3, 1).getLast().head()), peer.head(L3, StreamId.ACTS, 1));
    }

    // [utest->req~site.conflict-stops~1]
    @Test
    void anotherChainUnderTheSameNameIsRefusedWhereverItDiffers() {
        Chain chain = chain(6);
        Chain other = chain("L3", StreamId.ACTS, 1, 9, "2");
        peer.deliver(chain.entries());

        List<List<Entry>> batches =
                List.of(
                        other.after(0, 3),
                        other.after(0, 6),
                        other.after(0, 9),
                        other.after(3, 6),
                        other.after(6, 3));
        for (List<Entry> batch : batches) {
            assertThrows(ChainConflict.class, () -> peer.deliver(batch), batch::toString);
        }
        assertEquals(Optional.of(chain.head()), peer.head(L3, StreamId.ACTS, 1));
    }

    // [utest->req~site.key~1]
    @Test
    void terminalsStreamsAndEpochsAreChainsOfTheirOwn() {
        List<Chain> chains =
                List.of(
                        chain(3),
                        chain("L3", StreamId.SCANS, 1, 4, "1"),
                        chain("L3", StreamId.ACTS, 2, 5, "1"),
                        chain("L4", StreamId.ACTS, 1, 6, "1"));
        chains.forEach(chain -> peer.deliver(chain.entries()));

        for (Chain chain : chains) {
            Entry any = chain.entries().getFirst();
            assertEquals(
                    Optional.of(chain.head()),
                    peer.head(any.terminal(), any.stream(), any.epoch()));
        }
    }

    // [utest->req~site.in-order-once~1]
    @Test
    void canBeUsedAgainAfterDisconnecting() {
        Chain chain = chain(12);
        peer.deliver(chain.after(0, 6));

        peer.disconnect();

        assertEquals(chain.head(), peer.deliver(chain.after(6, 6)));
    }
}
