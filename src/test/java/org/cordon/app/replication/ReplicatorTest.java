package org.cordon.app.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.port.DeadLetter;
import org.cordon.app.port.TimeSource;
import org.cordon.app.replication.SiteStatus.State;
import org.cordon.app.site.SiteReplicaUpdater;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Chain;
import org.cordon.support.ChainJournal;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeSiteReplica;
import org.cordon.support.FakeSiteStore;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.ForwardingSiteStore;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/// The replicator against a site store in memory.
@ExpectedLog(from = Replicator.class, message = "The site store is out of reach; entries wait here")
@ExpectedLog(from = DeadLetters.class, message = "The site store refuses entry")
final class ReplicatorTest {
    private static final TerminalId L3 = new TerminalId("L3");

    /// Quick, so that failures are over soon.
    static ReplicationConfig quick() {
        return new ReplicationConfig(
                50,
                Duration.ofMillis(1),
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                Duration.ofSeconds(30),
                RetryPolicy.doubling(Duration.ofMillis(2), Duration.ofMillis(20)));
    }

    private static Replicator start(
            ChainJournal journal, SiteStore siteStore, ReplicationConfig config) {
        return start(journal, siteStore, news(), new FakeTimeSource(), config);
    }

    private static Replicator start(
            ChainJournal journal,
            SiteStore siteStore,
            SiteReplicaUpdater updater,
            TimeSource time,
            ReplicationConfig config) {
        Replicator replicator = new Replicator(journal, siteStore, updater, time, config);
        replicator.start();
        return replicator;
    }

    /// News that are kept in memory.
    static SiteReplicaUpdater news() {
        return new SiteReplicaUpdater(L3, new FakeSiteReplica(), new FakeTimeSource());
    }

    private static void state(Replicator replicator, State state) {
        Until.holds(
                () -> replicator.status().state() == state, () -> replicator.status().toString());
    }

    private static void holdsWhole(FakeSiteStore peer, Shift shift) {
        for (StreamId stream : StreamId.values()) {
            assertEquals(shift.chain(stream).entries(), peer.entries(L3, stream, 1));
        }
    }

    // [utest->req~replicate.nothing-lost~1]
    @Test
    void everythingArrivesInOrderWithAnswersLost() {
        Shift shift = Shift.of(41, 3_000);
        FakeSiteStore peer = new FakeSiteStore();
        peer.loseAnswers(5);
        try (Replicator replicator = start(new ChainJournal(shift), peer, quick())) {
            ReplicationRig.delivered(replicator);

            holdsWhole(peer, shift);
            assertEquals(Duration.ZERO, replicator.status().lag());
            assertTrue(replicator.status().lastDelivered().isPresent());
        }
    }

    // [utest->req~replicate.waits~1]
    @Test
    void anUnpluggedSiteIsShownWithWhatWaitsAndForHowLongAndGetsItWhenItIsBack() {
        ChainJournal journal = new ChainJournal("L3");
        FakeSiteStore peer = new FakeSiteStore();
        try (Replicator replicator = start(journal, peer, quick())) {
            state(replicator, State.CONNECTED);
            peer.reachable(false);
            state(replicator, State.WAITING);
            journal.record(new ProgramEvent.TerminalStopped());
            Entry last = journal.record(new ProgramEvent.TerminalStopped());

            SiteStatus waiting = replicator.status();
            assertEquals(2, waiting.waiting());
            assertTrue(waiting.lag().isPositive(), waiting.toString());
            assertEquals("unplugged", waiting.detail());

            peer.reachable(true);
            ReplicationRig.delivered(replicator);
            assertEquals(last, peer.entries(L3, StreamId.OPERATIONS, 1).getLast());
        }
    }

