package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.support.RealTime;
import org.cordon.support.WholeStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The journal on a disk that loses its power, fails now and then, and whose program is killed:
/// whatever was acknowledged is there at the next start.
@JournalComplains
final class PowerCutTest {
    private static final int STARTS = 12;

    @TempDir private Path folder;

    // [utest->req~journal.survives-power-cut~1]
    @Test
    void everyAcknowledgedEntrySurvivesPowerCuts() throws Exception {
        lives(20_261_124, 6);
    }

    // [utest->req~journal.survives-power-cut~1]
    @Tag("crash")
    @Test
    void everyAcknowledgedEntrySurvivesPowerCutsAtLength() throws Exception {
        lives(
                Long.getLong("crash.seed", System.nanoTime()),
                Integer.getInteger("crash.cases", 600));
    }

    // [utest->req~journal.survives-power-cut~1]
    // [utest->req~journal.sync-fails~1]
    @Test
    void aKillAtAnyOperationLeavesNothingForALaterPowerCutToTake() throws Exception {
        int operation = 0;
        for (boolean killed = true; killed; ) {
            operation++;
            killed = false;
            for (boolean forget : List.of(false, true)) {
                Path place = Files.createDirectory(folder.resolve(operation + " " + forget));
                killed |= new Life(operation, place).killedAt(operation, forget);
            }
        }
        assertTrue(operation > 40, "killed at " + operation + " operations");
    }

    // [utest->req~journal.survives-power-cut~1]
    @Test
    void aStartKilledAtAnyOperationLeavesNothingForALaterPowerCutToTake() throws Exception {
        int torn = 0;
        for (int write = 12; write < 15; write++) {
            boolean killed = true;
            for (int operation = 1; killed; operation++) {
                Path place = Files.createDirectory(folder.resolve(write + " " + operation));
                Life life = new Life(write, place);
                killed = life.startKilledAt(write, operation);
                torn += life.cuts;
            }
        }
        assertTrue(torn > 2, "only " + torn + " starts cut off a torn write");
    }

    /// Each life is one journal through some starts, each ended by a cut or a kill.
    private void lives(long seed, int lives) throws Exception {
        System.out.printf("power cuts: seeds %d to %d%n", seed, seed + lives - 1);
        int cuts = 0;
        int kills = 0;
        int acknowledged = 0;
        for (int i = 0; i < lives; i++) {
            Life life = new Life(seed + i, Files.createDirectory(folder.resolve("life" + i)));
            life.live();
            cuts += life.cuts;
            kills += life.kills;
            acknowledged += life.acknowledged.values().stream().mapToInt(Map::size).sum();
        }
        assertTrue(cuts > lives && kills > lives && acknowledged > 100 * lives, "hardly a test");
        System.out.printf(
                "power cuts: %d lives, %d images after a cut, %d kills, %d entries acknowledged,"
                        + " none lost%n",
                lives, cuts, kills, acknowledged);
    }

    /// One journal on one disk.
    private static final class Life {
        private final long seed;
        private final Random random;
        private final FragileDisk disk;
        private final Map<StreamId, Map<Long, String>> acknowledged = new EnumMap<>(StreamId.class);
        private int outstanding;
        private int cuts;
        private int kills;

        private Life(long seed, Path folder) throws IOException {
            this.seed = seed;
            random = new Random(seed);
            disk = new FragileDisk(folder, new Random(random.nextLong()));
            for (StreamId stream : StreamId.values()) {
                acknowledged.put(stream, new HashMap<>());
            }
        }

        private Path data() {
            return disk.root().resolve("terminal/data");
        }

        private FileJournal open() {
            return FileJournal.open(
                    data(),
                    FileJournalTest.L3,
                    new RealTime(),
                    () -> "1",
                    FileJournalTest.SMALL,
                    disk);
        }

