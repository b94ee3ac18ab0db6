package org.cordon.app.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.epcis.CaptureCheckpointFile;
import org.cordon.adapter.epcis.CaptureErrorBehaviour;
import org.cordon.adapter.epcis.EpcisDocumentWriter;
import org.cordon.adapter.epcis.HttpEventRepository;
import org.cordon.adapter.epcis.RepositorySettings;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.epcis.CaptureStatus.State;
import org.cordon.app.port.Journal;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.core.epcis.EpcisEvents;
import org.cordon.core.epcis.EpcisLocation;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.EpcisJson;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeJournal;
import org.cordon.support.FakeRepository;
import org.cordon.support.FakeRepository.Fault;
import org.cordon.support.Holds;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// From the journal into a repository behind a real HTTP server.
@ExpectedLog(
        from = EventSender.class,
        message = "The EPCIS repository was not told; events wait here")
@ExpectedLog(from = EventSender.class, message = "The EPCIS repository refuses the event of entry")
final class EventSenderTest {
    private static final CaptureConfig PACE =
            new CaptureConfig(
                    7,
                    Duration.ofMillis(2),
                    RetryPolicy.doubling(Duration.ofMillis(2), Duration.ofMillis(20)),
                    Duration.ofHours(1));

    @TempDir private Path folder;
    private final FakeRepository server = new FakeRepository();

    /// How long an answer is waited for.
    /// Well below what the waits allow: a server that is stopped may leave a request without an answer.
    private Duration patience = Until.PATIENCE.dividedBy(16);

    private final FakeJournal journal = new FakeJournal(new RealTime());
    private final Holds line = new Holds(journal);

    EventSenderTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    private static EpcisEvents events(Journal journal) {
        return new EpcisEvents(
                Optional.empty(),
                Optional.of(EpcisLocation.parse("4012345000016")),
                new JournalContext(journal));
    }

    private EventSender sender(Journal of) {
        RealTime time = new RealTime();
        RepositorySettings settings =
                new RepositorySettings(
                        URI.create(server.url()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        CaptureErrorBehaviour.ROLLBACK,
                        new RepositorySettings.Patience(
                                patience, patience, patience, Duration.ofMillis(20)));
        return new EventSender(
                of,
                events(of),
                new HttpEventRepository(settings, time),
                new EpcisDocumentWriter(time),
                new CaptureCheckpointFile(note()),
                time,
                PACE,
                Runnable::run);
    }

    private EventSender started() {
        EventSender sender = sender(journal);
        sender.start();
        return sender;
    }

    private Path note() {
        return folder.resolve("capture.json");
    }

    private static List<EpcisEvent.Key> expected(Journal journal, List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> events(journal).of(entry).stream())
                .map(EpcisEvent::key)
                .toList();
    }

    private List<EpcisEvent.Key> expected() {
        return expected(journal, journal.all(StreamId.OPERATIONS));
    }

    private void level() {
        level(expected());
    }

    private void level(List<EpcisEvent.Key> expected) {
        Until.holds(
                () -> server.keys().size() >= expected.size(),
                () -> server.keys().size() + " of " + expected.size());
        assertEquals(expected, server.keys());
    }

    private static void settled(EventSender sender) {
        settled(sender, State.CONNECTED);
    }

    private static void settled(EventSender sender, State state) {
        Until.holds(
                () -> sender.status().state() == state && sender.status().waiting() == 0,
                () -> sender.status() + " " + sender.deliveries().attempts());
    }

    private static Stream<String> outcomes(EventSender sender) {
        return sender.deliveries().attempts().stream().map(a -> a.outcome() + " " + a.items());
    }

    @Test
    void whatTheJournalSaysIsToldInOrder() {
        // [utest->req~epcis.follows~1]
        line.hold(0);
        try (EventSender sender = started()) {
            for (int n = 1; n < 40; n++) {
                line.hold(n);
                line.other();
                Entry scan = line.scan(100 + n, VerdictCode.UNKNOWN_SERIAL, Instant.now());
                line.answer(
                        scan, n % 2 == 0 ? AlarmEvent.Answer.HELD : AlarmEvent.Answer.CONFIRMED);
                line.release(n);
            }
            level();
            settled(sender);
            CaptureStatus status = sender.status();
            assertEquals(State.CONNECTED, status.state());
            assertEquals(server.url(), status.address());
            assertEquals(Duration.ZERO, status.lag());
            assertEquals(0, status.deadLetters());
            assertEquals("", status.detail());
            assertTrue(status.lastDelivered().isPresent());
            assertEquals(List.of("DELIVERED " + server.keys().size()), outcomes(sender).toList());
        }
    }

