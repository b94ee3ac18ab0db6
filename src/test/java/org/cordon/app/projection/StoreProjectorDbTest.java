package org.cordon.app.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2StoreQueries;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.adapter.sql.H2File;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.port.StoreWriter;
import org.cordon.app.projection.StoreStatus.State;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;
import org.cordon.support.Chain;
import org.cordon.support.ChainJournal;
import org.cordon.support.ExpectedLog;
import org.cordon.support.LogLines;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// The follower over a real H2 file.
@ExpectedLog(
        from = H2StoreWriter.class,
        message = "is parked",
        optional = "entries drawn at random may name things that the lists lack")
@ExpectedLog(from = H2File.class, message = "was set aside as")
@ExpectedLog(
        from = StoreProjector.class,
        level = Level.ERROR,
        message = "and is rebuilt. Keep that file: it may be the last copy of what the jo")
final class StoreProjectorDbTest {
    @TempDir private Path folder;

    private static StoreProjector follower(ChainJournal journal, StoreWriter store) {
        return new StoreProjector(
                journal,
                store,
                _ -> Optional.empty(),
                new RealTime(),
                RetryPolicy.doubling(Duration.ofMillis(5), Duration.ofMillis(50)),
                WorkerEnvironment.system());
    }

    private static void level(StoreProjector follower, ChainJournal journal) throws Exception {
        for (StreamId stream : StreamId.values()) {
            follower.applied(stream, journal.head(stream)).get(Until.SECONDS, TimeUnit.SECONDS);
        }
    }

    private static JournalEvent enrolled(String id) {
        return new PersonEvent.PersonEnrolled(new PersonId(id), "Name of " + id, "hash");
    }

    // [utest->req~store.follows~1]
    @Test
    void catchesUpAndThenOnesOwnWritesCanBeRead() throws Exception {
        ChainJournal journal = new ChainJournal(Shift.of(21, 500));
        H2Database database = new H2Database(folder.resolve("store"));
        H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
        try (StoreProjector follower = follower(journal, new H2StoreWriter(database))) {
            follower.start();
            level(follower, journal);

            Entry entry = journal.record(enrolled("anna"));
            follower.applied(StreamId.OPERATIONS, entry.head())
                    .get(Until.SECONDS, TimeUnit.SECONDS);

            assertTrue(records.person(new PersonId("anna")).isPresent());
            Until.holds(
                    () -> follower.status().state() == State.LEVEL,
                    () -> follower.status().toString());
        }
    }

    // [utest->req~store.follows~1]
    @Test
    void appliesWithoutAnyoneWaiting() {
        ChainJournal journal = new ChainJournal("L3");
        H2Database database = new H2Database(folder.resolve("store"));
        H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
        try (StoreProjector follower = follower(journal, new H2StoreWriter(database))) {
            follower.start();
            journal.record(enrolled("anna"));

            Until.holds(() -> records.people().size() == 1, () -> follower.status().toString());
        }
    }

    // [utest->req~restore.store-waits~1]
    @Test
    void whoWaitsForAnEmptyEpochWaitsForTheOnesBeforeIt() throws Exception {
        ChainJournal journal = new ChainJournal("L3");
        journal.record(enrolled("anna"));
        journal.startEpoch();
        H2Database database = new H2Database(folder.resolve("store"));
        H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
        try (StoreProjector follower = follower(journal, new H2StoreWriter(database))) {
            CompletableFuture<Void> level =
                    follower.applied(StreamId.OPERATIONS, journal.head(StreamId.OPERATIONS));
            assertFalse(level.isDone());
            follower.start();
            level.get(Until.SECONDS, TimeUnit.SECONDS);
            assertTrue(records.person(new PersonId("anna")).isPresent());
        }
    }