    // [utest->req~replicate.parks~1]
    @Test
    void entriesThatAreRefusedForGoodAreParkedAndAllOthersGoOn() {
        Shift shift = Shift.of(44, 2_000);
        Set<Long> poisoned = Set.of(1L, 77L, 78L, 400L, shift.scans().head().seq());
        FakeSiteStore peer = new FakeSiteStore();
        peer.refuses(e -> e.stream() == StreamId.SCANS && poisoned.contains(e.seq()));
        try (Replicator replicator = start(new ChainJournal(shift), peer, quick())) {
            ReplicationRig.delivered(replicator);

            List<Entry> others = new ArrayList<>(shift.scans().entries());
            others.removeIf(e -> poisoned.contains(e.seq()));
            assertEquals(others, peer.entries(L3, StreamId.SCANS, 1));
            assertEquals(shift.acts().entries(), peer.entries(L3, StreamId.OPERATIONS, 1));
            assertEquals(5, replicator.status().deadLetters());
            assertTrue(
                    replicator.status().detail().contains("refuses 5"),
                    replicator.status().detail());
        }
    }

    // [utest->req~replicate.parks~1]
    @Test
    void whatIsParkedIsListedWrittenToAFileAndDeliveredOnceItIsTaken(@TempDir Path folder)
            throws IOException {
        Shift shift = Shift.of(45, 300);
        FakeSiteStore peer = new FakeSiteStore();
        peer.refuses(e -> e.stream() == StreamId.OPERATIONS && (e.seq() == 5 || e.seq() == 9));
        try (Replicator replicator = start(new ChainJournal(shift), peer, quick())) {
            ReplicationRig.delivered(replicator);
            SiteCommands commands = replicator.commands();
            List<DeadLetter> two =
                    List.of(
                            new DeadLetter(StreamId.OPERATIONS, new LogPosition(1, 5), "poison"),
                            new DeadLetter(StreamId.OPERATIONS, new LogPosition(1, 9), "poison"));
            assertEquals(two, commands.deadLetters().join());

            Path file = folder.resolve("parked.jsonl");
            assertEquals(2, commands.export(file).join());
            assertEquals(
                    List.of(line(shift, 5), line(shift, 9)),
                    Files.readAllLines(file, StandardCharsets.UTF_8));
            CompletionException again =
                    assertThrows(CompletionException.class, () -> commands.export(file).join());
            assertTrue(again.toString().contains("there already"), again.toString());

            peer.refuses(e -> e.seq() == 9);
            assertEquals(
                    new SiteCommands.Retried(
                            1,
                            List.of(
                                    new DeadLetter(
                                            StreamId.OPERATIONS,
                                            new LogPosition(1, 9),
                                            "still poison"))),
                    commands.retry().join());
            assertEquals(1, replicator.status().deadLetters());
            peer.refuses(_ -> false);
            assertEquals(new SiteCommands.Retried(1, List.of()), commands.retry().join());
            assertEquals(0, replicator.status().deadLetters());
            assertEquals(
                    Set.copyOf(shift.acts().entries()),
                    Set.copyOf(peer.entries(L3, StreamId.OPERATIONS, 1)));
        }
    }

    private static String line(Shift shift, int seq) {
        return shift.acts().after(seq - 1, 1).getFirst().line();
    }

    // [utest->req~replicate.parks~1]
    @Test
    void aSiteThatRefusesEverythingIsWaitedForInsteadOfParkingAllOfAJournal() {
        Shift shift = Shift.of(46, 500);
        FakeSiteStore peer = new FakeSiteStore();
        peer.refuses(_ -> true);
        try (Replicator replicator = start(new ChainJournal(shift), peer, quick())) {
            Until.holds(
                    () -> replicator.status().detail().contains("one after the other"),
                    () -> replicator.status().toString());
            assertEquals(State.WAITING, replicator.status().state());
            assertEquals(DeadLetters.IN_A_ROW, replicator.status().deadLetters());

            peer.refuses(_ -> false);
            ReplicationRig.delivered(replicator);
            assertEquals(DeadLetters.IN_A_ROW, replicator.commands().retry().join().delivered());
            assertEquals(
                    Set.copyOf(shift.acts().entries()),
                    Set.copyOf(peer.entries(L3, StreamId.OPERATIONS, 1)));
        }
    }