        private void live() throws Exception {
            for (int start = 0; start < STARTS; start++) {
                boolean early = random.nextInt(3) == 0;
                double errors = random.nextInt(3) == 0 ? 0.03 : 0;
                disk.cutAfter(1 + random.nextInt(early ? 25 : 200), errors);
                try (FileJournal journal = open()) {
                    check(journal, start);
                    journal.onDurable(entries -> heard(journal, entries));
                    journal.onState(state -> {
                        if (state instanceof JournalState.Recording) {
                            burst(journal);
                        }
                    });
                    burst(journal);
                    assertTrue(
                            disk.awaitDeath(),
                            () ->
                                    "seed %d: the power never went, %s, %d outstanding"
                                            .formatted(seed, journal.state(), outstanding));
                } catch (JournalUnavailable e) {
                    if (!disk.isDead() && errors == 0) {
                        throw new AssertionError("seed " + seed + ", start " + start, e);
                    }
                }
                if (random.nextInt(3) == 0) {
                    kills++;
                    disk.goOn();
                } else {
                    cuts++;
                    disk.restart();
                }
            }
            try (FileJournal journal = open()) {
                check(journal, STARTS);
                FileJournalTest.record(journal, 0, 1);
            }
        }

        /// A run is killed at one operation; the next records one entry; then the power goes, and with
        /// it all that was not synced.
        ///
        /// @param forget whether the operation, if it is a sync, had failed
        /// @return whether it came to the kill
        private boolean killedAt(int operation, boolean forget) throws IOException {
            disk.cutAfter(operation, 0);
            disk.forgetAtDeath(forget);
            try (FileJournal journal = open()) {
                for (int i = 0; i < 9 && !disk.isDead(); i++) {
                    append(journal, new PersonEvent.SignInRefused("x".repeat(1_000))).join();
                }
            } catch (JournalUnavailable | CompletionException e) {
                assertTrue(disk.isDead(), e::toString);
            }
            boolean killed = disk.isDead();
            disk.goOn();
            try (FileJournal journal = open()) {
                check(journal, 1);
                append(journal, new PersonEvent.SignInRefused("short")).join();
            }
            disk.restart(0);
            try (FileJournal journal = open()) {
                check(journal, 2);
            }
            return killed;
        }

        /// A run is killed while it writes; the start after it is killed at one operation; the next begins
        /// a new segment; then the power goes.
        ///
        /// @return whether it came to the second kill
        private boolean startKilledAt(int write, int operation) throws IOException {
            try (FileJournal journal = open()) {
                disk.cutAfter(write, 0);
                while (!disk.isDead()) {
                    append(journal, new PersonEvent.SignInRefused("x".repeat(900))).join();
                }
            } catch (JournalUnavailable | CompletionException e) {
                assertTrue(disk.isDead(), e::toString);
            }
            disk.goOn();
            disk.cutAfter(operation, 0);
            try (FileJournal _ = open()) {
                // that it starts is enough
            } catch (JournalUnavailable e) {
                assertTrue(disk.isDead(), e::toString);
            }
            boolean killed = disk.isDead();
            disk.goOn();
            cuts = torn();
            try (FileJournal journal = open()) {
                append(journal, new PersonEvent.SignInRefused("y".repeat(3_500))).join();
            }
            disk.restart(0.5);
            try (FileJournal journal = open()) {
                check(journal, 2);
            }
            return killed;
        }

        private int torn() throws IOException {
            try (var files = Files.walk(data())) {
                return (int) files.filter(f -> f.toString().contains(".torn-")).limit(1).count();
            }
        }

        private CompletableFuture<Void> append(FileJournal journal, JournalEvent event) {
            return journal.append(Optional.empty(), event)
                    .thenAccept(entry ->
                            acknowledged
                                    .getOrDefault(entry.stream(), new HashMap<>())
                                    .put(entry.seq(), entry.hash()));
        }

