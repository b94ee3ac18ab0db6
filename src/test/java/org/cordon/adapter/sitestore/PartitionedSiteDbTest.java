package org.cordon.adapter.sitestore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.Chain;
import org.cordon.support.Postgres;
import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A site store whose entries are kept by months, as the manual says.
final class PartitionedSiteDbTest {
    private static final TerminalId L3 = new TerminalId("L3");
    private static final Pattern SQL = Pattern.compile("```sql\n(begin;.*?)```", Pattern.DOTALL);

    private static String script() throws IOException {
        Matcher sql =
                SQL.matcher(Files.readString(Project.dir().resolve("src/docs/manual/sizing.md")));
        assertTrue(sql.find(), "the manual has the script");
        return sql.group(1);
    }

    // [utest->req~scale.partitions~1]
    @Test
    void terminalsNoticeNothing() throws Exception {
        String url = Postgres.site(Map.of("L3", "l3_months"));
        Chain chain = SiteStoreContract.chain("L3", StreamId.OPERATIONS, 1, 12, "1");
        try (JdbcSiteStore owner = Postgres.peer(url)) {
            owner.deliver(chain.after(0, 4));
        }
        Postgres.execute(url, script());
        try (JdbcSiteStore peer = Postgres.peer(url, "l3_months", "x")) {
            assertEquals(
                    chain.after(3, 1).getFirst().head(),
                    peer.head(L3, StreamId.OPERATIONS, 1).orElseThrow());
            assertEquals(chain.head(), peer.deliver(chain.after(2, 10)));
            assertEquals(chain.head(), peer.deliver(chain.entries()));
            assertEquals(
                    chain.entries().stream().map(Entry::line).toList(),
                    peer.lines(L3, StreamId.OPERATIONS, 1, 0, 100));
            assertThrows(
                    SiteStoreUnavailable.class,
                    () ->
                            peer.deliver(
                                    SiteStoreContract.chain("L4", StreamId.OPERATIONS, 1, 2, "1")
                                            .entries()));
        }
        assertEquals(12, count(url, "select count(*) from site_entries"));
        assertEquals(0, count(url, "select count(*) from only site_entries"));
        assertEquals(0, count(url, "select count(*) from site_entries_other"));
        assertEquals(
                0,
                count(
                        url,
                        """
                        select count(*) from information_schema.role_table_grants
                        where grantee = 'cordon_terminal' and table_name like 'site_entries_%'
                        """));
    }

    private static long count(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