    // [utest->req~replicate.parks~1]
    @Test
    void whoAsksWhileTheSiteIsAwayOrTheProgramEndsIsToldSo() {
        FakeSiteStore peer = new FakeSiteStore();
        peer.reachable(false);
        Replicator replicator = start(new ChainJournal("L3"), peer, quick());
        CompletionException away =
                assertThrows(
                        CompletionException.class,
                        () -> replicator.commands().deadLetters().join());
        assertTrue(away.getCause() instanceof SiteStoreUnavailable, away.toString());
        replicator.close();
        CompletionException over =
                assertThrows(
                        CompletionException.class,
                        () -> replicator.commands().deadLetters().join());
        assertTrue(over.toString().contains("ending"), over.toString());
    }

    // [utest->req~replicate.acts-first~1]
    @Test
    void actsGoBeforeScans() {
        ChainJournal journal = new ChainJournal("L3");
        for (int i = 0; i < 200; i++) {
            journal.record(Shift.scan(new OrderId("PO-1"), VerdictCode.ACCEPTED, i, Instant.EPOCH));
        }
        for (int i = 0; i < 200; i++) {
            journal.record(new ProgramEvent.TerminalStopped());
        }
        List<StreamId> order = new ArrayList<>();
        FakeSiteStore peer = new FakeSiteStore();
        try (Replicator replicator =
                start(
                        journal,
                        new Watched(peer, batch -> order.add(batch.getFirst().stream())),
                        quick())) {
            ReplicationRig.delivered(replicator);
        }

        assertEquals(
                List.of(
                        StreamId.OPERATIONS,
                        StreamId.OPERATIONS,
                        StreamId.OPERATIONS,
                        StreamId.OPERATIONS,
                        StreamId.SCANS,
                        StreamId.SCANS,
                        StreamId.SCANS,
                        StreamId.SCANS),
                order);
    }

    // [utest->req~replicate.conflict~1]
    @Test
    void aConflictStopsItsStreamAloneAndShowsBothHeads() {
        Shift shift = Shift.of(42, 500);
        FakeSiteStore peer = new FakeSiteStore();
        Chain stranger = new Chain(L3, StreamId.OPERATIONS, 1);
        stranger.add(new ProgramEvent.TerminalStarted("another", true));
        peer.deliver(stranger.entries());
        try (Replicator replicator = start(new ChainJournal(shift), peer, quick())) {
            Until.holds(
                    () -> peer.entries(L3, StreamId.SCANS, 1).equals(shift.scans().entries()),
                    () -> replicator.status().toString());
            // What was taken is counted a moment later.
            Until.holds(
                    () -> replicator.status().waiting() == shift.acts().head().seq(),
                    () -> replicator.status().toString());

            SiteStatus status = replicator.status();
            assertEquals(State.CONFLICT, status.state());
            String ours = shift.acts().entries().getFirst().hash().substring(0, 12);
            String theirs = stranger.head().hash().substring(0, 12);
            assertTrue(status.detail().contains(ours), status.detail());
            assertTrue(status.detail().contains(theirs), status.detail());
            assertEquals(stranger.entries(), peer.entries(L3, StreamId.OPERATIONS, 1));
        }
    }

    // [utest->req~replicate.sent-again~1]
    @Test
    @ExpectedLog(from = Replicator.class, message = "The site store lacks entries of")
    void whatASiteLostThoughItHadConfirmedItIsSentAgain() {
        ChainJournal journal = new ChainJournal("L3");
        for (int i = 0; i < 30; i++) {
            journal.record(new ProgramEvent.TerminalStopped());
        }
        FakeSiteStore peer = new FakeSiteStore();
        peer.shared(true);
        try (Replicator replicator = start(journal, peer, quick())) {
            ReplicationRig.delivered(replicator);
            peer.lose(L3, StreamId.OPERATIONS, 1, 12);
            journal.record(new ProgramEvent.TerminalStopped());
            ReplicationRig.delivered(replicator);
            Until.holds(
                    () -> peer.entries(L3, StreamId.OPERATIONS, 1).size() == 31,
                    () -> replicator.status().toString());
        }
    }