    @Test
    void aStartTellsOnlyWhatIsNew() {
        // [utest->req~epcis.watermark-is-a-hint~1]
        line.hold(0);
        line.hold(1);
        try (EventSender sender = started()) {
            level();
            settled(sender);
        }
        int documents = server.documents();
        try (EventSender sender = started()) {
            line.hold(2);
            level();
            settled(sender);
            assertEquals(documents + 1, server.documents());
            assertEquals(List.of("DELIVERED 1"), outcomes(sender).toList());
        }
    }

    @Test
    @ExpectedLog(
            from = EventSender.class,
            message = "The note of what the EPCIS repository was told is of another journal;")
    void aLostNoteOrOneOfAnotherJournalDoublesNothing() throws IOException {
        // [utest->req~epcis.watermark-is-a-hint~1]
        for (int n = 0; n < 20; n++) {
            line.hold(n);
        }
        try (EventSender sender = started()) {
            level();
            settled(sender);
        }
        Files.delete(note());
        line.hold(20);
        try (EventSender sender = started()) {
            level();
            settled(sender);
        }
        FakeJournal other = new FakeJournal(new TerminalId("T2"), 1, new RealTime());
        new Holds(other).hold(77);
        for (int n = 0; n < 30; n++) {
            new Holds(other).other();
        }
        try (EventSender sender = sender(other)) {
            sender.start();
            Until.holds(() -> server.keys().size() == 22, () -> "the other journal's event");
            settled(sender);
        }
    }

    @Test
    void aRepositoryOutOfReachIsToldLater() throws IOException {
        // [utest->req~epcis.retried~1]
        server.stop();
        line.hold(0);
        try (EventSender sender = started()) {
            line.hold(1);
            Until.holds(
                    () ->
                            sender.status().state() == State.WAITING
                                    && sender.status().waiting() == 2,
                    () -> sender.status().toString());
            assertTrue(sender.status().detail().contains("Nothing answers"));
            assertEquals("FAILED 0", outcomes(sender).findFirst().orElseThrow());
            server.restart();
            level();
            settled(sender);
        }
    }

    @Test
    void lostAnswersAndRestartsNeitherLoseNorDouble() throws IOException {
        // [utest->req~epcis.exactly-once~1]
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        EventSender sender = started();
        try {
            for (int n = 0; n < 150; n++) {
                line.hold(n);
                switch (random.nextInt(12)) {
                    case 0, 1 -> server.fail(Fault.LOSE_ANSWER);
                    case 2 -> server.fail(Fault.DROP);
                    case 3 -> server.fail(Fault.PAGE);
                    case 4 -> server.refuse(1, 503, Map.of("Retry-After", "0"), "");
                    case 5 -> server.refuse(1, 429, Map.of(), "");
                    case 6 -> server.slow(2);
                    case 7 -> {
                        server.stop();
                        server.restart();
                    }
                    case 8 -> {
                        sender.close();
                        if (random.nextBoolean()) {
                            Files.deleteIfExists(note());
                        }
                        sender = started();
                    }
                    case 9 -> server.namesEvents(random.nextBoolean());
                    case 10 -> server.answersDuplicatesAtOnce(random.nextBoolean());
                    default -> line.other();
                }
            }
            EventSender last = sender;
            settled(last);
            assertEquals(expected(), server.keys(), "seed " + seed);
            assertEquals(0, last.status().deadLetters(), "seed " + seed);
        } finally {
            sender.close();
        }
    }

    @Test
    void refusedEventsAreParkedAndHoldUpNoneBehindThem() {
        // [utest->req~epcis.parked~1]
        server.bad(event ->
                event.path("epcList").path(0).asString().endsWith("H1")
                        ? Optional.of("Unknown master data")
                        : Optional.empty());
        Entry first = line.hold(0);
        Entry bad = line.hold(1);
        Entry last = line.hold(2);
        try (EventSender sender = started()) {
            level(expected(journal, List.of(first, last)));
            settled(sender);
            assertEquals(1, sender.status().deadLetters());
            EpcisDeadLetter deadLetters = sender.deadLetters().getFirst();
            assertEquals(bad.position(), deadLetters.from());
            assertTrue(deadLetters.reason().contains("Unknown master data"), deadLetters.reason());
            assertEquals(State.CONNECTED, sender.status().state());
            assertTrue(outcomes(sender).toList().contains("REFUSED 0"));
        }
        try (EventSender sender = started()) {
            Until.holds(() -> sender.status().deadLetters() == 1, () -> "kept over a start");
            server.bad(_ -> Optional.empty());
            sender.retry();
            level(expected(journal, List.of(first, last, bad)));
            Until.holds(() -> sender.status().deadLetters() == 0, () -> "no longer parked");
        }
        try (EventSender sender = started()) {
            settled(sender, State.IDLE);
            assertEquals(List.of(), sender.deadLetters());
        }
    }

