package org.cordon.adapter.sitestore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.support.Chain;
import org.cordon.support.Postgres;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/// A site store on a real PostgreSQL.
final class PostgresSiteStoreDbTest extends TablesContract {
    /// SQLSTATE insufficient_privilege.
    private static final String REFUSED = "42501";

    @Override
    Tables subject() {
        String url = Postgres.site(Map.of());
        return new Tables(Postgres.peer(url), url, "postgres");
    }

    /// A site store with the tables made and a terminal's own role.
    private static String siteWithRole(String role, String terminal) {
        String url = Postgres.site(Map.of(terminal, role));
        try (JdbcSiteStore owner = Postgres.peer(url)) {
            owner.deliver(chain("L9", StreamId.OPERATIONS, 1, 3, "1").entries());
            owner.deliver(acts("L9", 2, held(Shift.pack(1)), held(LOT), opened()).entries());
        }
        return url;
    }

    // [utest->req~site.role~1]
    @Test
    void aTerminalsRoleDeliversItsOwnEntriesAndNobodyElses() {
        String url = siteWithRole("l3_delivers", "L3");
        Chain own = chain("L3", StreamId.OPERATIONS, 1, 8, "1");
        try (JdbcSiteStore peer = Postgres.peer(url, "l3_delivers", "x")) {
            assertEquals(own.after(0, 4).getLast().head(), peer.deliver(own.after(0, 4)));
            assertEquals(own.head(), peer.deliver(own.after(2, 6)));

            assertThrows(
                    SiteStoreUnavailable.class,
                    () -> peer.deliver(chain("L4", StreamId.OPERATIONS, 1, 2, "1").entries()));
        }
    }

