package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.sql.H2File;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.IncidentProjection;
import org.cordon.core.projection.Orders;
import org.cordon.core.projection.People;
import org.cordon.support.Chain;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Shift;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// The store over a real H2 file.
@ExpectedLog(
        from = H2StoreWriter.class,
        message = "is parked",
        optional = "entries drawn at random may name things that the lists lack")
@ExpectedLog(
        from = H2File.class,
        message = "was set aside",
        optional = "stores that start over are set aside")
final class H2StoreWriterDbTest {
    @TempDir private Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable closeable : opened) {
            closeable.close();
        }
    }

    private H2Database database(String name) {
        H2Database database = new H2Database(folder.resolve(name));
        opened.add(database);
        return database;
    }

    private static void feed(H2StoreWriter store, Chain chain) {
        store.apply(chain.entries());
    }

    // [utest->req~store.applies-once~1]
    @Test
    void remembersTheLastEntryAppliedOfEachStream() {
        Shift shift = Shift.of(1, 300);
        H2StoreWriter store = new H2StoreWriter(database("store"));
        assertEquals(Optional.empty(), store.applied(StreamId.OPERATIONS));

        feed(store, shift.acts());

        assertEquals(Optional.of(shift.acts().head()), store.applied(StreamId.OPERATIONS));
        assertEquals(Optional.empty(), store.applied(StreamId.SCANS));
    }

    // [utest->req~store.applies-once~1]
    @Test
    void aRepeatedOrOverlappingBatchChangesNothing() {
        Shift shift = Shift.of(2, 300);
        H2Database database = database("store");
        H2StoreWriter store = new H2StoreWriter(database);
        feed(store, shift.acts());
        feed(store, shift.scans());
        Map<String, List<String>> once = Dump.of(database);

        feed(store, shift.scans());
        store.apply(shift.scans().after(shift.scans().head().seq() - 3, 3));
        feed(store, shift.acts());

        assertEquals(once, Dump.of(database));
    }

    // [utest->req~store.applies-once~1]
    @Test
    void aGapOrAStrangersEntryIsRefusedAndNothingOfTheBatchIsKept() {
        Shift shift = Shift.of(3, 300);
        Shift stranger = Shift.of(4, 300);
        H2Database database = database("store");
        H2StoreWriter store = new H2StoreWriter(database);
        store.apply(shift.acts().after(0, 10));
        Map<String, List<String>> before = Dump.of(database);

        assertThrows(StoreUnavailable.class, () -> store.apply(shift.acts().after(11, 5)));
        assertThrows(StoreUnavailable.class, () -> store.apply(stranger.acts().after(10, 5)));

        assertEquals(before, Dump.of(database));
        store.apply(shift.acts().after(10, 5));
        assertEquals(15, store.applied(StreamId.OPERATIONS).orElseThrow().seq());
    }

    // [utest->req~store.rebuilt-identical~1]
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void piecemealAppliedAndRebuiltStoresAreIdentical(int round) {
        piecemealAndRebuilt(20_261_123L * round);
    }

    // [utest->req~store.rebuilt-identical~1]
    @Tag("crash")
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void piecemealAppliedAndRebuiltStoresAreIdenticalAtLength(int round) {
        piecemealAndRebuilt(20_261_123L * round);
    }

    private void piecemealAndRebuilt(long seed) {
        Shift shift = Shift.of(seed, 1_500);
        H2Database piecemeal = database("piecemeal");
        H2StoreWriter store = new H2StoreWriter(piecemeal);
        feedPiecemeal(store, shift, new Random(seed));
        Map<String, List<String>> grown = Dump.of(piecemeal);

        H2Database whole = database("whole");
        H2StoreWriter rebuilt = new H2StoreWriter(whole);
        feed(rebuilt, shift.scans());
        feed(rebuilt, shift.acts());
        assertEquals(grown, Dump.of(whole));

        assertFalse(store.setAside().isEmpty());
        assertEquals(Optional.empty(), store.applied(StreamId.OPERATIONS));
        feed(store, shift.acts());
        feed(store, shift.scans());
        assertEquals(grown, Dump.of(piecemeal));
        assertFalse(grown.getOrDefault("UNITS", List.of()).isEmpty(), "the history lists units");
        assertFalse(
                grown.getOrDefault("UNSOLVED", List.of()).isEmpty(),
                "the history leaves verdicts unanswered");
    }

    /// In batches of any size, the streams in any mixture, some batches twice.
    private static void feedPiecemeal(H2StoreWriter store, Shift shift, Random random) {
        long acts = 0;
        long scans = 0;
        while (acts < shift.acts().head().seq() || scans < shift.scans().head().seq()) {
            boolean act = random.nextBoolean();
            Chain chain = act ? shift.acts() : shift.scans();
            List<Entry> batch = chain.after(act ? acts : scans, 1 + random.nextInt(40));
            store.apply(batch);
            boolean deliverAgain = random.nextInt(10) == 0;
            acts += act && !deliverAgain ? batch.size() : 0;
            scans += act || deliverAgain ? 0 : batch.size();
        }
    }

    // [utest->req~store.incident~1]
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void incidentsFromRowsAreThoseFoldedFromTheirEntries(long seed) {
        Shift shift = Shift.of(seed, 1_500);
        H2Database database = database("store");
        H2StoreWriter store = new H2StoreWriter(database);
        feed(store, shift.scans());
        feed(store, shift.acts());
        H2StoreQueries records = new H2StoreQueries(database, Chain.reader());

        List<Optional<Incident>> folded =
                shift.incidents().reversed().stream()
                        .map(id -> IncidentProjection.fold(records.history(id)))
                        .toList();

        assertFalse(folded.isEmpty());
        assertEquals(folded, records.incidents().stream().map(Optional::of).toList());
    }

    // [utest->req~store.projections-agree~1]
    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54})
    @EntriesMayBeParked
    void listsFromRowsAreThoseFoldedInMemory(long seed) {
        Shift shift = Shift.of(seed, 1_500);
        H2Database database = database("store");
        feed(new H2StoreWriter(database), shift.acts());
        H2StoreQueries records = new H2StoreQueries(database, Chain.reader());

        HeldUnits held = new HeldUnits();
        People people = new People();
        Orders orders = new Orders();
        for (Entry entry : shift.acts().entries()) {
            held.apply(entry);
            people.apply(entry);
            orders.apply(entry);
        }

        assertFalse(records.held().isEmpty(), () -> "seed " + seed);
        assertEquals(records.held(), held.all().reversed(), () -> "seed " + seed);
        assertFalse(records.heldTargets().isEmpty(), () -> "seed " + seed);
        assertEquals(records.heldTargets(), held.targets().reversed(), () -> "seed " + seed);
        assertFalse(records.people().isEmpty(), () -> "seed " + seed);
        assertEquals(records.people(), people.all(), () -> "seed " + seed);
        assertTrue(records.active().isPresent(), () -> "seed " + seed);
        assertEquals(records.active(), orders.active(), () -> "seed " + seed);
        for (int n = 1; n < 60; n++) {
            OrderId id = new OrderId("PO-" + n);
            assertEquals(records.order(id), orders.order(id), () -> id + " of seed " + seed);
        }
    }

    // [utest->req~store.survives-restart~1]
    @Test
    void goesOnWhereItWasAfterReopening() {
        Shift shift = Shift.of(5, 400);
        try (H2StoreWriter store = new H2StoreWriter(database("store"))) {
            store.apply(shift.acts().after(0, 20));
        }
        H2Database again = database("store");
        H2StoreWriter store = new H2StoreWriter(again);

        assertEquals(20, store.applied(StreamId.OPERATIONS).orElseThrow().seq());
        store.apply(shift.acts().after(20, Integer.MAX_VALUE));
        assertEquals(Optional.of(shift.acts().head()), store.applied(StreamId.OPERATIONS));
    }

    // [utest->req~store.epochs-follow~1]
    @Test
    void anEpochAfterARestoreGoesOnFromWhatWasKnownBefore() {
        Shift before = Shift.of(6, 300);
        Chain after =
                new Chain(before.acts().entries().getFirst().terminal(), StreamId.OPERATIONS, 2);
        after.add(new ProgramEvent.TerminalStarted("0.1.0", false));
        H2Database database = database("store");
        H2StoreWriter store = new H2StoreWriter(database);
        feed(store, before.acts());
        int people = Dump.of(database).getOrDefault("PEOPLE", List.of()).size();

        feed(store, after);

        assertEquals(Optional.of(after.head()), store.applied(StreamId.OPERATIONS));
        assertEquals(List.of(before.acts().head(), after.head()), store.ends(StreamId.OPERATIONS));
        assertEquals(List.of(), store.ends(StreamId.SCANS));
        assertEquals(people, Dump.of(database).getOrDefault("PEOPLE", List.of()).size());
    }

    // [utest->req~store.damage-starts-over~1]
    @Test
    @ExpectedLog(from = H2File.class, message = "is damaged")
    void aFileOfRubbishIsSetAsideAndAnEmptyStoreStands() throws IOException {
        Files.writeString(folder.resolve("store.mv.db"), "not a database ".repeat(1_000));
        H2StoreWriter store = new H2StoreWriter(database("store"));

        assertEquals(Optional.empty(), store.applied(StreamId.OPERATIONS));

        Shift shift = Shift.of(7, 200);
        feed(store, shift.acts());
        assertEquals(Optional.of(shift.acts().head()), store.applied(StreamId.OPERATIONS));
        assertTrue(Files.exists(folder.resolve("store.damaged-1.mv.db")));
    }

    // [utest->req~store.damage-starts-over~1]
    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    @ExpectedLog(
            from = H2File.class,
            optional = "what is overwritten may be a page that nobody reads")
    void aStoreOverwrittenAtRandomIsWholeOrFailsOrStartsOverButNeverLies(long seed)
            throws IOException {
        overwriteAndHeal(seed);
    }

    // [utest->req~store.damage-starts-over~1]
    @Tag("crash")
    @ParameterizedTest
    @ValueSource(longs = {13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    @ExpectedLog(
            from = H2File.class,
            optional = "what is overwritten may be a page that nobody reads")
    void aStoreOverwrittenAtRandomNeverLiesAtLength(long seed) throws IOException {
        overwriteAndHeal(seed);
    }

    private void overwriteAndHeal(long seed) throws IOException {
        Shift shift = Shift.of(seed, 3_000);
        Map<String, List<String>> whole;
        H2Database first = database("store");
        try (H2StoreWriter store = new H2StoreWriter(first)) {
            feed(store, shift.acts());
            feed(store, shift.scans());
            whole = Dump.of(first);
        }
        overwrite(folder.resolve("store.mv.db"), new Random(seed));

        H2Database database = database("store");
        H2StoreWriter store = new H2StoreWriter(database);
        Map<String, List<String>> healed = heal(store, database, shift);

        assertEquals(whole, healed);
    }

    /// As the follower does: compare, feed, and start over after a failure.
    private static Map<String, List<String>> heal(H2StoreWriter store, H2Database db, Shift shift) {
        for (int attempt = 0; ; attempt++) {
            try {
                for (StreamId stream : StreamId.values()) {
                    long known = store.applied(stream).map(ChainHead::seq).orElse(0L);
                    store.apply(shift.chain(stream).after(known, Integer.MAX_VALUE));
                }
                return Dump.of(db);
            } catch (StoreUnavailable e) {
                assertTrue(attempt < 5, () -> "does not heal: " + e);
            }
        }
    }

    private static void overwrite(Path file, Random random) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] rubbish = new byte[4_096];
            for (int i = 0; i < 12; i++) {
                random.nextBytes(rubbish);
                bytes.seek(Math.max(0, random.nextLong(bytes.length()) - rubbish.length));
                bytes.write(rubbish);
            }
        }
    }

    // [utest->req~store.damage-starts-over~1]
    @Test
    void aStoreOfAnotherFormIsEmptied() throws SQLException {
        Shift shift = Shift.of(8, 200);
        try (H2StoreWriter store = new H2StoreWriter(database("store"))) {
            feed(store, shift.acts());
        }
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:h2:" + folder.resolve("store"), "cordon", "");
                Statement statement = connection.createStatement()) {
            statement.execute("update \"flyway_schema_history\" set \"checksum\" = 1");
        }
        H2Database database = database("store");
        H2StoreWriter store = new H2StoreWriter(database);

        assertEquals(Optional.empty(), store.applied(StreamId.OPERATIONS));
        assertEquals(List.of(), Dump.of(database).getOrDefault("ENTRIES", List.of()));
    }

    /// A file as the version before made it: its scripts, and rows that its journal told.
    // [utest->req~store.older-form~1]
    @Test
    void aStoreOfTheVersionBeforeIsRebuiltToTheSameContent() throws SQLException {
        Shift shift = Shift.of(10, 400);
        String url = "jdbc:h2:" + folder.resolve("store");
        Flyway.configure()
                .dataSource(url, "cordon", "")
                .locations("classpath:META-INF/db/h2")
                .target("1")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, "cordon", "");
                Statement statement = connection.createStatement()) {
            ChainHead head = shift.acts().head();
            statement.execute("insert into people values ('old', 'Of the version before', 'hash')");
            statement.execute(
                    "insert into applied values ('ACTS', %d, %d, '%s')"
                            .formatted(head.epoch(), head.seq(), head.hash()));
        }
        H2Database database = database("store");
        H2StoreWriter store = new H2StoreWriter(database);
        assertEquals(Optional.empty(), store.applied(StreamId.OPERATIONS), "it is to be fed again");
        feed(store, shift.acts());
        feed(store, shift.scans());

        H2Database whole = database("whole");
        H2StoreWriter fresh = new H2StoreWriter(whole);
        feed(fresh, shift.acts());
        feed(fresh, shift.scans());
        assertEquals(Dump.of(whole), Dump.of(database));
    }

    // [utest->req~store.damage-starts-over~1]
    @Test
    void aStoreThatAnotherProgramHoldsIsLeftAlone() throws SQLException, IOException {
        Shift shift = Shift.of(9, 200);
        try (H2StoreWriter store = new H2StoreWriter(database("store"))) {
            feed(store, shift.acts());
        }
        H2StoreWriter store = new H2StoreWriter(database("store"));
        try (Connection other =
                DriverManager.getConnection("jdbc:h2:" + folder.resolve("store"), "cordon", "")) {
            assertTrue(other.isValid(1));
            StoreUnavailable refused =
                    assertThrows(StoreUnavailable.class, () -> store.applied(StreamId.OPERATIONS));
            assertTrue(refused.toString().contains("could not be opened"), refused.toString());
        }
        assertEquals(Optional.of(shift.acts().head()), store.applied(StreamId.OPERATIONS));
    }

    // [utest->req~store.parks~1]
    @Test
    void anEntryThatDoesNotFitIsParkedAndTheNextOnesAreApplied() {
        Chain chain = Chain.of(StreamId.OPERATIONS);
        chain.add(new OrderEvent.UnitsListed(new OrderId("PO-9"), Shift.units(0, 10)));
        chain.add(new OrderEvent.OrderActivated(new OrderId("PO-9")));
        chain.add(
                new OrderEvent.OrderOpened(
                        Shift.order("PO-1", 10), "a.csv", Entry.NO_HASH, 11, false));
        H2Database database = database("store");
        H2StoreWriter store = new H2StoreWriter(database);

        feed(store, chain);

        Map<String, List<String>> dump = Dump.of(database);
        assertEquals(2, dump.getOrDefault("PARKED", List.of()).size());
        assertEquals(3, dump.getOrDefault("ENTRIES", List.of()).size());
        assertEquals(1, dump.getOrDefault("ORDERS", List.of()).size());
    }

    // [utest->req~store.bulk~1]
    @Test
    void anOrderOfAHundredThousandPacksIsApplied() {
        Chain chain = Chain.of(StreamId.OPERATIONS);
        OrderId id = new OrderId("PO-1");
        chain.add(
                new OrderEvent.OrderOpened(
                        Shift.order("PO-1", 100_000), "a.csv", Entry.NO_HASH, 1, false));
        for (int part = 0; part < 110; part++) {
            chain.add(new OrderEvent.UnitsListed(id, Shift.units(part * 910, 910)));
        }
        chain.add(new OrderEvent.OrderActivated(id));
        H2Database database = database("store");
        H2StoreWriter store = new H2StoreWriter(database);

        feed(store, chain);

        H2StoreQueries records = new H2StoreQueries(database, Chain.reader());
        assertTrue(records.unit(id, Shift.pack(99_999)).isPresent());
        assertEquals(10, records.children(id, Shift.container(5_000)).size());
    }

    @Test
    void afterCloseEveryCallSaysSo() {
        H2StoreWriter store = new H2StoreWriter(database("store"));
        store.close();

        assertThrows(StoreUnavailable.class, () -> store.applied(StreamId.OPERATIONS));
    }
}
