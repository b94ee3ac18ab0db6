package org.cordon.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.app.epcis.EventSender;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.core.epcis.EpcisEvents;
import org.cordon.core.event.StreamId;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeRepository;
import org.cordon.support.FakeRepository.Fault;
import org.cordon.support.Until;
import org.cordon.support.WholeStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Kills a real process that records and tells a repository, at random moments, and compares what the
/// repository holds with what the journal says.
@ExpectedLog(from = EventSender.class, optional = "a server may end while it is asked")
final class CaptureCrashTest {
    @TempDir private Path data;

    // [utest->req~epcis.exactly-once~1]
    @Test
    void killsNeitherLoseNorDoubleNorSwapAnEvent() throws Exception {
        kill(20_261_201, 2);
    }

    // [utest->req~epcis.exactly-once~1]
    @Tag("chaos")
    @Test
    void killsAtLengthNeitherLoseNorDoubleNorSwapAnEvent() throws Exception {
        kill(System.nanoTime(), 60);
    }

    private void kill(long seed, int kills) throws Exception {
        System.out.println("kills of the sender at moments from seed " + seed);
        Random random = new Random(seed);
        try (FakeRepository server = new FakeRepository()) {
            for (int kill = 0; kill < kills; kill++) {
                if (random.nextInt(3) == 0) {
                    Files.deleteIfExists(data.resolve("capture.json"));
                }
                runAndKill(server, random);
            }
            try (FileJournal journal = CaptureChild.journal(data);
                    EventSender sender = CaptureChild.sender(journal, data, server.url())) {
                EpcisEvents events = CaptureChild.events(journal);
                List<EpcisEvent.Key> expected =
                        WholeStream.of(journal, StreamId.OPERATIONS).stream()
                                .flatMap(entry -> events.of(entry).stream())
                                .map(EpcisEvent::key)
                                .toList();
                sender.start();
                Until.holds(
                        () -> server.keys().size() >= expected.size(),
                        () -> server.keys().size() + " of " + expected.size());
                assertEquals(expected, server.keys(), "seed " + seed);
                assertEquals(0, sender.status().deadLetters(), "seed " + seed);
                System.out.printf(
                        "%d kills, %d events in the repository: none missing, doubled or out of"
                                + " order%n",
                        kills, expected.size());
            }
        }
    }

    private void runAndKill(FakeRepository server, Random random) throws Exception {
        int before = server.events().size();
        int enough = 1 + random.nextInt(60);
        Process child = CaptureChild.start(data, server.url());
        Until.holds(
                () -> server.events().size() >= before + enough || !child.isAlive(),
                () -> "the child tells nothing");
        if (random.nextBoolean()) {
            server.fail(Fault.LOSE_ANSWER);
        }
        long until = System.nanoTime() + random.nextInt(5_000_000);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        child.toHandle().destroyForcibly();
        assertTrue(child.waitFor(Until.SECONDS, TimeUnit.SECONDS), "the child ended");
        assertEquals(137, child.exitValue(), "the child died of SIGKILL");
    }
}