    // [utest->req~store.rebuild-shown~1]
    @Test
    void aMissingStoreIsRebuiltWithProgress() throws Exception {
        ChainJournal journal = new ChainJournal(Shift.of(22, 10_000));
        H2Database database = new H2Database(folder.resolve("store"));
        try (StoreProjector follower = follower(journal, new H2StoreWriter(database))) {
            ConcurrentLinkedQueue<StoreStatus> heard = new ConcurrentLinkedQueue<>();
            follower.onChange(() -> heard.add(follower.status()));
            follower.start();
            level(follower, journal);
            Until.holds(() -> follower.status().state() == State.LEVEL, () -> heard.toString());

            long total =
                    journal.head(StreamId.OPERATIONS).seq() + journal.head(StreamId.SCANS).seq();
            assertEquals(
                    new StoreStatus(State.LEVEL, total, total, "", follower.status().deadLetters()),
                    follower.status());
            List<StoreStatus> rebuilding =
                    heard.stream().filter(s -> s.state() == State.REBUILDING).toList();
            assertTrue(rebuilding.size() > 2, heard.toString());
            assertTrue(rebuilding.getFirst().applied() < total, heard.toString());
        }
    }

    // [utest->req~store.rebuild-shown~1]
    @Test
    void aStoreOfAnotherJournalIsSetAsideAndRebuilt() throws Exception {
        ChainJournal other = new ChainJournal(Shift.of(23, 300));
        try (StoreProjector follower =
                follower(other, new H2StoreWriter(new H2Database(folder.resolve("store"))))) {
            follower.start();
            level(follower, other);
        }
        ChainJournal journal = new ChainJournal("L3");
        journal.record(enrolled("anna"));
        H2Database database = new H2Database(folder.resolve("store"));
        H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
        try (StoreProjector follower = follower(journal, new H2StoreWriter(database))) {
            follower.start();
            level(follower, journal);

            assertEquals(List.of(new PersonId("anna")), ids(records));
            Until.holds(
                    () -> contradictions(1).equals(follower.status().contradictions()),
                    () -> "told: " + follower.status());
        }
    }

    private List<String> contradictions(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(n -> folder.resolve("store.contradiction-%d.mv.db".formatted(n)))
                .map(Path::toString)
                .toList();
    }

    // [utest->req~store.contradiction-is-kept~1]
    @Test
    void aStoreThatHoldsAnEpochWhichTheJournalLostIsKeptAsEvidence() throws Exception {
        ChainJournal before = new ChainJournal("L3");
        before.record(enrolled("anna"));
        try (StoreProjector follower =
                follower(before, new H2StoreWriter(new H2Database(folder.resolve("store"))))) {
            follower.start();
            level(follower, before);
        }
        ChainJournal journal = new ChainJournal("L3");
        journal.startEpoch();
        journal.record(enrolled("berta"));
        for (int start = 1; start <= 2; start++) {
            H2Database database = new H2Database(folder.resolve("store"));
            H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
            try (StoreProjector follower = follower(journal, new H2StoreWriter(database))) {
                follower.start();
                level(follower, journal);

                assertEquals(List.of(new PersonId("berta")), ids(records));
                Until.holds(
                        () -> contradictions(1).equals(follower.status().contradictions()),
                        () -> "told at each start: " + follower.status());
            }
        }
        Path kept = folder.resolve("store.contradiction-1");
        try (H2StoreWriter store = new H2StoreWriter(new H2Database(kept))) {
            assertEquals(
                    List.of(before.head(StreamId.OPERATIONS)),
                    store.ends(StreamId.OPERATIONS),
                    "the last copy");
        }
    }

    // [utest->req~store.contradiction-is-kept~1]
    @Test
    void aStoreWhoseNoteOfItsLastEntryWasSetBackIsKeptAsEvidence() throws Exception {
        ChainJournal journal = new ChainJournal("L3");
        Entry first = journal.record(enrolled("anna"));
        journal.record(enrolled("berta"));
        try (StoreProjector follower =
                follower(journal, new H2StoreWriter(new H2Database(folder.resolve("store"))))) {
            follower.start();
            level(follower, journal);
        }
        sql("update applied set seq = 1, hash = '%s'".formatted(first.hash()));
        H2Database database = new H2Database(folder.resolve("store"));
        H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
        try (StoreProjector follower = follower(journal, new H2StoreWriter(database))) {
            follower.start();
            level(follower, journal);

            assertEquals(2, ids(records).size());
            Until.holds(
                    () -> contradictions(1).equals(follower.status().contradictions()),
                    () -> "told: " + follower.status());
        }
    }

