package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.core.event.Entry;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.ChainJournal;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeSiteStore;
import org.cordon.support.RealTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `sync status` against a site in memory.
final class SyncStatusCommandTest {
    private static final TerminalId L3 = new TerminalId("L3");

    @TempDir private Path data;

    private final FakeSiteStore site = new FakeSiteStore();
    private final List<Entry> operations = new ArrayList<>();

    @BeforeEach
    void record() {
        try (FileJournal journal =
                FileJournal.open(data, L3, new RealTime(), () -> "1", JournalConfig.STANDARD)) {
            for (int i = 0; i < 10; i++) {
                operations.add(
                        journal.append(Optional.empty(), new PersonEvent.SignInRefused("name " + i))
                                .join());
            }
        }
    }

    private Ran run() {
        return Ran.run(
                new SyncStatusCommand(_ -> new SyncStatusCommand.Upward(L3, site)),
                "--data",
                data.toString());
    }

    // [utest->req~sync.status-command~1]
    @Test
    void whatWaitsIsCountedAndItsAgeSaid() {
        site.deliver(operations.subList(0, 7));
        Ran ran = run();
        assertEquals(0, ran.code(), ran.err());
        assertEquals(List.of("ACTS"), ran.all("stream"));
        assertEquals(List.of("behind"), ran.all("state"));
        assertEquals(3, ran.rows().getFirst().path("waiting").asInt());
        assertEquals(List.of(operations.get(7).stamp().at().toString()), ran.all("oldest"));

        site.deliver(operations);
        assertEquals(List.of("level"), run().all("state"));
    }

    // [utest->req~sync.status-command~1]
    @Test
    void aSiteThatIsAwayIsSaidSo() {
        site.reachable(false);
        Ran ran = run();
        assertEquals(1, ran.code());
        assertEquals(List.of("unreachable"), ran.all("state"));
        assertEquals(List.of("unplugged"), ran.all("reason"));
    }

    // [utest->req~sync.status-command~1]
    @Test
    void anotherRecordUnderTheSameNameIsFound() {
        ChainJournal other = new ChainJournal("L3");
        site.deliver(List.of(other.record(new ProgramEvent.TerminalStopped())));
        Ran ran = run();
        assertEquals(1, ran.code());
        assertEquals(List.of("differs"), ran.all("state"));
        assertTrue(ran.all("toDo").getFirst().contains("quality assurance"));
        assertEquals(1, site.entries(L3, StreamId.OPERATIONS, 1).size(), "nothing was sent");
    }

    // [utest->req~sync.status-command~1]
    @Test
    void aFolderWithoutAJournalIsRefused() {
        Ran ran =
                Ran.run(
                        new SyncStatusCommand(_ -> new SyncStatusCommand.Upward(L3, site)),
                        "--data",
                        data.resolve("nowhere").toString());
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("there is no journal"), ran.err());
    }

    // [utest->req~sync.only-at-site~1]
    @Test
    void chainsThatOnlyTheSiteHoldsAreListedWithTheWayToGetThemBack() {
        site.deliver(operations);
        ChainJournal earlier = new ChainJournal("L3");
        earlier.startEpoch();
        earlier.startEpoch();
        site.deliver(List.of(earlier.record(new ProgramEvent.TerminalStopped())));
        Ran ran = run();
        assertEquals(1, ran.code());
        assertEquals(List.of("level", "missing"), ran.all("state"));
        assertEquals(3, ran.rows().getLast().path("epoch").asInt());
        assertEquals(0, ran.rows().getLast().path("here").asInt());
        assertEquals(1, ran.rows().getLast().path("missing").asInt());
        assertTrue(ran.all("toDo").getLast().contains("cordon restore"), ran.out());
    }

    // [utest->req~sync.only-at-site~1]
    @Test
    @ExpectedLog(from = FileJournal.class, message = "journal opened:")
    void anEarlierEpochThatIsShorterHereIsNoGoodState(@TempDir Path copy) throws IOException {
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(data.relativize(file).toString());
                Files.createDirectories(to.resolveSibling("."));
                Files.copy(file, to);
            }
        }
        site.deliver(operations);
        try (FileJournal journal =
                FileJournal.open(data, L3, new RealTime(), () -> "1", JournalConfig.STANDARD)) {
            site.deliver(
                    List.of(
                            journal.append(Optional.empty(), new ProgramEvent.TerminalStopped())
                                    .join(),
                            journal.append(Optional.empty(), new ProgramEvent.TerminalStopped())
                                    .join()));
        }
        // A copy begins an epoch of its own.
        try (FileJournal journal =
                FileJournal.open(copy, L3, new RealTime(), () -> "1", JournalConfig.STANDARD)) {
            journal.append(Optional.empty(), new ProgramEvent.TerminalStopped()).join();
        }
        Ran ran =
                Ran.run(
                        new SyncStatusCommand(_ -> new SyncStatusCommand.Upward(L3, site)),
                        "--data",
                        copy.toString());
        assertEquals(1, ran.code());
        assertEquals(List.of("ahead", "behind"), ran.all("state"));
        assertEquals(2, ran.rows().getFirst().path("missing").asInt());
        assertTrue(ran.all("toDo").getFirst().contains("cordon restore"), ran.out());
    }

    // [utest->req~sync.status-command~1]
    @Test
    void whatIsParkedOrNotToldTheOthersIsListed() {
        site.deliver(operations.subList(0, 4));
        site.addDeadLetter(operations.get(4), "no room");
        site.deliver(operations.subList(5, 10));
        site.cannotTell(entry -> entry.seq() == 7);
        Ran ran = run();
        assertEquals(1, ran.code());
        assertEquals(List.of("level", "dead-letter", "unprojected"), ran.all("state"));
        assertEquals(5, ran.rows().get(1).path("seq").asInt());
        assertEquals(7, ran.rows().get(2).path("seq").asInt());
        assertTrue(ran.all("toDo").getLast().contains("cordon site init"), ran.out());
    }
}
