package org.cordon.adapter.sitestore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.DeadLetter;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.support.Chain;
import org.cordon.support.Postgres;
import org.cordon.support.Shift;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/// A site store on PostgreSQL that an earlier version made and filled.
final class SiteUpgradeDbTest {
    private static final TerminalId L3 = new TerminalId("L3");

    /// The tables as version 8 of the schema has them, with a role for L3.
    private static String versionEight(String role) {
        String url = Postgres.database();
        Flyway.configure(SiteUpgradeDbTest.class.getClassLoader())
                .dataSource(url, "postgres", "")
                .locations("classpath:META-INF/db/site", "classpath:META-INF/db/site_postgresql")
                .target("8")
                .load()
                .migrate();
        Postgres.execute(
                url, "create role " + role + " login password 'x' in role cordon_terminal");
        Postgres.execute(url, "grant usage on schema public to cordon_terminal");
        Postgres.execute(url, "insert into site_terminals values ('" + role + "', 'L3')");
        return url;
    }

    /// Delivers as the version before did: the counter of versions goes on by as many as are needed.
    private static void deliver(Connection connection, List<Entry> entries) throws SQLException {
        Entry first = entries.getFirst();
        ChainTable rows =
                new ChainTable(
                        Jdbi.open(connection), first.terminal(), first.stream(), first.epoch());
        rows.lockedHead();
        SiteEntryTable.addColumns(connection, entries);
        rows.advance(entries);
        new Projector(Jdbi.open(connection)).project(entries);
    }

    // [utest->req~site.upgrade~1]
    @Test
    void aStoreOfVersionEightKeepsWhatItHoldsAndTakesWhatFollows() throws SQLException {
        String url = versionEight("l3_upgrade");
        Chain own =
                SiteStoreContract.acts(
                        "L3",
                        1,
                        SiteStoreContract.held(Shift.pack(1)),
                        SiteStoreContract.opened(),
                        SiteStoreContract.done(ContainmentStep.CEASE),
                        SiteStoreContract.held(Shift.pack(2)),
                        SiteStoreContract.released(Shift.pack(1)),
                        SiteStoreContract.held(Shift.pack(3)),
                        SiteStoreContract.held(Shift.pack(4)));
        try (Connection connection = DriverManager.getConnection(url, "l3_upgrade", "x")) {
            connection.setAutoCommit(false);
            deliver(connection, own.after(0, 4));
            new DeadLetterTable(Jdbi.open(connection)).add(own.after(4, 1).getFirst(), "no room");
            new ChainTable(Jdbi.open(connection), L3, StreamId.OPERATIONS, 1)
                    .advance(own.after(4, 1));
            connection.commit();
        }
        try (JdbcSiteStore peer = Postgres.peer(url, "l3_upgrade", "x")) {
            assertThrows(SiteStoreUnavailable.class, () -> peer.changes(0, 1));
        }

        Postgres.init(url, Map.of("L3", "l3_upgrade"));

        try (JdbcSiteStore peer = Postgres.peer(url, "l3_upgrade", "x")) {
            SiteChanges before = peer.changes(0, 100);
            assertEquals(
                    List.of(Shift.pack(1), Shift.pack(2)),
                    before.holds().stream().map(SiteHold::unit).toList());
            assertEquals(1, before.incidents().size());
            assertEquals(
                    List.of(new DeadLetter(StreamId.OPERATIONS, new LogPosition(1, 5), "no room")),
                    peer.deadLetters(L3, 10));
            assertEquals(own.head(), peer.deliver(own.after(3, 4)));
            peer.removeDeadLetter(own.after(4, 1).getFirst());
            assertEquals(
                    own.entries().stream().map(Entry::line).toList(),
                    peer.lines(L3, StreamId.OPERATIONS, 1, 0, 100));
            SiteChanges after = peer.changes(before.version(), 100);
            assertEquals(
                    List.of(Shift.pack(3), Shift.pack(4), Shift.pack(1)),
                    after.holds().stream().map(SiteHold::unit).toList());
        }
    }

    /// Terminals get the new version one after the other, after the site.
    // [utest->req~site.upgrade~1]
    @Test
    void aTerminalOfTheVersionBeforeStillDeliversAndIsTold() throws SQLException {
        String url = versionEight("l3_older");
        Postgres.init(url, Map.of("L3", "l3_older"));
        try (Connection connection = DriverManager.getConnection(url, "l3_older", "x")) {
            connection.setAutoCommit(false);
            Chain own =
                    SiteStoreContract.acts(
                            "L3",
                            1,
                            SiteStoreContract.held(Shift.pack(1)),
                            SiteStoreContract.held(Shift.pack(2)));
            ChainTable rows = new ChainTable(Jdbi.open(connection), L3, StreamId.OPERATIONS, 1);
            rows.lockedHead();
            SiteEntryTable.addColumns(connection, own.entries());
            rows.advance(own.entries());
            connection.commit();
            // Two at once, as it asks for the rows of a batch: refused as content is, upon which it
            // goes on entry by entry.
            try (PreparedStatement two =
                    connection.prepareStatement(
                            "update site_version set version = version + 2 where id = 1")) {
                SQLException refused = assertThrows(SQLException.class, two::executeUpdate);
                assertTrue(SqlStates.isOfContent(refused), refused::toString);
            }
            connection.rollback();
            try (Statement one = connection.createStatement()) {
                assertEquals(1, one.executeUpdate("update site_version set version = version + 1"));
            }
            connection.commit();
        }
    }
}
