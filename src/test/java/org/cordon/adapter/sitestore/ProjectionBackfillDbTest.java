package org.cordon.adapter.sitestore;

import static org.cordon.adapter.sitestore.SiteStoreContract.acts;
import static org.cordon.adapter.sitestore.SiteStoreContract.done;
import static org.cordon.adapter.sitestore.SiteStoreContract.held;
import static org.cordon.adapter.sitestore.SiteStoreContract.opened;
import static org.cordon.adapter.sitestore.SiteStoreContract.released;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.sitestore.SiteAdmin.Step;
import org.cordon.app.port.EntryReader;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.support.Chain;
import org.cordon.support.Postgres;
import org.cordon.support.Shift;
import org.cordon.support.SiteFold;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Acts that were delivered without being made into what terminals tell each other, on a real PostgreSQL and
/// in a real file.
final class ProjectionBackfillDbTest {
    @TempDir private Path folder;

    /// The tables as they were before the site kept lists.
    ///
    /// @param version the last one of then
    private static void before(String version, String url, String user, String... scripts) {
        Flyway.configure()
                .dataSource(url, user, "")
                .locations(scripts)
                .target(version)
                .load()
                .migrate();
    }

    private static String versionFour() {
        String url = Postgres.database();
        before(
                "4",
                url,
                "postgres",
                "classpath:META-INF/db/site",
                "classpath:META-INF/db/site_postgresql");
        return url;
    }

