package org.cordon.app.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.port.Journal;
import org.cordon.app.replication.SiteStatus.State;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.site.SiteChanges;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;
import org.cordon.support.SiteFold;
import org.cordon.support.Until;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Replication of generated histories to real site stores, and what must be there afterwards.
final class ReplicationRig {
    private ReplicationRig() {}

    static Replicator start(Journal journal, SiteStore siteStore, Random random) {
        Replicator replicator =
                new Replicator(
                        journal,
                        siteStore,
                        ReplicatorTest.news(),
                        new RealTime(),
                        ReplicatorTest.quick());
        replicator.start();
        return replicator;
    }

    static void delivered(Replicator replicator) {
        Until.holds(
                () -> {
                    SiteStatus now = replicator.status();
                    return now.waiting() == 0 && now.state() == State.CONNECTED;
                },
                () -> replicator.status().toString());
    }

    /// Nothing missing, nothing doubled, in order.
    static void holdsEachLineOnce(String url, String user, Shift shift) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "")) {
            for (StreamId stream : StreamId.values()) {
                List<String> lines = new ArrayList<>();
                try (PreparedStatement query =
                        connection.prepareStatement(
                                "select line from site_entries where stream = ? order by seq")) {
                    query.setString(1, stream.storedName());
                    try (ResultSet rows = query.executeQuery()) {
                        while (rows.next()) {
                            lines.add(rows.getString(1));
                        }
                    }
                }
                assertEquals(
                        shift.chain(stream).entries().stream().map(Entry::line).toList(), lines);
            }
        }
    }

    /// What the site tells the terminals is what the entries say, told from the beginning.
    static void tells(SiteStore siteStore, Shift shift) {
        SiteFold fold = new SiteFold();
        shift.acts().entries().forEach(fold::add);
        SiteChanges all = siteStore.changes(0, 100_000);
        assertEquals(fold.holds(), Set.copyOf(all.holds()));
        assertEquals(fold.targets(), Set.copyOf(all.targets()));
        assertEquals(fold.incidents(), Set.copyOf(all.incidents()));
    }
}
