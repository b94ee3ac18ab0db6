package org.cordon.adapter.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.port.Parked;
import org.cordon.app.port.Peer;
import org.cordon.app.port.Peer.ChainConflict;
import org.cordon.app.port.Peer.EntryRefused;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Fact;
import org.cordon.core.journal.StreamId;
import org.cordon.core.line.TerminalId;
import org.cordon.support.Chain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// What every site store does, whichever it is.
abstract class PeerContract {
    private static final TerminalId L3 = new TerminalId("L3");

    private final Subject subject = subject();
    private final Peer peer = subject.peer();

    /// What is tested.
    ///
    /// @param refuse makes it refuse entries of a sequence number
    /// @param forgive makes it take them again
    record Subject(Peer peer, LongConsumer refuse, Runnable forgive) {}

    /// A site store that is empty.
    abstract Subject subject();

    /// Puts a rule of the site's own on the entries, and takes it away again, with the owner's rights.
    static Subject subject(Peer peer, Consumer<String> sql) {
        return new Subject(
                peer,
                seq ->
                        sql.accept(
                                "alter table site_entries add constraint not_this_one check (seq <>"
                                        + " "
                                        + seq
                                        + ")"),
                () -> sql.accept("alter table site_entries drop constraint not_this_one"));
    }

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

    // [utest->req~site.parked~1]
    @Test
    void anEntryThatIsRefusedLeavesNothingOfItsBatchAndIsSetAsideByItself() {
        Chain chain = chain(12);
        peer.deliver(chain.after(0, 2));
        subject.refuse().accept(7);

        assertThrows(EntryRefused.class, () -> peer.deliver(chain.after(2, 8)));
        assertEquals(
                Optional.of(chain.after(1, 1).getLast().head()), peer.head(L3, StreamId.ACTS, 1));

        peer.deliver(chain.after(2, 4));
        Entry refused = chain.after(6, 1).getFirst();
        assertThrows(EntryRefused.class, () -> peer.deliver(List.of(refused)));
        assertEquals(refused.head(), peer.park(refused, "not this one"));
        assertEquals(refused.head(), peer.park(refused, "not this one"));
        assertEquals(chain.head(), peer.deliver(chain.after(6, 6)));
        assertEquals(List.of(new Parked(StreamId.ACTS, 1, 7, "not this one")), peer.parked(L3, 10));
        assertEquals(
                chain.entries().stream().map(Entry::line).toList(),
                peer.lines(L3, StreamId.ACTS, 1, 0, 99),
                "it is among what can be got back");
    }

    // [utest->req~site.parked~1]
    @Test
    void anEntrySetAsideIsDeliveredOnceItIsTakenAndOnlyIfItIsTheSame() {
        Chain chain = chain(9);
        peer.deliver(chain.after(0, 6));
        subject.refuse().accept(7);
        peer.park(chain.after(6, 1).getFirst(), "not this one");
        peer.deliver(chain.after(7, 2));
        Entry other = chain("L3", StreamId.ACTS, 1, 9, "2").after(6, 1).getFirst();

        assertThrows(EntryRefused.class, () -> peer.unpark(chain.after(6, 1).getFirst()));
        assertEquals(1, peer.parked(L3, 10).size());
        subject.forgive().run();
        assertThrows(ChainConflict.class, () -> peer.unpark(other));
        peer.unpark(chain.after(6, 1).getFirst());

        assertEquals(List.of(), peer.parked(L3, 10));
        assertThrows(ChainConflict.class, () -> peer.unpark(chain.after(6, 1).getFirst()));
        assertEquals(
                chain.entries().stream().map(Entry::line).toList(),
                peer.lines(L3, StreamId.ACTS, 1, 0, 99));
    }

    // [utest->req~site.lines~1]
    @Test
    void givesLinesBackAsTheyStoodPageByPage() {
        Chain chain = chain(12);
        peer.deliver(chain.entries());
        peer.deliver(chain("L4", StreamId.ACTS, 1, 3, "other").entries());

        assertEquals(
                chain.after(0, 5).stream().map(Entry::line).toList(),
                peer.lines(L3, StreamId.ACTS, 1, 0, 5));
        assertEquals(
                chain.after(5, 7).stream().map(Entry::line).toList(),
                peer.lines(L3, StreamId.ACTS, 1, 5, 99));
        assertEquals(List.of(), peer.lines(L3, StreamId.ACTS, 1, 12, 99));
        assertEquals(List.of(), peer.lines(L3, StreamId.SCANS, 1, 0, 99));
    }
}