    /// H2 does not check the content of its file, so entries are compared with the journal.
    // [utest->req~store.entries-compared~1]
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "1;line = replace(line, 'Name of', 'Nome of')",
                "1;person = 'other'",
                "1050;made_at = dateadd(second, 1, made_at)",
                "1050;fact = 'Other'"
            })
    void anEntryThatWasChangedInTheStoreIsFoundAndTheStoreKept(int seq, String change)
            throws Exception {
        ChainJournal journal = new ChainJournal("L3");
        for (int i = 1; i <= 1_100; i++) {
            journal.record(enrolled("p" + i));
        }
        try (StoreProjector follower =
                follower(journal, new H2StoreWriter(new H2Database(folder.resolve("store"))))) {
            follower.start();
            level(follower, journal);
        }
        sql("update entries set %s where seq = %d".formatted(change, seq));
        H2Database database = new H2Database(folder.resolve("store"));
        H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
        try (StoreProjector follower = follower(journal, new H2StoreWriter(database))) {
            follower.start();

            Until.holds(
                    () -> contradictions(1).equals(follower.status().contradictions()),
                    () -> "told: " + follower.status());
            level(follower, journal);
            assertEquals(
                    journal.read(StreamId.OPERATIONS, 1, seq - 1, 1),
                    records.entries(StreamId.OPERATIONS, seq + 1, 1));
        }
    }

    // [utest->req~store.entries-compared~1]
    @Test
    void aStoreThatHoldsEveryEntryAsRecordedStays() throws Exception {
        ChainJournal journal = new ChainJournal(Shift.of(23, 1_200));
        for (int start = 0; start < 2; start++) {
            Failing store = new Failing(new H2StoreWriter(new H2Database(folder.resolve("store"))));
            try (StoreProjector follower = follower(journal, store)) {
                follower.start();
                level(follower, journal);
                int all = 0;
                for (StreamId stream : StreamId.values()) {
                    all += start * (int) journal.head(stream).seq();
                }
                int held = all;
                Until.holds(() -> store.compared.get() == held, () -> held + ": " + store.compared);
                assertEquals(List.of(), follower.status().contradictions());
            }
        }
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:h2:" + folder.resolve("store"), "cordon", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<PersonId> ids(H2StoreQueries records) {
        return records.people().stream().map(p -> p.id()).toList();
    }

    // [utest->req~store.epochs-follow~1]
    @Test
    void whatWasKnownBeforeARestoreIsRebuiltToo() throws Exception {
        ChainJournal journal = new ChainJournal("L3");
        journal.record(enrolled("anna"));
        journal.startEpoch();
        journal.record(enrolled("bert"));
        H2Database database = new H2Database(folder.resolve("store"));
        H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
        try (StoreProjector follower = follower(journal, new H2StoreWriter(database))) {
            follower.start();
            level(follower, journal);

            assertEquals(List.of(new PersonId("anna"), new PersonId("bert")), ids(records));
        }
    }

    // [utest->req~store.parked-shown~1]
    @Test
    void entriesThatDoNotFitTheListsAreCountedWhenAppliedAndAfterARestart() throws Exception {
        ChainJournal journal = new ChainJournal("L3");
        Path file = folder.resolve("store");
        journal.record(enrolled("anna"));
        Entry misfit = journal.record(new OrderEvent.OrderActivated(new OrderId("never opened")));
        Entry second = journal.record(new OrderEvent.OrderActivated(new OrderId("nor this")));
        for (int start = 0; start < 2; start++) {
            H2Database database = new H2Database(file);
            H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
            try (StoreProjector follower = follower(journal, new H2StoreWriter(database))) {
                follower.start();
                level(follower, journal);
                Until.holds(
                        () -> follower.status().equals(new StoreStatus(State.LEVEL, 3, 3, "", 2)),
                        () -> follower.status().toString());
                List<StoreQueries.Unlisted> deadLetters = records.deadLetters(10);
                assertEquals(
                        List.of(second.seq(), misfit.seq()),
                        deadLetters.stream().map(letter -> letter.position().seq()).toList());
                assertEquals(
                        Reason.of("order.never-opened", "never opened"),
                        deadLetters.getLast().reason());
                assertEquals(deadLetters.subList(0, 1), records.deadLetters(1));
            }
        }
    }

    // [utest->req~store.broken-shown~1]
    @Test
    @ExpectedLog(
            from = StoreProjector.class,
            message = "The local store cannot follow the journal; trying again")
    void aStoreThatCannotBeWrittenIsShownAndTriedAgainWhileTheJournalRecordsOn() throws Exception {
        ChainJournal journal = new ChainJournal("L3");
        journal.record(enrolled("anna"));
        H2Database database = new H2Database(folder.resolve("store"));
        H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
        Failing store = new Failing(new H2StoreWriter(database));
        store.failures.set(Integer.MAX_VALUE);
        try (StoreProjector follower = follower(journal, store)) {
            follower.start();
            Until.holds(
                    () -> follower.status().state() == State.BROKEN,
                    () -> follower.status().toString());
            assertEquals("the disk is gone", follower.status().detail());
            Entry entry = journal.record(enrolled("bert"));
            CompletableFuture<Void> applied = follower.applied(StreamId.OPERATIONS, entry.head());
            assertFalse(applied.isDone());

            store.failures.set(0);

            applied.get(Until.SECONDS, TimeUnit.SECONDS);
            assertEquals(2, records.people().size());
            Until.holds(
                    () -> follower.status().state() == State.LEVEL,
                    () -> follower.status().toString());
        }
    }

    // [utest->req~store.damage-starts-over~1]
    @Test
    @ExpectedLog(from = H2File.class, message = "is damaged")
    @ExpectedLog(from = H2File.class, message = "was set aside")
    void aStoreDamagedBetweenStartsIsRebuilt() throws Exception {
        ChainJournal journal = new ChainJournal("L3");
        journal.record(enrolled("anna"));
        Files.writeString(folder.resolve("store.mv.db"), "rubbish ".repeat(5_000));
        H2Database database = new H2Database(folder.resolve("store"));
        H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
        try (StoreProjector follower = follower(journal, new H2StoreWriter(database))) {
            follower.start();
            level(follower, journal);

            assertEquals(List.of(new PersonId("anna")), ids(records));
        }
    }

    @Test
    void whoWaitsWhenItClosesIsTold() {
        ChainJournal journal = new ChainJournal("L3");
        StoreProjector follower =
                follower(journal, new H2StoreWriter(new H2Database(folder.resolve("store"))));
        follower.start();
        CompletableFuture<Void> never =
                follower.applied(StreamId.OPERATIONS, new ChainHead(1, 7, Entry.NO_HASH));

        follower.close();

        CompletionException told = assertThrows(CompletionException.class, never::join);
        assertInstanceOf(StoreUnavailable.class, told.getCause());
    }

    // [utest->req~worker.outlives-defects~1]
    @Test
    void aDefectInApplyingIsTriedAgainLikeAnyFailure() throws Exception {
        ChainJournal journal = new ChainJournal("L3");
        Entry entry = journal.record(enrolled("anna"));
        Failing store = new Failing(new H2StoreWriter(new H2Database(folder.resolve("store"))));
        store.defects.set(2);
        try (LogLines log = LogLines.of(StoreProjector.class);
                StoreProjector follower = follower(journal, store)) {
            follower.start();
            follower.applied(StreamId.OPERATIONS, entry.head())
                    .get(Until.SECONDS, TimeUnit.SECONDS);
            Until.holds(() -> log.levels().size() == 2, log.lines()::toString);
            assertEquals(List.of(Level.ERROR, Level.INFO), log.levels());
        }
    }

    /// Fails as often as it is told.
    private static final class Failing implements StoreWriter {
        private final StoreWriter store;
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger defects = new AtomicInteger();
        private final AtomicInteger compared = new AtomicInteger();

        private Failing(StoreWriter store) {
            this.store = store;
        }

        @Override
        public Optional<ChainHead> applied(StreamId stream) {
            return store.applied(stream);
        }

        @Override
        public void apply(List<Entry> entries) {
            if (defects.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new NoClassDefFoundError("of a test");
            }
            if (failures.get() > 0) {
                throw new StoreUnavailable("the disk is gone");
            }
            store.apply(entries);
        }

        @Override
        public long deadLetters() {
            return store.deadLetters();
        }

        @Override
        public List<ChainHead> ends(StreamId stream) {
            return store.ends(stream);
        }

        @Override
        public String setAside() {
            return store.setAside();
        }

        @Override
        public Optional<LogPosition> different(List<Entry> entries) {
            compared.addAndGet(entries.size());
            return store.different(entries);
        }

        @Override
        public List<String> contradictions() {
            return store.contradictions();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
