package org.cordon.app.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.adapter.site.SitePeer;
import org.cordon.app.port.Peer;
import org.cordon.app.replicate.SiteStatus.State;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.StreamId;
import org.cordon.support.ChainJournal;
import org.cordon.support.FrailWire;
import org.cordon.support.Postgres;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;
import org.cordon.support.Until;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// Replication to real site stores that are cut off, killed and restarted while a line works: at the
/// end each line of the journal is there once, in order.
final class ReplicationChaosDbTest {
    @TempDir private Path folder;

    // [utest->req~replicate.nothing-lost~1]
    @Test
    void nothingIsLostOrDoubledOnPostgresql() throws Exception {
        postgres(51, 12);
    }

    // [utest->req~replicate.nothing-lost~1]
    @Tag("chaos")
    @Test
    void nothingIsLostOrDoubledOnPostgresqlAtLength() throws Exception {
        postgres(System.nanoTime(), 200);
    }

    // [utest->req~site.file-unplugged~1]
    @Test
    void nothingIsLostOrDoubledInAFileThatComesAndGoes() throws Exception {
        file(52, 12);
    }

    // [utest->req~site.file-unplugged~1]
    @Tag("chaos")
    @Test
    void nothingIsLostOrDoubledInAFileThatComesAndGoesAtLength() throws Exception {
        file(System.nanoTime(), 200);
    }

    /// Cut wires, a server that throws everybody out, and restarts of the terminal.
    private void postgres(long seed, int disturbances) throws Exception {
        String url = Postgres.site(Map.of());
        String name = Postgres.name(url);
        try (FrailWire wire = new FrailWire(Postgres.port())) {
            String frail = Postgres.url(wire.port(), name);
            Shift shift =
                    disturb(
                            seed,
                            disturbances,
                            () -> Postgres.peer(frail),
                            random -> {
                                switch (random.nextInt(3)) {
                                    case 0 -> wire.cut(false);
                                    case 1 -> wire.cut(true);
                                    default ->
                                            Postgres.execute(
                                                    Postgres.url("postgres"),
                                                    "select pg_terminate_backend(pid) from"
                                                            + " pg_stat_activity where datname = '"
                                                            + name
                                                            + "'");
                                }
                            },
                            () -> wire.cut(false));
            holdsEachLineOnce(url, "postgres", shift);
        }
    }

    /// A drive that is pulled and put back, and restarts of the terminal.
    private void file(long seed, int disturbances) throws Exception {
        Path drive = Files.createDirectory(folder.resolve("drive"));
        Path pulled = folder.resolve("pulled");
        Shift shift =
                disturb(
                        seed,
                        disturbances,
                        () -> SitePeer.file(drive.resolve("site")),
                        _ -> move(drive, pulled),
                        () -> move(pulled, drive));
        holdsEachLineOnce("jdbc:h2:" + drive.resolve("site"), "cordon", shift);
    }

    private static void move(Path from, Path to) {
        try {
            if (Files.exists(from)) {
                Files.move(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Disturbance {
        void happen(Random random);
    }

    private static Shift disturb(
            long seed,
            int disturbances,
            Supplier<Peer> peers,
            Disturbance disturbance,
            Runnable repair) {
        System.out.println("disturbances from seed " + seed);
        Random random = new Random(seed);
        Shift shift = Shift.of(seed, 4_000);
        ChainJournal journal = new ChainJournal(shift);
        Replicator replicator = start(journal, peers.get(), random);
        try {
            for (int i = 0; i < disturbances; i++) {
                long enough = 1 + random.nextLong(400);
                long before = replicator.status().waiting();
                Replicator now = replicator;
                Until.holds(
                        () ->
                                now.status().lastDelivered().isPresent()
                                        && (now.status().waiting() == 0
                                                || now.status().waiting() <= before - enough),
                        () -> now.status().toString());
                record(journal, shift, random);
                disturbance.happen(random);
                record(journal, shift, random);
                if (random.nextBoolean()) {
                    replicator.close();
                    repair.run();
                    replicator = start(journal, peers.get(), random);
                } else {
                    repair.run();
                }
            }
            Replicator last = replicator;
            Until.holds(
                    () -> last.status().waiting() == 0 && last.status().state() == State.CONNECTED,
                    () -> last.status().toString());
        } finally {
            replicator.close();
        }
        return shift;
    }

    /// The line goes on meanwhile.
    private static void record(ChainJournal journal, Shift shift, Random random) {
        List<Entry> some = shift.scans().after(random.nextInt(1_000), 200);
        some.forEach(entry -> journal.append(entry.person(), entry.fact()).join());
    }

    private static Replicator start(ChainJournal journal, Peer peer, Random random) {
        Replicator replicator =
                new Replicator(
                        journal,
                        peer,
                        ReplicatorTest.news(),
                        new RealTime(),
                        ReplicatorTest.quick(),
                        new Random(random.nextLong()));
        replicator.start();
        return replicator;
    }

    private static void holdsEachLineOnce(String url, String user, Shift shift)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "")) {
            for (StreamId stream : StreamId.values()) {
                List<String> lines = new ArrayList<>();
                try (PreparedStatement query =
                        connection.prepareStatement(
                                "select line from site_entries where stream = ? order by seq")) {
                    query.setString(1, stream.name());
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
}
