package org.cordon.adapter.sitestore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.cordon.adapter.journal.EntryCodec;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.Chain;
import org.cordon.support.Postgres;
import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the manual says to paste, on a server of its own.
final class SiteManualDbTest {
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    // [utest->req~site.manual~1]
    @Test
    void theSqlOfTheManualMakesADatabaseThatCanBeSetUp() throws Exception {
        Matcher sql =
                SQL.matcher(
                        Files.readString(Project.dir().resolve("src/docs/manual/site-store.md")));
        assertTrue(sql.find(), "the manual has the script");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            for (String statement : sql.group(1).split(";", -1)) {
                if (!statement.isBlank()) {
                    Postgres.execute(Postgres.url(server.getPort(), "postgres"), statement);
                }
            }
            String url = Postgres.url(server.getPort(), "cordon");
            SiteAdmin.init(
                    Postgres.login(url, "cordon_admin", "x"),
                    List.of(new SiteAdmin.TerminalRole(new TerminalId("L3"), "l3")),
                    _ -> "x",
                    new EntryCodec(),
                    _ -> {});
            Chain chain = SiteStoreContract.chain("L3", StreamId.OPERATIONS, 1, 3, "1");
            try (JdbcSiteStore peer = Postgres.peer(url, "l3", "x")) {
                assertEquals(chain.head(), peer.deliver(chain.entries()));
            }
        }
    }
}
