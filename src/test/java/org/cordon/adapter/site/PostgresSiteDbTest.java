package org.cordon.adapter.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.port.PeerUnavailable;
import org.cordon.core.journal.StreamId;
import org.cordon.support.Chain;
import org.cordon.support.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// A site store on a real PostgreSQL.
final class PostgresSiteDbTest extends TablesContract {
    /// SQLSTATE insufficient_privilege.
    private static final String REFUSED = "42501";

    @Override
    Tables subject() {
        String url = Postgres.database();
        return new Tables(SitePeer.postgres(url, "postgres", ""), url, "postgres");
    }

    /// A site store with the tables made and a terminal's own role.
    private static String siteWithRole(String role, String terminal) {
        String url = Postgres.database();
        try (SitePeer owner = SitePeer.postgres(url, "postgres", "")) {
            owner.deliver(chain("L9", StreamId.ACTS, 1, 3, "1").entries());
        }
        Postgres.execute(
                url, "create role " + role + " login password 'x' in role cordon_terminal");
        Postgres.execute(
                url, "insert into site_terminals values ('%s', '%s')".formatted(role, terminal));
        return url;
    }

    // [utest->req~site.role~1]
    @Test
    void aTerminalsRoleDeliversItsOwnEntriesAndNobodyElses() {
        String url = siteWithRole("l3_delivers", "L3");
        Chain own = chain("L3", StreamId.ACTS, 1, 8, "1");
        try (SitePeer peer = SitePeer.postgres(url, "l3_delivers", "x")) {
            assertEquals(own.after(0, 4).getLast().head(), peer.deliver(own.after(0, 4)));
            assertEquals(own.head(), peer.deliver(own.after(2, 6)));

            assertThrows(
                    PeerUnavailable.class,
                    () -> peer.deliver(chain("L4", StreamId.ACTS, 1, 2, "1").entries()));
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
                "drop table site_entries"
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

    // [utest->req~site.address-without-credentials~1]
    @Test
    void theAddressShowsNoCredentials() {
        try (SitePeer peer =
                SitePeer.postgres(
                        "jdbc:postgresql://plant:5432/site?user=u&password=secret", "l3", "pw")) {
            assertEquals("PostgreSQL plant:5432/site", peer.address());
        }
    }

    // [utest->req~site.address-without-credentials~1]
    @Test
    void aServerThatIsNotThereIsUnavailableAndSaysSoWithoutCredentials() {
        try (SitePeer peer =
                SitePeer.postgres("jdbc:postgresql://localhost:1/site", "l3", "secret-word")) {
            PeerUnavailable away =
                    assertThrows(
                            PeerUnavailable.class,
                            () -> peer.deliver(chain("L3", StreamId.ACTS, 1, 1, "1").entries()));
            assertFalse(away.toString().contains("secret-word"), away.toString());
        }
    }
}