    /// Delivers as a terminal does that knows of no lists.
    private static void deliverBare(String url, String user, List<Entry> entries)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "")) {
            SiteEntryTable.addRows(Jdbi.open(connection), entries);
            Entry last = entries.getLast();
            try (PreparedStatement head =
                    connection.prepareStatement(
                            entries.getFirst().seq() == 1
                                    ? "insert into site_heads (seq, hash, terminal, stream, epoch)"
                                            + " values (?, ?, ?, ?, ?)"
                                    : "update site_heads set seq = ?, hash = ? where terminal = ?"
                                            + " and stream = ? and epoch = ?")) {
                head.setLong(1, last.seq());
                head.setString(2, last.hash());
                head.setString(3, last.terminal().value());
                head.setString(4, last.stream().storedName());
                head.setInt(5, last.epoch());
                assertEquals(1, head.executeUpdate());
            }
        }
    }

    private static void deliverBare(String url, Chain chain) throws SQLException {
        deliverBare(url, "postgres", chain.entries());
    }

    /// What `site init` says of the lists.
    private static List<String> init(String url, EntryReader reader) {
        List<Step> steps = new ArrayList<>();
        try {
            SiteAdmin.init(
                    Postgres.login(url, "postgres", ""),
                    List.of(),
                    _ -> "x",
                    reader,
                    steps::add,
                    _ -> {},
                    _ -> {});
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return steps.stream()
                .filter(step -> step.thing().equals("lists"))
                .map(step -> step.name() + " " + step.done())
                .toList();
    }

    private static List<String> init(String url) {
        return init(url, Chain.reader());
    }

    private static SiteChanges told(String url) {
        try (JdbcSiteStore peer = Postgres.peer(url)) {
            return peer.changes(0, 100_000);
        }
    }

    private static void tells(SiteChanges told, Chain... chains) {
        SiteFold fold = new SiteFold();
        for (Chain chain : chains) {
            chain.entries().forEach(fold::add);
        }
        assertEquals(fold.holds(), Set.copyOf(told.holds()));
        assertEquals(fold.incidents(), Set.copyOf(told.incidents()));
    }

    private static List<String> notes(String url) {
        try (JdbcSiteStore peer = Postgres.peer(url)) {
            return new Tables(peer, url, "postgres")
                    .ask("select terminal, epoch, seq, reason from site_unprojected");
        }
    }

    // [utest->req~site.taken-up~1]
    @Test
    void actsDeliveredBeforeThereWereListsAreHeardOfByOtherTerminals() throws Exception {
        String url = versionFour();
        Shift long3 = Shift.of(5, 6_000);
        Chain later3 =
                acts("L3", 2, opened(), done(ContainmentStep.CEASE), released(Shift.pack(1)));
        Chain here5 = acts("L5", 1, held(Shift.pack(1)), opened());
        deliverBare(url, long3.acts());
        deliverBare(url, later3);
        deliverBare(url, here5);
        int acts = long3.acts().entries().size() + later3.entries().size() + here5.entries().size();
        assertTrue(acts > 2_000, "more than one batch: " + acts);

        assertEquals(List.of(acts + " operations taken up"), init(url));

        Postgres.init(url, Map.of("L9", "l9_hears"));
        try (JdbcSiteStore other = Postgres.peer(url, "l9_hears", "x")) {
            tells(other.changes(0, 100_000), long3.acts(), later3, here5);
        }
        long version = told(url).version();
        assertEquals(List.of("0 operations was there"), init(url));
        assertEquals(version, told(url).version(), "nothing was told a second time");
    }

    // [utest->req~site.taken-up~1]
    @Test
    void listsThatStandAlreadyAreNotToldAnew() {
        String url = Postgres.site(Map.of());
        Chain chain = Shift.of(7, 2_000).acts();
        try (JdbcSiteStore peer = Postgres.peer(url)) {
            peer.deliver(chain.entries());
        }
        SiteChanges before = told(url);
        assertEquals(List.of("0 operations was there"), init(url));
        // As after an upgrade of a site that kept lists, but did not know up to where.
        Postgres.execute(url, "update site_heads set listed = 0");

        assertEquals(List.of(chain.entries().size() + " operations taken up"), init(url));

        assertEquals(before, told(url));
    }

    // [utest->req~site.taken-up~1]
    @Test
    void whatATerminalOfAnEarlierVersionDeliversAfterwardsIsTakenUpByTheNextInit()
            throws Exception {
        String url = versionFour();
        Chain chain = acts("L3", 1, held(Shift.pack(1)), held(Shift.pack(2)));
        deliverBare(url, chain);
        init(url);
        chain.add("anna", released(Shift.pack(1)));
        deliverBare(url, "postgres", chain.after(2, 1));
        chain.add("anna", held(Shift.pack(3)));
        try (JdbcSiteStore upgraded = Postgres.peer(url)) {
            upgraded.deliver(chain.after(3, 1));
        }
        assertEquals(3, told(url).holds().stream().filter(SiteHold::held).count());

        assertEquals(List.of("2 operations taken up"), init(url));

        tells(told(url), chain);
        chain.add("anna", released(Shift.pack(3)));
        try (JdbcSiteStore upgraded = Postgres.peer(url)) {
            upgraded.deliver(chain.after(4, 1));
        }
        assertEquals(List.of("0 operations was there"), init(url), "it goes on from there");
    }

    // [utest->req~site.taken-up~1]
    @Test
    void anEarlierWordDoesNotTurnALaterOneBack() throws Exception {
        String url = versionFour();
        Chain before = acts("L3", 1, opened(), done(ContainmentStep.CEASE), held(Shift.pack(1)));
        deliverBare(url, before);
        init(url);
        forget(url);
        Chain after = acts("L3", 2, opened(), released(Shift.pack(1)));
        try (JdbcSiteStore peer = Postgres.peer(url)) {
            peer.deliver(after.entries());
        }

        assertEquals(List.of("3 operations taken up"), init(url));

        tells(told(url), before, after);
    }

    /// Lists as they were before anything was taken up.
    private static void forget(String url) {
        Postgres.execute(url, "truncate site_holds, site_incidents, site_incident_acts");
        Postgres.execute(url, "update site_heads set listed = 0");
    }

    // [utest->req~site.taken-up~1]
    @Test
    void whatTerminalsDeliverMeanwhileIsToldAsItHappened() throws Exception {
        String url = versionFour();
        Shift shift = Shift.of(11, 5_000);
        Chain other = acts("L5", 1);
        List<Entry> all = shift.acts().entries();
        int half = all.size() / 2;
        deliverBare(url, "postgres", all.subList(0, half));
        init(url);
        try (ExecutorService administrator = Executors.newSingleThreadExecutor();
                JdbcSiteStore three = Postgres.peer(url);
                JdbcSiteStore five = Postgres.peer(url)) {
            for (int from = half, round = 0; from < all.size(); round++) {
                forget(url);
                CompletableFuture<List<String>> init =
                        CompletableFuture.supplyAsync(() -> init(url), administrator);
                do {
                    int to = Math.min(from + 10, all.size());
                    three.deliver(all.subList(from, to));
                    from = to;
                    Entry own =
                            other.add(
                                    "bob",
                                    round % 2 == 0
                                            ? held(Shift.pack(round))
                                            : released(Shift.pack(round - 1)));
                    five.deliver(List.of(own));
                } while (!init.isDone() && from < all.size());
                init.join();
            }
        }

        tells(told(url), shift.acts(), other);
        assertEquals(List.of(), notes(url));
        assertEquals(List.of("0 operations was there"), init(url));
    }

    // [utest->req~site.taken-up~1]
    @Test
    void aTakeUpThatIsBrokenOffGoesOnWhereItWas() throws Exception {
        String url = versionFour();
        Shift shift = Shift.of(13, 4_000);
        List<Entry> all = shift.acts().entries();
        deliverBare(url, shift.acts());
        String fatal = all.get(1_200).line();
        EntryReader killed =
                line -> {
                    if (line.equals(fatal)) {
                        throw new IllegalStateException("killed");
                    }
                    return Chain.reader().read(line);
                };
        assertThrows(IllegalStateException.class, () -> init(url, killed));

        assertEquals(List.of(all.size() - 1_000 + " operations taken up"), init(url));

        tells(told(url), shift.acts());
    }

    // [utest->req~site.taken-up~1]
    @Test
    void twoAdministratorsAtOnceTakeEachActUpOnce() throws Exception {
        String url = versionFour();
        Shift shift = Shift.of(15, 6_000);
        deliverBare(url, shift.acts());
        init(url);
        forget(url);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            CompletableFuture<List<String>> there =
                    CompletableFuture.supplyAsync(() -> init(url), other);
            List<String> here = init(url);

            assertEquals(shift.acts().entries().size(), taken(here) + taken(there.join()));
        }
        tells(told(url), shift.acts());
    }

    private static int taken(List<String> said) {
        return Integer.parseInt(said.getFirst().split(" ", 2)[0]);
    }

    // [utest->req~site.unprojected-again~1]
    @Test
    void anActThatCouldNotBeToldIsToldOnceTheCauseIsPutRight() {
        String url = Postgres.site(Map.of());
        Postgres.execute(
                url,
                "alter table site_holds add constraint no_two check (unit <> '"
                        + Shift.pack(2).key()
                        + "')");
        Chain chain = acts("L3", 1, held(Shift.pack(1)), held(Shift.pack(2)), held(Shift.pack(3)));
        try (JdbcSiteStore peer = Postgres.peer(url)) {
            peer.deliver(chain.entries());
        }
        assertEquals(1, notes(url).size());

        assertEquals(List.of("2 operations taken up", "1 operations refused"), init(url));
        assertEquals(1, notes(url).size(), "it is still noted");
        assertEquals(2, told(url).holds().size());
        Postgres.execute(url, "alter table site_holds drop constraint no_two");

        assertEquals(List.of("2 operations taken up"), init(url));

        assertEquals(List.of(), notes(url));
        tells(told(url), chain);
        assertEquals(List.of("0 operations was there"), init(url));
    }

    // [utest->req~site.unprojected-again~1]
    @Test
    void anActThatThisVersionCannotReadIsNotedAndTakenUpByOneThatCan() throws Exception {
        String url = versionFour();
        Chain chain = acts("L3", 1, held(Shift.pack(1)), held(Shift.pack(2)));
        deliverBare(url, chain);
        String odd = chain.entries().getLast().line();
        EntryReader older =
                line -> {
                    if (line.equals(odd)) {
                        throw new JournalUnavailable("Read it with the version that wrote it.");
                    }
                    return Chain.reader().read(line);
                };

        assertEquals(List.of("2 operations taken up", "1 operations refused"), init(url, older));
        assertEquals(List.of("L3 1 2 Read it with the version that wrote it."), notes(url));
        assertEquals(1, told(url).holds().size());

        assertEquals(List.of("1 operations taken up"), init(url));
        tells(told(url), chain);
    }

    // [utest->req~site.taken-up~1]
    @Test
    void aLineThatSpeaksForAnotherTerminalIsNotListed() throws Exception {
        String url = versionFour();
        deliverBare(url, acts("L3", 1, held(Shift.pack(1)), released(Shift.pack(1))));
        Postgres.execute(url, "update site_entries set terminal = 'L4'");
        Postgres.execute(url, "update site_heads set terminal = 'L4'");

        assertEquals(List.of("2 operations taken up", "2 operations refused"), init(url));

        assertTrue(told(url).isEmpty());
        assertTrue(notes(url).getFirst().contains("of L3"), notes(url)::toString);
    }

    // [utest->req~site.taken-up~1]
    @Test
    void aFileOfAnEarlierVersionIsTakenUpWhenItIsOpened() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("site");
        before("3", url, "cordon", "classpath:META-INF/db/site");
        Chain chain = acts("L3", 1, opened(), held(Shift.pack(1)), done(ContainmentStep.CEASE));
        deliverBare(url, "cordon", chain.entries());

        try (JdbcSiteStore peer = JdbcSiteStore.file(folder.resolve("site"), Chain.reader())) {
            tells(peer.changes(0, 100), chain);
            assertEquals(
                    chain.head(),
                    peer.head(new TerminalId("L3"), StreamId.OPERATIONS, 1).orElseThrow());
            chain.add("anna", released(Shift.pack(1)));
            peer.deliver(chain.after(3, 1));
            tells(peer.changes(0, 100), chain);
        }
    }
}
