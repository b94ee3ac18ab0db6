package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.support.Until;
import org.cordon.support.WholeStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Kills a real process that records, at random moments, and looks for every entry it was told is
/// durable.
final class JournalCrashTest {
    @TempDir private Path folder;

    private Path data = Path.of("");

    // [utest->req~journal.survives-kill~1]
    @Test
    void everyAcknowledgedEntrySurvivesKills() throws Exception {
        data = folder;
        kill(20_261_201, 4);
    }

    // [utest->req~journal.survives-kill~1]
    @Tag("crash")
    @Test
    void everyAcknowledgedEntrySurvivesKillsAtLength() throws Exception {
        // Each kill is followed by a look at all that was ever acknowledged, so that one journal of
        // 400
        // kills would spend its time on looking.
        for (int journal = 0; journal < 8; journal++) {
            data = folder.resolve("journal" + journal);
            kill(System.nanoTime(), 50);
        }
    }

    private void kill(long seed, int kills) throws Exception {
        System.out.println("kills at moments from seed " + seed);
        Random random = new Random(seed);
        Map<StreamId, Map<Long, String>> acknowledged = new LinkedHashMap<>();
        for (StreamId stream : StreamId.values()) {
            acknowledged.put(stream, new LinkedHashMap<>());
        }
        for (int kill = 0; kill < kills; kill++) {
            int before = acknowledged.values().stream().mapToInt(Map::size).sum();
            runAndKill(random, acknowledged);
            int after = acknowledged.values().stream().mapToInt(Map::size).sum();
            assertTrue(after > before, "kill " + kill + ": the child acknowledged nothing");
            check(acknowledged, "seed " + seed + ", kill " + kill);
        }
        System.out.printf(
                "%d kills, %d acknowledged entries, none lost%n",
                kills, acknowledged.values().stream().mapToInt(Map::size).sum());
    }

    /// Lets a child record until it has acknowledged a random number of entries, and on to a random
    /// moment in the middle of what follows; then kills it.
    private void runAndKill(Random random, Map<StreamId, Map<Long, String>> acknowledged)
            throws IOException, InterruptedException {
        Process child = JournalCrashChild.start(data, random.nextLong());
        int enough = 1 + random.nextInt(400);
        try (BufferedReader said = child.inputReader()) {
            for (int lines = 0; ; lines++) {
                if (lines == enough) {
                    long until = System.nanoTime() + random.nextInt(3_000_000);
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    // SIGKILL; through the handle, which leaves what the child has said readable.
                    child.toHandle().destroyForcibly();
                }
                String line = said.readLine();
                if (line == null) {
                    break;
                }
                String[] parts = line.split(" ", -1);
                if (parts.length == 3 && parts[2].length() == 64) {
                    Map<Long, String> known = acknowledged.get(StreamId.ofStoredName(parts[0]));
                    if (known != null) {
                        known.put(Long.valueOf(parts[1]), parts[2]);
                    }
                }
            }
        }
        assertTrue(child.waitFor(Until.SECONDS, TimeUnit.SECONDS), "the child ended");
        assertEquals(137, child.exitValue(), "the child died of SIGKILL");
    }

    private void check(Map<StreamId, Map<Long, String>> acknowledged, String told)
            throws IOException {
        for (JournalVerifier.Result result : new JournalVerifier(data).verify()) {
            assertFalse(
                    result.verification() instanceof Verification.Broken,
                    () -> told + ": " + result);
        }
        try (FileJournal journal = FileJournalTest.open(data)) {
            assertFalse(journal.cleanStop(), told);
            acknowledged.forEach((stream, known) -> {
                List<Entry> entries = WholeStream.of(journal, stream);
                assertEquals(1, journal.head(stream).epoch(), told);
                known.forEach((seq, hash) ->
                        assertEquals(
                                hash,
                                entries.get((int) (seq - 1)).hash(),
                                () -> told + ": " + stream + " " + seq));
            });
        }
    }
}
