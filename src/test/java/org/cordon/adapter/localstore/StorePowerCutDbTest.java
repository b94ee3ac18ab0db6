package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.sql.DamagePolicy;
import org.cordon.adapter.sql.H2File;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// The store on a disk that loses its power: at the next start it is whole, or is set aside and fed
/// again, and comes out as one that never lost anything. It is never the first copy, so it may lose
/// what it was not asked to keep, but it must not tell what no journal says.
@ExpectedLog(from = H2File.class, optional = "what is cut depends on the moment")
@ExpectedLog(
        logger = "org.cordon.adapter.localstore",
        optional = "what is cut depends on the moment")
@ExpectedLog(
        logger = "org.cordon.adapter.localstore",
        level = Level.ERROR,
        optional = "what is cut depends on the moment")
final class StorePowerCutDbTest {
    @TempDir private Path folder;

    private int wentOn;
    private int startedOver;

    // [utest->req~store.survives-power-cut~1]
    @Test
    void aStoreComesOutTheSameAfterPowerCuts() throws Exception {
        cut(20_261_124, 6);
    }

    // [utest->req~store.survives-power-cut~1]
    @Tag("crash")
    @Test
    void aStoreComesOutTheSameAfterPowerCutsAtLength() throws Exception {
        cut(
                Long.getLong("crash.seed", System.nanoTime()),
                Integer.getInteger("crash.cases", 1_000));
    }

    private void cut(long seed, int cuts) throws Exception {
        System.out.printf("power cuts of the store: seeds %d to %d%n", seed, seed + cuts - 1);
        for (int i = 0; i < cuts; i++) {
            Path place = Files.createDirectory(folder.resolve("cut" + i));
            one(place, seed + i);
        }
        System.out.printf(
                "power cuts of the store: %d went on, %d were set aside or empty and fed again; all"
                        + " came out the same%n",
                wentOn, startedOver);
        assertTrue(wentOn + startedOver == cuts, "each was looked at");
    }

    private void one(Path place, long seed) throws IOException {
        Random random = new Random(seed);
        Shift shift = Shift.of(seed, 100 + random.nextInt(400));
        Path file = place.resolve("store");
        try (FrailFiles.Disk disk = FrailFiles.disk(file)) {
            long written = workUntilTheCut(file, disk, shift, random);
            Path image = place.resolve("image");
            disk.leave(
                    Path.of(image + ".mv.db"),
                    random,
                    new double[] {0, 0.1, 0.5, 0.9, 0.99, 1}[random.nextInt(6)]);
            Map<String, List<String>> healed;
            try (H2Database database = new H2Database(image)) {
                H2StoreWriter store = new H2StoreWriter(database);
                healed = heal(store, database, shift, written);
            }
            try (H2Database database = new H2Database(place.resolve("whole"))) {
                H2StoreWriter store = new H2StoreWriter(database);
                store.apply(shift.acts().entries());
                store.apply(shift.scans().entries());
                assertEquals(Dump.of(database), healed, () -> "seed " + seed);
            }
        }
    }

    /// @return how many entries were applied
    private static long workUntilTheCut(
            Path file, FrailFiles.Disk disk, Shift shift, Random random) {
        long acts = 0;
        long scans = 0;
        try (H2Database database =
                new H2Database(new H2File(file, DamagePolicy.REBUILD, "h2", "frail"))) {
            H2StoreWriter store = new H2StoreWriter(database);
            assertEquals(Optional.empty(), store.applied(StreamId.OPERATIONS));
            disk.cutAfter(1 + random.nextInt(120));
            while (!disk.isDead()) {
                boolean act = random.nextBoolean();
                List<Entry> batch =
                        shift.chain(act ? StreamId.OPERATIONS : StreamId.SCANS)
                                .after(act ? acts : scans, 1 + random.nextInt(20));
                if (batch.isEmpty()) {
                    if (acts + scans >= shift.acts().head().seq() + shift.scans().head().seq()) {
                        disk.cutAfter(0);
                    }
                    continue;
                }
                store.apply(batch);
                acts += act ? batch.size() : 0;
                scans += act ? 0 : batch.size();
                if (random.nextInt(10) == 0) {
                    database.compact();
                }
            }
        } catch (StoreUnavailable e) {
            assertTrue(disk.isDead(), e::toString);
        }
        return acts + scans;
    }

    /// As the follower does: compare, feed, and start over after a failure.
    private Map<String, List<String>> heal(
            H2StoreWriter store, H2Database database, Shift shift, long written) {
        for (int attempt = 0; ; attempt++) {
            try {
                long first = -1;
                for (StreamId stream : StreamId.values()) {
                    long known = store.applied(stream).map(ChainHead::seq).orElse(0L);
                    first = Math.max(first, known);
                    store.apply(shift.chain(stream).after(known, Integer.MAX_VALUE));
                }
                Map<String, List<String>> dump = Dump.of(database);
                wentOn += attempt == 0 && (first > 0 || written == 0) ? 1 : 0;
                startedOver += attempt == 0 && (first > 0 || written == 0) ? 0 : 1;
                return dump;
            } catch (StoreUnavailable e) {
                int tries = attempt;
                assertTrue(tries < 5, () -> "does not heal: " + e);
            }
        }
    }
}