        /// On the journal's thread, which so takes each burst as a whole.
        private synchronized void heard(FileJournal journal, List<Entry> entries) {
            outstanding -= entries.size();
            // Less than none, where the first burst was refused in part and another began
            // meanwhile.
            if (outstanding <= 0) {
                burst(journal);
            }
        }

        private synchronized void burst(FileJournal journal) {
            outstanding = 1 + random.nextInt(random.nextInt(5) == 0 ? 40 : 6);
            for (int i = outstanding; i > 0; i--) {
                var _ = append(journal, JournalCrashChild.fact(random));
            }
        }

        private void check(FileJournal journal, int start) throws IOException {
            String told = "seed %d, start %d".formatted(seed, start);
            for (JournalVerifier.Result result : new JournalVerifier(data()).verify()) {
                assertFalse(
                        result.verification() instanceof Verification.Broken,
                        () -> told + ": " + result);
            }
            for (StreamId stream : StreamId.values()) {
                assertEquals(1, journal.head(stream).epoch(), told);
                Map<Long, String> found = new HashMap<>();
                WholeStream.of(journal, stream)
                        .forEach(entry -> found.put(entry.seq(), entry.hash()));
                acknowledged
                        .getOrDefault(stream, Map.of())
                        .forEach((seq, hash) ->
                                assertEquals(
                                        hash,
                                        found.get(seq),
                                        () -> told + ": " + stream + " " + seq));
            }
        }
    }

    /// The disk itself, without which the test above would prove nothing.
    @Test
    void whatIsNotSyncedIsLostInSomeWayOrOther() throws IOException {
        FragileDisk disk = new FragileDisk(folder, new Random(7));
        Path file = disk.root().resolve("file");
        byte[] before = "before".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Set<String> outcomes = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            disk.deleteDurably(file);
            boolean named = i % 2 == 0;
            try (Disk.Handle handle = named ? disk.createDurably(file) : disk.create(file)) {
                handle.write(ByteBuffer.wrap(before), 0);
                handle.force();
                handle.write(ByteBuffer.allocate(2_000).put(0, new byte[1_900]), before.length);
            }
            disk.restart();
            if (!Files.exists(file)) {
                assertFalse(named, "a file whose folder was synced is there");
                outcomes.add("no file");
                continue;
            }
            byte[] after = Files.readAllBytes(file);
            assertEquals(
                    new String(before, java.nio.charset.StandardCharsets.US_ASCII),
                    new String(
                            after, 0, before.length, java.nio.charset.StandardCharsets.US_ASCII));
            outcomes.add(
                    after.length == before.length
                            ? "nothing"
                            : after.length == before.length + 2_000 ? "all its length" : "a part");
        }
        assertEquals(
                new TreeSet<>(List.of("no file", "nothing", "a part", "all its length")), outcomes);
    }

    // [utest->req~journal.survives-power-cut~1]
    @Test
    void aSmallFileIsReplacedAsAWholeOrNotAtAll() throws IOException {
        FragileDisk disk = new FragileDisk(folder, new Random(8));
        Path file = disk.root().resolve("file");
        List<String> durable = new ArrayList<>(List.of(""));
        disk.replaceDurably(file, new byte[0]);
        Set<Integer> outcomes = new TreeSet<>();
        for (int i = 1; i < 400; i++) {
            String next = (i + " ").repeat(1 + i % 700);
            disk.cutAfter(1 + i % 8, 0);
            try {
                disk.replaceDurably(
                        file, next.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                durable.set(0, next);
            } catch (IOException cut) {
                assertTrue(disk.isDead(), cut::toString);
            }
            disk.restart();
            String found = Files.readString(file);
            assertTrue(
                    found.equals(next) || found.equals(durable.getFirst()), () -> "found " + found);
            outcomes.add(found.equals(next) ? 1 : 0);
            durable.set(0, found);
        }
        assertEquals(Set.of(0, 1), outcomes);
    }
}
