package org.cordon.sim.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cordon.support.Folders;
import org.cordon.support.Postgres;
import org.cordon.support.Until;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// How a site store bears many terminals: real journals, replicators and PostgreSQL, in one process.
final class PlantDbTest {
    private static final int PER_SECOND = 10;

    @TempDir private Path folder;

    // [utest->req~scale.many-terminals~1]
    @Test
    void ofAFewTerminalsNothingIsMissingOrDoubledAndConnectionsAreFew() throws Exception {
        Plant plant = new Plant(Postgres.site(Map.of()), folder, 6, PER_SECOND);
        try (plant) {
            Until.holds(
                    () -> plant.lags().count() > 300, () -> "committed " + plant.lags().count());
            assertTrue(plant.connections() <= 2 * 6, "two connections a terminal at most");
            plant.settle();
            assertEquals(List.of(), plant.wrong());
        }
        Until.holds(() -> connections(plant) == 0, () -> connections(plant) + " are left");
    }

    private static long connections(Plant plant) {
        try {
            return plant.connections();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// What was measured with so many terminals.
    ///
    /// @param lagMs50 milliseconds from the scan to the commit at the site, which half did not exceed
    private record Row(
            int terminals,
            double rows,
            double offered,
            long lagMs50,
            long lagMs99,
            long connections,
            long memoryMiB) {}

    // [utest->req~scale.many-terminals~1]
    @Tag("scale")
    @Test
    void oneToTwoHundredTerminalsAtOneServer() throws Exception {
        Path server = Files.createTempDirectory(Path.of("/tmp"), "cordon-scale-");
        int seconds = Integer.getInteger("scale.seconds", 60);
        Optional<PackagedPostgres> found = PackagedPostgres.start(server, 500);
        assumeTrue(
                found.isPresent(),
                "PostgreSQL's own packages are not installed; nothing was measured");
        List<Row> rows = new ArrayList<>();
        Path journals = journals();
        try (PackagedPostgres postgres = found.get()) {
            System.out.printf(
                    "PostgreSQL %s, fsync on, %d processors shared with the terminals; each %d"
                        + " scans/s in bursts every 2 s, %d s measured once all are connected%n",
                    postgres.version(),
                    Runtime.getRuntime().availableProcessors(),
                    PER_SECOND,
                    seconds);
            for (int count : new int[] {1, 10, 50, 100, 200}) {
                Row row = measure(postgres, journals, count, seconds);
                rows.add(row);
                print(row, rows.getFirst());
            }
        } finally {
            Folders.delete(journals);
            Folders.delete(server);
        }
        assertEquals(5, rows.size());
    }

    private static Row measure(PackagedPostgres postgres, Path journals, int count, int seconds)
            throws Exception {
        String url = database(postgres, count);
        try (Plant plant = new Plant(url, journals.resolve("n" + count), count, PER_SECOND)) {
            pass(warmUp(count));
            plant.lags().clear();
            long recorded = plant.recorded();
            long start = System.nanoTime();
            long connections = 0;
            long memory = 0;
            for (int i = 0; i < seconds / 5; i++) {
                pass(5);
                connections = Math.max(connections, plant.connections());
                memory = Math.max(memory, postgres.memory());
            }
            double took = (System.nanoTime() - start) / 1e9;
            double offered = (plant.recorded() - recorded) / took;
            double shipped = plant.lags().count() / took;
            long half = plant.lags().percentile(0.5);
            long most = plant.lags().percentile(0.99);
            plant.settle();
            assertEquals(List.of(), plant.wrong());
            if (count == 100) {
                long entries = plant.ask("select count(*) from site_entries");
                System.out.printf(
                        "%d bytes a line in the journal; %d bytes a row at the site, its index"
                                + " %d%n",
                        plant.lineBytes(),
                        plant.ask("select pg_total_relation_size('site_entries')") / entries,
                        plant.ask("select pg_indexes_size('site_entries')") / entries);
            }
            return new Row(count, shipped, offered, half, most, connections, memory >> 20);
        }
    }

    /// Until all are connected and the first heap is shipped.
    private static int warmUp(int count) {
        return 45 + count / 5;
    }

    /// On a disk in memory where there is one: two hundred terminals have two hundred disks, not a
    /// share of the server's.
    private Path journals() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "cordon-scale-")
                : folder;
    }

    private static String database(PackagedPostgres postgres, int count) {
        Postgres.execute(postgres.url(), "create database plant" + count);
        return Postgres.init(
                postgres.url().replaceFirst("/postgres[?]", "/plant" + count + "?"), Map.of());
    }

    /// The load runs on its own clock; there is no condition to wait for.
    private static void pass(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (end - System.nanoTime() > 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static void print(Row row, Row one) {
        System.out.printf(
                "%4d terminals: %,8.1f rows/s of %,8.1f offered (%5.1f times one), lag p50 %,6d ms"
                        + " (%4.1f times one) p99 %,6d ms (%4.1f), %3d connections, server %,5d MiB"
                        + " (%4.1f)%n",
                row.terminals(),
                row.rows(),
                row.offered(),
                row.rows() / one.rows(),
                row.lagMs50(),
                (double) row.lagMs50() / one.lagMs50(),
                row.lagMs99(),
                (double) row.lagMs99() / one.lagMs99(),
                row.connections(),
                row.memoryMiB(),
                (double) row.memoryMiB() / one.memoryMiB());
    }
}