    // [utest->req~replicate.peer-ahead~1]
    @Test
    void aSiteAheadOfThisEpochIsAConflictUntilARestoreStartsANewOne() {
        Shift shift = Shift.of(43, 500);
        FakeSiteStore peer = new FakeSiteStore();
        peer.deliver(shift.acts().entries());
        ChainJournal younger = new ChainJournal("L3");
        for (Entry entry : shift.acts().after(0, 10)) {
            younger.append(entry.person(), entry.event()).join();
        }
        try (Replicator replicator = start(younger, peer, quick())) {
            state(replicator, State.CONFLICT);
            assertTrue(
                    replicator.status().detail().contains("ahead of this terminal"),
                    replicator.status().detail());
            Until.holds(() -> younger.nextEpoch() == 2, () -> "the next start begins an epoch");
        }
        younger.startEpoch();
        Entry fresh = younger.record(new ProgramEvent.TerminalStarted("0.1.0", false));
        try (Replicator replicator = start(younger, peer, quick())) {
            ReplicationRig.delivered(replicator);
            assertEquals(List.of(fresh), peer.entries(L3, StreamId.OPERATIONS, 2));
            assertEquals(shift.acts().entries(), peer.entries(L3, StreamId.OPERATIONS, 1));
            assertTrue(
                    replicator.status().detail().contains("kept there"),
                    replicator.status().detail());
        }
    }

    // [utest->req~replicate.rolled-back~1]
    @Test
    void anEpochThatTheSiteHoldsWithOtherEntriesIsLeftAtTheNextStart() {
        FakeSiteStore peer = new FakeSiteStore();
        ChainJournal before = new ChainJournal("L3");
        for (int i = 0; i < 10; i++) {
            before.record(new ProgramEvent.TerminalStopped());
        }
        peer.deliver(before.read(StreamId.OPERATIONS, 0, 100));
        ChainJournal rolledBack = new ChainJournal("L3");
        for (int i = 0; i < 14; i++) {
            rolledBack.record(
                    i < 6
                            ? new ProgramEvent.TerminalStopped()
                            : new ProgramEvent.TerminalStarted("after the roll-back", false));
        }
        try (Replicator replicator = start(rolledBack, peer, quick())) {
            state(replicator, State.CONFLICT);
            Until.holds(() -> rolledBack.nextEpoch() == 2, () -> "" + rolledBack.nextEpoch());
            assertTrue(
                    replicator.status().detail().contains("begins a new epoch"),
                    replicator.status().detail());
        }
        assertEquals(
                before.read(StreamId.OPERATIONS, 0, 100), peer.entries(L3, StreamId.OPERATIONS, 1));
    }

    // [utest->req~replicate.rolled-back~1]
    @Test
    @ExpectedLog(from = ChainsOnlyAtSite.class, message = "chains that this journal lacks")
    void aLaterEpochAtTheSiteStopsThisOneAndIsListed() {
        FakeSiteStore peer = new FakeSiteStore();
        ChainJournal later = new ChainJournal("L3");
        later.startEpoch();
        later.startEpoch();
        later.record(new ProgramEvent.TerminalStopped());
        peer.deliver(later.read(StreamId.OPERATIONS, 3, 0, 100));
        ChainJournal old = new ChainJournal("L3");
        old.record(new ProgramEvent.TerminalStopped());
        try (Replicator replicator = start(old, peer, quick())) {
            state(replicator, State.CONFLICT);
            Until.holds(() -> old.nextEpoch() == 4, () -> "" + old.nextEpoch());
            ChainStatus missing =
                    replicator.chains().stream()
                            .filter(chain -> chain.epoch() == 3)
                            .findFirst()
                            .orElseThrow();
            assertEquals(0, missing.here());
            assertEquals(1, missing.there());
            assertTrue(missing.remark().contains("Only the site store"), missing.remark());
        }
        assertEquals(List.of(), peer.entries(L3, StreamId.OPERATIONS, 1), "nothing is sent");
    }