    @Test
    void aStartTriesParkedEventsAgain() {
        // [utest->req~epcis.parked~1]
        server.bad(_ -> Optional.of("Closed for today"));
        line.hold(0);
        line.hold(1);
        try (EventSender sender = started()) {
            Until.holds(() -> sender.status().deadLetters() == 2, () -> sender.status().toString());
            settled(sender);
        }
        server.bad(_ -> Optional.empty());
        try (EventSender sender = started()) {
            level();
            Until.holds(() -> sender.status().deadLetters() == 0, () -> sender.status().toString());
        }
    }

    @Test
    void parkedEventsAreExported() throws IOException {
        // [utest->req~epcis.parked-export~1]
        server.bad(_ -> Optional.of("Closed for today"));
        line.hold(0);
        line.hold(1);
        try (EventSender sender = started()) {
            Until.holds(() -> sender.status().deadLetters() == 2, () -> sender.status().toString());
            Path file = folder.resolve("parked.jsonld");
            assertEquals(2, sender.export(file).join());
            assertEquals(
                    expected().stream().map(EpcisEvent.Key::id).toList(),
                    EpcisJson.events(EpcisJson.read(Files.readString(file))).stream()
                            .map(event -> event.text("eventID").orElseThrow())
                            .toList());
            assertTrue(sender.export(file).isCompletedExceptionally());
            assertEquals(2, sender.status().deadLetters());
        }
    }

    @Test
    void aPersonNeedNotWaitAsLongAsTheRepositoryAsks() {
        // [utest->req~epcis.retried~1]
        server.refuse(1, 503, Map.of("Retry-After", "3600"), "Being repaired");
        line.hold(0);
        try (EventSender sender = started()) {
            Until.holds(
                    () -> sender.status().state() == State.WAITING,
                    () -> sender.status().toString());
            assertTrue(sender.status().detail().contains("Being repaired"));
            sender.retry();
            level();
            settled(sender);
            assertEquals(2, server.documents());
        }
    }

    @Test
    void closingBreaksAHangingDeliveryOff() {
        patience = Duration.ofSeconds(2);
        // [utest->req~epcis.exactly-once~1]
        server.fail(Fault.HANG);
        line.hold(0);
        EventSender sender = started();
        Until.holds(() -> server.documents() == 1, () -> "the first delivery");
        sender.close();
        try (EventSender next = started()) {
            level();
            settled(next);
        }
    }

    @Test
    @ExpectedLog(from = FileJournal.class, message = "journal opened:")
    void whatTheTerminalKnewBeforeARestoreIsToldToo() throws IOException {
        // [utest->req~epcis.follows~1]
        Path here = Files.createDirectory(folder.resolve("here"));
        Path copy = folder.resolve("copy");
        RealTime time = new RealTime();
        TerminalId terminal = new TerminalId("L3");
        List<EpcisEvent.Key> expected;
        try (FileJournal first =
                FileJournal.open(here, terminal, time, () -> "1", JournalConfig.STANDARD)) {
            expected = expected(first, List.of(new Holds(first).hold(0), new Holds(first).hold(1)));
        }
        try (Stream<Path> files = Files.walk(here)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(here.relativize(file)));
            }
        }
        try (FileJournal restored =
                        FileJournal.open(copy, terminal, time, () -> "1", JournalConfig.STANDARD);
                EventSender sender = sender(restored)) {
            sender.start();
            assertEquals(2, restored.head(StreamId.OPERATIONS).epoch());
            Entry after = new Holds(restored).hold(2);
            level(
                    Stream.concat(expected.stream(), expected(restored, List.of(after)).stream())
                            .toList());
            settled(sender);
        }
    }

    @Test
    void withoutARepositoryNothingIsWatched() {
        // [utest->req~epcis.follows~1]
        DisabledCapture none = new DisabledCapture(new RealTime());
        assertEquals(State.OFF, none.status().state());
        assertEquals(List.of(), none.deadLetters());
        assertEquals(List.of(), none.deliveries().attempts());
    }
}
