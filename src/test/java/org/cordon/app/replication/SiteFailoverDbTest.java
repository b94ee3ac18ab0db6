package org.cordon.app.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.site.SiteReplicaUpdater;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.ChainJournal;
import org.cordon.support.ExpectedLog;
import org.cordon.support.ForwardingSiteStore;
import org.cordon.support.Postgres;
import org.cordon.support.PostgresPair;
import org.cordon.support.Shift;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/// A site of two real PostgreSQL servers whose primary is killed: what the standby must have, what it may
/// lack, and how replication goes on.
@ExpectedLog(
        logger = "com.zaxxer.hikari.pool.ProxyConnection",
        message = "marked as broken",
        optional = "it comes by chance")
final class SiteFailoverDbTest {
    private static final TerminalId L3 = new TerminalId("L3");

    @TempDir private Path folder;

    private PostgresPair pair;

    @BeforeEach
    void start() throws IOException {
        Optional<Path> programs = PostgresPair.programs();
        Assumptions.assumeTrue(
                programs.isPresent(),
                "PostgreSQL's own packages are not installed (Debian, Ubuntu: postgresql)");
        pair = new PostgresPair(programs.orElseThrow(), folder);
        Postgres.init(pair.primaryUrl(), Map.of());
    }

    @AfterEach
    void stop() {
        if (pair != null) {
            pair.close();
        }
    }

    // [utest->req~site.failover~1]
    @Test
    @ExpectedLog(
            from = Replicator.class,
            message = "The site store is out of reach; entries wait here",
            optional = "it comes by chance")
    void whatASynchronousPairConfirmedIsAtThePromotedStandbyAndTheRestGoesOn() throws Exception {
        pair.synchronous();
        Shift shift = Shift.of(81, 6_000);
        Confirmed peer = new Confirmed(Postgres.peer(pair.url()));
        try (Replicator replicator =
                ReplicationRig.start(new ChainJournal(shift), peer, new Random(1))) {
            Until.holds(() -> peer.seq(StreamId.SCANS) > 300, () -> replicator.status().toString());
            pair.killPrimary();
            ChainHead operationsHead = peer.head(StreamId.OPERATIONS);
            ChainHead scans = peer.head(StreamId.SCANS);
            pair.promote();

            try (SiteStore promoted = Postgres.peer(pair.standbyUrl())) {
                holds(promoted, StreamId.OPERATIONS, operationsHead);
                holds(promoted, StreamId.SCANS, scans);
            }
            ReplicationRig.delivered(replicator);
        }
        ReplicationRig.holdsEachLineOnce(pair.standbyUrl(), "postgres", shift);
    }

    // [utest->req~site.failover~1]
    @Test
    @ExpectedLog(
            from = Replicator.class,
            message = "The site store is out of reach; entries wait here",
            optional = "it comes by chance")
    @ExpectedLog(
            from = SiteReplicaUpdater.class,
            message = "The site stands at an earlier version than known here; asked anew",
            optional = "it comes by chance")
    void withoutSynchronousCommitTheStandbyMayLackWhatWasConfirmedAndIsSentItAgain()
            throws Exception {
        Shift shift = Shift.of(82, 3_000);
        Confirmed peer = new Confirmed(Postgres.peer(pair.url()));
        pair.killStandby();
        try (Replicator replicator =
                ReplicationRig.start(new ChainJournal(shift), peer, new Random(1))) {
            ReplicationRig.delivered(replicator);
            pair.killPrimary();
            pair.restartStandby();
            pair.promote();
            try (SiteStore promoted = Postgres.peer(pair.standbyUrl())) {
                long there = promoted.head(L3, StreamId.SCANS, 1).map(ChainHead::seq).orElse(0L);
                long confirmed = peer.seq(StreamId.SCANS);
                assertTrue(there < confirmed, "confirmed, and not there");
            }
            Until.holds(() -> atStandby(shift), () -> replicator.status().toString());
        }
        ReplicationRig.holdsEachLineOnce(pair.standbyUrl(), "postgres", shift);
    }

    // [utest->req~site.failover~1]
    @Test
    void whileTheStandbyIsAwayNothingIsConfirmed() throws Exception {
        pair.synchronous();
        Shift shift = Shift.of(83, 400);
        List<Entry> all = shift.acts().entries();
        try (SiteStore siteStore = Postgres.peer(pair.url() + "&socketTimeout=2")) {
            siteStore.deliver(all.subList(0, 10));
            pair.killStandby();

            assertThrows(SiteStoreUnavailable.class, () -> siteStore.deliver(all.subList(10, 20)));
            assertEquals(
                    Optional.of(all.get(9).head()),
                    siteStore.head(L3, StreamId.OPERATIONS, 1),
                    "not even to be seen");

            pair.restartStandby();
            Until.holds(
                    () ->
                            siteStore
                                    .head(L3, StreamId.OPERATIONS, 1)
                                    .equals(Optional.of(all.get(19).head())),
                    () -> "the commit that waited for the standby");
            assertEquals(all.get(29).head(), siteStore.deliver(all.subList(10, 30)));
        }
    }

    private boolean atStandby(Shift shift) {
        try (SiteStore promoted = Postgres.peer(pair.standbyUrl())) {
            return promoted.head(L3, StreamId.SCANS, 1).equals(Optional.of(shift.scans().head()))
                    && promoted.head(L3, StreamId.OPERATIONS, 1)
                            .equals(Optional.of(shift.acts().head()));
        }
    }

    private static void holds(SiteStore promoted, StreamId stream, ChainHead confirmed) {
        long there = promoted.head(L3, stream, 1).map(ChainHead::seq).orElse(0L);
        assertTrue(
                there >= confirmed.seq(),
                () -> "%s: %d confirmed, %d there".formatted(stream, confirmed.seq(), there));
    }

    /// Knows what was confirmed.
    private static final class Confirmed extends ForwardingSiteStore {
        private final Map<StreamId, ChainHead> heads = new ConcurrentHashMap<>();

        Confirmed(SiteStore siteStore) {
            super(siteStore);
        }

        ChainHead head(StreamId stream) {
            return heads.getOrDefault(stream, new ChainHead(1, 0, Entry.NO_HASH));
        }

        long seq(StreamId stream) {
            return head(stream).seq();
        }

        @Override
        public ChainHead deliver(List<Entry> entries) {
            ChainHead head = super.deliver(entries);
            heads.put(entries.getFirst().stream(), head);
            return head;
        }
    }
}