    // [utest->req~site.role~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update site_entries set line = '{}'",
                "delete from site_entries",
                "truncate site_entries",
                "delete from site_heads",
                "update site_heads set terminal = 'L4'",
                "insert into site_terminals values ('x', 'L9')",
                "drop table site_entries",
                "create table beside (n int)",
                "update site_version set version = version - 1 where id = 1",
                "update site_version set version = 9223372036854775807",
                "update site_version set version = version",
                "update site_version set version = version + 2",
                "update site_version set version = null",
                "update site_version set id = 2",
                "update site_entries set received_at = '2001-01-01'",
                "insert into site_entries (terminal, stream, epoch, seq, made_at, hash, line,"
                        + " received_at) values ('L9', 'ACTS', 1, 4, now(), '', '', '2001-01-01')",
                "insert into site_entries (terminal, stream, epoch, seq, made_at, hash, line)"
                        + " values ('L9', 'ACTS', 1, 5, now(), '', '')",
                "insert into site_entries (terminal, stream, epoch, seq, made_at, hash, line)"
                        + " values ('L9', 'ACTS', 1, 4, now(), '', ''), ('L9', 'ACTS', 1, 6,"
                        + " now(), '', '')",
                "insert into site_entries (terminal, stream, epoch, seq, made_at, hash, line)"
                        + " values ('L9', 'SCANS', 7, 2, now(), '', '')",
                "update site_heads set seq = seq - 1",
                "update site_heads set seq = seq + 1",
                "update site_heads set seq = 9223372036854775807",
                "update site_heads set hash = repeat('a', 64)",
                "update site_heads set listed = listed - 1",
                "update site_heads set listed = seq + 1",
                "insert into site_heads (terminal, stream, epoch, seq, hash)"
                        + " values ('L9', 'SCANS', 1, 5, repeat('0', 64))",
                "insert into site_heads (terminal, stream, epoch, seq, hash, listed)"
                        + " values ('L9', 'SCANS', 1, 0, repeat('0', 64), 9)",
                "insert into site_parked (terminal, stream, epoch, seq, previous, hash, reason,"
                        + " line_base64) values ('L9', 'ACTS', 1, 9, '', '', '', '')",
                "insert into site_parked (terminal, stream, epoch, seq, previous, hash, reason,"
                        + " line_base64, parked_at)"
                        + " values ('L9', 'ACTS', 1, 4, '', '', '', '', '2001-01-01')",
                "insert into site_unprojected (terminal, stream, epoch, seq, reason, found_at)"
                        + " values ('L9', 'ACTS', 1, 1, '', '2001-01-01')",
                "update site_holds set version = 9223372036854775807",
                "update site_incidents set version = 9223372036854775807",
                "update site_holds set terminal = 'L4'",
                "update site_holds set unit = 'x'",
                "update site_target_holds set version = 9223372036854775807",
                "update site_target_holds set terminal = 'L4'",
                "update site_target_holds set target = 'x'",
                "delete from site_target_holds",
                "insert into site_version values (2, 0)",
                "delete from site_holds",
                "delete from site_incidents",
                "delete from site_incident_acts",
                "delete from site_parked",
                "delete from site_unprojected",
                "update site_unprojected set reason = ''",
                "update site_parked set reason = ''",
                "update site_parked set hash = ''"
            })
    void aTerminalsRoleMayNotAlterWhatIsThere(String sql) throws SQLException {
        String role = "l3_" + Integer.toHexString(sql.hashCode());
        String url = siteWithRole(role, "L9");
        try (Connection connection = DriverManager.getConnection(url, role, "x");
                Statement statement = connection.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql));
            assertEquals(REFUSED, refused.getSQLState());
        }
    }

    // [utest->req~site.role~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into site_entries (terminal, stream, epoch, seq, made_at, hash, line)"
                        + " values ('L9', 'ACTS', 9, 1, now(), '', '')",
                "insert into site_heads (terminal, stream, epoch, seq, hash)"
                        + " values ('L9', 'ACTS', 9, 0, repeat('0', 64))",
                "insert into site_parked (terminal, stream, epoch, seq, previous, hash, reason,"
                        + " line_base64) values ('L9', 'ACTS', 9, 1, '', '', '', '')",
                "insert into site_holds values ('L9', 'x', false, null, '', null, now(), 1, 1, 1)",
                "insert into site_target_holds values ('L9', 'x', false, null, '', null, now(), 1,"
                        + " 1, 1)",
                "insert into site_incidents values ('L9', 'x', null, '', '', null, now(), null, 1,"
                        + " 1, now(), 1, 1, 1)",
                "insert into site_incident_acts values ('L9', 'x', 'CEASE', 1, 1)",
                "insert into site_unprojected (terminal, stream, epoch, seq, reason)"
                        + " values ('L9', 'ACTS', 9, 1, '')"
            })
    void aTerminalsRoleMayNotAddInAnothersName(String sql) throws SQLException {
        String role = "l4_" + Integer.toHexString(sql.hashCode());
        String url = siteWithRole(role, "L4");
        try (JdbcSiteStore peer = Postgres.peer(url, role, "x")) {
            peer.deliver(chain("L4", StreamId.OPERATIONS, 1, 2, "1").entries());
        }
        try (Connection connection = DriverManager.getConnection(url, role, "x");
                Statement statement = connection.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql));
            assertEquals(REFUSED, refused.getSQLState());
        }
    }

    // [utest->req~site.role~1]
    @Test
    void aTerminalsRoleReadsHoldsOfAllAndChangesThoseOfNoOther() throws SQLException {
        String url = siteWithRole("l4_reads", "L4");
        try (Connection connection = DriverManager.getConnection(url, "l4_reads", "x");
                Statement statement = connection.createStatement()) {
            assertEquals(0, statement.executeUpdate("update site_holds set held = false"));
            assertEquals(0, statement.executeUpdate("update site_target_holds set held = false"));
            assertEquals(0, statement.executeUpdate("update site_incidents set cause = 'RIGHT'"));
            assertEquals(0, statement.executeUpdate("update site_incident_acts set seq = 99"));
            assertEquals(0, statement.executeUpdate("update site_heads set seq = 0"));
            assertEquals(0, statement.executeUpdate("update site_parked set resolved_at = now()"));
        }
        try (JdbcSiteStore peer = Postgres.peer(url, "l4_reads", "x")) {
            SiteChanges all = peer.changes(0, 10);
            assertEquals(List.of(true), all.holds().stream().map(SiteHold::held).toList());
            assertEquals(1, all.incidents().size());
            assertEquals(
                    List.of(),
                    peer.lines(new TerminalId("L9"), StreamId.OPERATIONS, 1, 0, 10),
                    "nor its entries");
        }
    }

    // [utest->req~site.role~1]
    @Test
    void aTerminalsRoleParksItsOwnAndResolvesItOnce() throws SQLException {
        String url = siteWithRole("l3_parks", "L3");
        Chain own = chain("L3", StreamId.OPERATIONS, 1, 3, "1");
        try (JdbcSiteStore peer = Postgres.peer(url, "l3_parks", "x")) {
            peer.addDeadLetter(own.entries().getFirst(), "no");
            peer.deliver(own.after(1, 2));
            peer.removeDeadLetter(own.entries().getFirst());
            assertEquals(List.of(), peer.deadLetters(new TerminalId("L3"), 10));
        }
        try (Connection connection = DriverManager.getConnection(url, "l3_parks", "x");
                Statement statement = connection.createStatement()) {
            assertEquals(0, statement.executeUpdate("update site_parked set resolved_at = now()"));
        }
    }

    // [utest->req~site.init~1]
    @Test
    void aTerminalWithoutTablesIsToldToHaveThemMade() {
        String url = Postgres.database();
        try (JdbcSiteStore peer = Postgres.peer(url)) {
            SiteStoreUnavailable none =
                    assertThrows(SiteStoreUnavailable.class, () -> peer.changes(0, 1));
            assertTrue(none.toString().contains("holds no site store"), none.toString());
            assertTrue(none.toString().contains("cordon site init"), none.toString());
            Postgres.init(url, Map.of());
            Postgres.execute(
                    url, "delete from flyway_schema_history where version in ('7', '8', '9')");
            SiteStoreUnavailable older =
                    assertThrows(SiteStoreUnavailable.class, () -> peer.changes(0, 1));
            assertTrue(older.toString().contains("older Cordon"), older.toString());
        }
    }

    // [utest->req~site.address-without-credentials~1]
    @Test
    void theAddressShowsNoCredentials() {
        try (JdbcSiteStore peer =
                Postgres.peer(
                        "jdbc:postgresql://plant:5432/site?user=u&password=secret", "l3", "pw")) {
            assertEquals("PostgreSQL plant:5432/site", peer.address());
        }
    }

    // [utest->req~site.address-without-credentials~1]
    @Test
    void aServerThatIsNotThereIsUnavailableAndSaysSoWithoutCredentials() {
        try (JdbcSiteStore peer =
                Postgres.peer("jdbc:postgresql://localhost:1/site", "l3", "secret-word")) {
            SiteStoreUnavailable away =
                    assertThrows(
                            SiteStoreUnavailable.class,
                            () ->
                                    peer.deliver(
                                            chain("L3", StreamId.OPERATIONS, 1, 1, "1").entries()));
            assertFalse(away.toString().contains("secret-word"), away.toString());
        }
    }

    // [utest->req~site.role~1]
    @Test
    void aTemporaryTableDoesNotAnswerForTheSites() throws SQLException {
        String url = siteWithRole("l9_temporary", "L9");
        try (Connection connection = DriverManager.getConnection(url, "l9_temporary", "x");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table site_entries as select e.* from public.site_entries e");
            statement.execute("update pg_temp.site_entries set seq = seq + 3");
            SQLException refused =
                    assertThrows(
                            SQLException.class,
                            () ->
                                    statement.execute(
                                            "update site_heads set seq = 6 where epoch = 1"));
            assertEquals(REFUSED, refused.getSQLState());
        }
    }

    // [utest->req~site.role~1]
    @Test
    void whatArrivesAndIsResolvedCarriesTheServersTime() throws SQLException {
        String url = siteWithRole("l3_times", "L3");
        Chain own = chain("L3", StreamId.OPERATIONS, 1, 3, "1");
        try (JdbcSiteStore peer = Postgres.peer(url, "l3_times", "x")) {
            peer.addDeadLetter(own.entries().getFirst(), "no");
            peer.deliver(own.after(1, 2));
        }
        try (Connection connection = DriverManager.getConnection(url, "l3_times", "x");
                Statement statement = connection.createStatement()) {
            statement.execute("update site_parked set resolved_at = '2001-01-01'");
            try (ResultSet row =
                    statement.executeQuery(
                            """
                            select (select min(received_at) from site_entries)
                                    > now() - interval '1 hour'
                                and (select min(resolved_at) from site_parked)
                                    > now() - interval '1 hour'
                            """)) {
                assertTrue(row.next());
                assertTrue(row.getBoolean(1));
            }
        }
    }
}