    // [utest->req~replicate.unprojected~1]
    @Test
    void whatTheOthersAreNotToldOfIsShownAtTheTerminalConcerned() {
        FakeSiteStore peer = new FakeSiteStore();
        peer.shared(true);
        peer.cannotTell(entry -> entry.seq() == 2);
        ChainJournal journal = new ChainJournal("L3");
        journal.record(new ProgramEvent.TerminalStopped());
        try (Replicator replicator = start(journal, peer, quick())) {
            ReplicationRig.delivered(replicator);
            assertEquals("", replicator.status().detail());
            journal.record(new ProgramEvent.TerminalStopped());
            Until.holds(
                    () -> replicator.status().detail().contains("entry 2 of ACTS"),
                    () -> replicator.status().toString());
            assertTrue(
                    replicator.status().detail().contains("not to be told"),
                    replicator.status().detail());
        }
    }

    // [utest->req~replicate.epochs~1]
    @Test
    void whatEarlierEpochsStillOweIsShippedToo() {
        ChainJournal journal = new ChainJournal("L3");
        Entry before = journal.record(new ProgramEvent.TerminalStopped());
        journal.startEpoch();
        Entry after = journal.record(new ProgramEvent.TerminalStarted("0.1.0", true));
        FakeSiteStore peer = new FakeSiteStore();
        try (Replicator replicator = start(journal, peer, quick())) {
            ReplicationRig.delivered(replicator);

            assertEquals(List.of(before), peer.entries(L3, StreamId.OPERATIONS, 1));
            assertEquals(List.of(after), peer.entries(L3, StreamId.OPERATIONS, 2));
        }
    }

    // [utest->req~replicate.deadline~1]
    @Test
    void aSiteThatHangsIsShownAsWaitingAndCallsDoNotPileUp() {
        ChainJournal journal = new ChainJournal("L3");
        journal.record(new ProgramEvent.TerminalStopped());
        CountDownLatch answer = new CountDownLatch(1);
        FakeSiteStore peer = new FakeSiteStore();
        List<Integer> calls = java.util.Collections.synchronizedList(new ArrayList<>());
        SiteStore hanging =
                new Watched(
                        peer,
                        batch -> {
                            calls.add(batch.size());
                            await(answer);
                        });
        ReplicationConfig impatient =
                new ReplicationConfig(
                        50,
                        Duration.ofMillis(1),
                        Duration.ofMillis(20),
                        Duration.ofMillis(20),
                        Duration.ofMillis(20),
                        Duration.ofMillis(100),
                        RetryPolicy.doubling(Duration.ofMillis(2), Duration.ofMillis(20)));
        try (Replicator replicator = start(journal, hanging, impatient)) {
            // A slow machine may be late to answer the question before the batch as well.
            Until.holds(
                    () ->
                            !calls.isEmpty()
                                    && replicator.status().detail().contains("has not answered"),
                    () -> replicator.status().toString());
            assertEquals(State.WAITING, replicator.status().state());
            assertEquals(List.of(1), calls);

            answer.countDown();
            ReplicationRig.delivered(replicator);
            assertEquals(1, peer.entries(L3, StreamId.OPERATIONS, 1).size());
        }
    }

    private static SiteChanges heldAtL5(long version) {
        return new SiteChanges(
                version,
                List.of(
                        new SiteHold(
                                new TerminalId("L5"),
                                Shift.pack((int) version),
                                true,
                                Optional.empty(),
                                new Reason.Written("suspect"),
                                Optional.empty(),
                                Instant.EPOCH)),
                List.of());
    }

