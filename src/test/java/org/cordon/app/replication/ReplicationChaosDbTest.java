package org.cordon.app.replication;

import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.core.event.Entry;
import org.cordon.support.ChainJournal;
import org.cordon.support.CrashingPostgres;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FrailWire;
import org.cordon.support.Postgres;
import org.cordon.support.Shift;
import org.cordon.support.Until;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// Replication to real site stores that are cut off, killed and restarted while a line works: at the
/// end each line of the journal is there once, in order.
@ExpectedLog(
        logger = "com.zaxxer.hikari.pool.ProxyConnection",
        message = "marked as broken",
        optional = "it comes by chance")
@ExpectedLog(
        logger = "com.zaxxer.hikari.pool.HikariPool",
        message = "Timed-out waiting for close connection executor to shutdown",
        optional = "a wire that is silent while the pool closes, by chance")
@ExpectedLog(
        from = Replicator.class,
        message = "The site store is out of reach; entries wait here",
        optional = "it comes by chance")
final class ReplicationChaosDbTest {
    @TempDir private Path folder;

    // [utest->req~replicate.nothing-lost~1]
    @Test
    void nothingIsLostOrDoubledOnPostgresql() throws Exception {
        postgres(51, 7, 1_500);
    }

    // [utest->req~replicate.nothing-lost~1]
    @Tag("chaos")
    @Test
    void nothingIsLostOrDoubledOnPostgresqlAtLength() throws Exception {
        postgres(System.nanoTime(), 200, 4_000);
    }

    // [utest->req~site.file-unplugged~1]
    @Test
    void nothingIsLostOrDoubledInAFileThatComesAndGoes() throws Exception {
        file(52, 7, 1_500);
    }

    // [utest->req~site.file-unplugged~1]
    @Tag("chaos")
    @Test
    void nothingIsLostOrDoubledInAFileThatComesAndGoesAtLength() throws Exception {
        file(System.nanoTime(), 200, 4_000);
    }

    /// Wires that are cut at any byte, slowed down, silenced, half closed and doubled, a server that throws
    /// everybody out or is killed, and restarts of the terminal.
    private void postgres(long seed, int disturbances, int facts) throws Exception {
        try (CrashingPostgres server = new CrashingPostgres(folder.resolve("server"));
                FrailWire wire = new FrailWire(server.port())) {
            String url = Postgres.init(server.url(), Map.of());
            // Silence is given up on soon, and a doubled connection does not wait for itself for
            // long.
            String frail =
                    Postgres.url(wire.port(), "postgres")
                            + "&socketTimeout=2&options=-c%20lock_timeout=200";
            Shift shift =
                    disturb(
                            seed,
                            disturbances,
                            facts,
                            () -> Postgres.peer(frail),
                            random -> disturb(wire, server, random),
                            wire::heal);
            ReplicationRig.holdsEachLineOnce(url, "postgres", shift);
            try (SiteStore siteStore = Postgres.peer(url)) {
                ReplicationRig.tells(siteStore, shift);
            }
        }
    }

    private static void disturb(FrailWire wire, CrashingPostgres server, Random random) {
        switch (random.nextInt(10)) {
            case 0 -> wire.cut(false);
            case 1 -> wire.cut(true);
            case 2, 3 -> wire.cutAfter(random.nextLong(60_000));
            case 4 -> wire.delay(random.nextLong(20_000_000));
            case 5 -> wire.silence();
            case 6 -> wire.halfClose(random.nextBoolean());
            case 7 -> wire.doubleNewcomers();
            case 8 ->
                    Postgres.execute(
                            server.url(),
                            "select pg_terminate_backend(pid) from pg_stat_activity"
                                    + " where pid <> pg_backend_pid() and backend_type = 'client"
                                    + " backend'");
            default -> {
                try {
                    server.kill();
                    server.restart();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /// A drive that is pulled and put back, and restarts of the terminal.
    private void file(long seed, int disturbances, int facts) throws Exception {
        Path drive = Files.createDirectory(folder.resolve("drive"));
        Path pulled = folder.resolve("pulled");
        Shift shift =
                disturb(
                        seed,
                        disturbances,
                        facts,
                        () -> JdbcSiteStore.file(drive.resolve("site"), new EntryCodec()),
                        _ -> move(drive, pulled),
                        () -> move(pulled, drive));
        ReplicationRig.holdsEachLineOnce("jdbc:h2:" + drive.resolve("site"), "cordon", shift);
        try (SiteStore siteStore = JdbcSiteStore.file(drive.resolve("site"), new EntryCodec())) {
            ReplicationRig.tells(siteStore, shift);
        }
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
            int facts,
            Supplier<SiteStore> peers,
            Disturbance disturbance,
            Runnable repair) {
        System.out.println("disturbances from seed " + seed);
        Random random = new Random(seed);
        Shift shift = Shift.of(seed, facts);
        ChainJournal journal = new ChainJournal(shift);
        Replicator replicator = ReplicationRig.start(journal, peers.get(), random);
        try {
            for (int i = 0; i < disturbances; i++) {
                long enough = 1 + random.nextLong(400);
                Replicator now = replicator;
                // How much waits is known only once the site has told how far it has come.
                Until.holds(
                        () -> now.status().state() == SiteStatus.State.CONNECTED,
                        () -> now.status().toString());
                long before = now.status().waiting();
                Until.holds(
                        () ->
                                now.status().waiting() == 0
                                        || now.status().waiting() <= before - enough,
                        () -> now.status().toString());
                record(journal, shift, random);
                disturbance.happen(random);
                record(journal, shift, random);
                lives(replicator);
                if (random.nextBoolean()) {
                    replicator.close();
                    repair.run();
                    replicator = ReplicationRig.start(journal, peers.get(), random);
                } else {
                    repair.run();
                }
            }
            ReplicationRig.delivered(replicator);
        } finally {
            replicator.close();
        }
        return shift;
    }

    /// Lets it meet the disturbance: it either gets on or notices.
    private static void lives(Replicator replicator) {
        long before = replicator.status().waiting();
        Until.holds(
                () -> {
                    SiteStatus now = replicator.status();
                    return now.waiting() == 0
                            || now.waiting() < before
                            || now.state() == SiteStatus.State.WAITING;
                },
                () -> replicator.status().toString());
    }

    /// The line goes on meanwhile.
    private static void record(ChainJournal journal, Shift shift, Random random) {
        List<Entry> some = shift.scans().after(random.nextInt(1_000), 200);
        some.forEach(entry -> journal.append(entry.person(), entry.event()).join());
    }
}
