package org.cordon.adapter.sitestore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.event.StreamId;
import org.cordon.support.Chain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// A site store in a real H2 file.
final class FileSiteStoreDbTest extends TablesContract {
    @TempDir private static Path subjects;
    private static int made;

    @TempDir private Path folder;

    @Override
    Tables subject() {
        Path file = subjects.resolve("site" + made++);
        return new Tables(JdbcSiteStore.file(file, Chain.reader()), "jdbc:h2:" + file, "cordon");
    }

    // [utest->req~site.file-unplugged~1]
    @Test
    void aDriveThatIsPulledAndPutBackIsGoneMeanwhileAndGoesOnAfterwards() throws IOException {
        Path drive = Files.createDirectory(folder.resolve("drive"));
        Chain chain = chain("L3", StreamId.OPERATIONS, 1, 12, "1");
        try (JdbcSiteStore peer = JdbcSiteStore.file(drive.resolve("site"), Chain.reader())) {
            peer.deliver(chain.after(0, 6));
            peer.disconnect();
            Files.move(drive, folder.resolve("pulled"));

            SiteStoreUnavailable gone =
                    assertThrows(SiteStoreUnavailable.class, () -> peer.deliver(chain.after(6, 6)));
            assertTrue(gone.toString().contains("plug the drive in"), gone.toString());
            assertFalse(Files.exists(drive), "nothing is made in place of the drive");
            Files.createDirectory(drive);
            assertThrows(SiteStoreUnavailable.class, () -> peer.deliver(chain.after(6, 6)));
            Files.delete(drive);

            Files.move(folder.resolve("pulled"), drive);
            assertEquals(chain.head(), peer.deliver(chain.after(6, 6)));
        }
    }

    // [utest->req~site.file-unplugged~1]
    @Test
    void theFileIsFreeForOthersOnceDisconnected() throws SQLException {
        Chain chain = chain("L3", StreamId.OPERATIONS, 1, 3, "1");
        String reader = "jdbc:h2:" + folder.resolve("site") + ";IFEXISTS=TRUE";
        try (JdbcSiteStore peer = JdbcSiteStore.file(folder.resolve("site"), Chain.reader())) {
            peer.deliver(chain.entries());
            assertThrows(
                    SQLException.class, () -> DriverManager.getConnection(reader, "cordon", ""));

            peer.disconnect();

            try (Connection connection = DriverManager.getConnection(reader, "cordon", "");
                    Statement statement = connection.createStatement();
                    ResultSet count = statement.executeQuery("select count(*) from site_entries")) {
                assertTrue(count.next());
                assertEquals(3, count.getInt(1));
            }
        }
    }
}