    // [utest->req~news.within-seconds~1]
    @Test
    void whatAnotherTerminalHoldsIsHeardWithoutAnEntryOfOnesOwn() {
        FakeSiteStore peer = new FakeSiteStore();
        peer.shared(true);
        SiteReplicaUpdater updater = news();
        try (Replicator replicator =
                start(new ChainJournal("L3"), peer, updater, new RealTime(), quick())) {
            ReplicationRig.delivered(replicator);
            peer.news(heldAtL5(1));
            Until.holds(
                    () -> updater.elsewhere(Shift.pack(1)).isPresent(), updater.status()::toString);
            peer.reachable(false);
            Until.holds(
                    () -> updater.status().detail().equals("unplugged"),
                    updater.status()::toString);
            peer.news(heldAtL5(2));
            peer.reachable(true);
            Until.holds(
                    () -> updater.elsewhere(Shift.pack(2)).isPresent(), updater.status()::toString);
            assertEquals("", updater.status().detail());
        }
    }

    // [utest->req~news.never-in-the-way~1]
    @Test
    void aSiteThatTellsNothingStillTakesAllEntries() {
        ChainJournal journal = new ChainJournal("L3");
        for (int i = 0; i < 500; i++) {
            journal.record(new ProgramEvent.TerminalStopped());
        }
        FakeSiteStore peer = new FakeSiteStore();
        peer.shared(true);
        peer.mute("made by an older version");
        SiteReplicaUpdater updater = news();
        ReplicationConfig never =
                new ReplicationConfig(
                        50,
                        Duration.ofMillis(1),
                        Duration.ofMillis(20),
                        Duration.ofMillis(20),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(30),
                        RetryPolicy.doubling(Duration.ofHours(1), Duration.ofHours(1)));
        try (Replicator _ = start(journal, peer, updater, new RealTime(), never)) {
            Until.holds(
                    () -> peer.entries(L3, StreamId.OPERATIONS, 1).size() == 500,
                    updater.status()::toString);
            assertEquals("made by an older version", updater.status().detail());
        }
    }

    // [utest->req~news.never-in-the-way~1]
    @Test
    @ExpectedLog(from = Replicator.class, level = Level.ERROR, message = "(unexpected failure)")
    void newsThatCannotBeReadHoldUpNothing() {
        ChainJournal journal = new ChainJournal("L3");
        for (int i = 0; i < 500; i++) {
            journal.record(new ProgramEvent.TerminalStopped());
        }
        FakeSiteStore peer = new FakeSiteStore();
        peer.shared(true);
        peer.news(new SiteChanges(1, List.of(), List.of()));
        SiteReplicaUpdater broken =
                new SiteReplicaUpdater(
                        L3,
                        new FakeSiteReplica() {
                            @Override
                            public synchronized void apply(SiteChanges changes, Instant at) {
                                throw new IllegalStateException("a letter from tomorrow");
                            }
                        },
                        new FakeTimeSource());
        try (Replicator replicator = start(journal, peer, broken, new RealTime(), quick())) {
            ReplicationRig.delivered(replicator);
            Until.holds(
                    () -> broken.status().detail().contains("a letter from tomorrow"),
                    broken.status()::toString);
            assertEquals(500, peer.entries(L3, StreamId.OPERATIONS, 1).size());
            assertEquals(State.CONNECTED, replicator.status().state());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Tells of every batch before it is delivered.
    private static final class Watched extends ForwardingSiteStore {
        private final java.util.function.Consumer<List<Entry>> watcher;

        private Watched(SiteStore siteStore, java.util.function.Consumer<List<Entry>> watcher) {
            super(siteStore);
            this.watcher = watcher;
        }

        @Override
        public ChainHead deliver(List<Entry> entries) {
            watcher.accept(entries);
            return super.deliver(entries);
        }
    }
}
