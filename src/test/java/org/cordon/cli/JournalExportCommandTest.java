package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.core.event.Entry;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.Shift;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class JournalExportCommandTest {
    private static final int ENTRIES = 30;

    @TempDir private Path data;

    private final FakeTimeSource time = new FakeTimeSource();
    private final List<Entry> operations = new ArrayList<>();
    private final List<Entry> scans = new ArrayList<>();

    private FileJournal open() {
        JournalConfig limits =
                new JournalConfig(4_000, 0, Duration.ofMillis(5), Duration.ofMillis(20));
        return FileJournal.open(data, new TerminalId("L3"), time, () -> "1", limits);
    }

    @BeforeEach
    void recordSome() {
        try (FileJournal journal = open()) {
            for (int i = 0; i < ENTRIES; i++) {
                time.advance(Duration.ofMinutes(1));
                operations.add(
                        journal.append(
                                        Optional.empty(),
                                        new PersonEvent.SignInRefused("Zażółć " + i))
                                .join());
                scans.add(
                        journal.append(
                                        Optional.empty(),
                                        Shift.scan(
                                                new OrderId("PO-1"),
                                                VerdictCode.ACCEPTED,
                                                i,
                                                time.now()))
                                .join());
            }
        }
    }

    private record Answer(int code, String out, String err) {}

    private Answer export(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--data", data.toString()));
        all.addAll(List.of(arguments));
        int code =
                new CommandLine(new JournalExportCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(all.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }

    private static String lines(List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(entry.line()).append('\n'));
        return text.toString();
    }

    // [utest->req~journal.export-command~1]
    @Test
    void everythingComesOutAsRecordedActsFirst() {
        assertEquals(new Answer(0, lines(operations) + lines(scans), ""), export());
    }

    // [utest->req~journal.export-command~1]
    @Test
    void aStreamARangeAndATimeNarrowIt() {
        assertEquals(
                new Answer(0, lines(scans.subList(4, 9)), ""),
                export("--stream", "SCANS", "--from", "5", "--to", "9"));
        assertEquals(
                new Answer(0, lines(operations.subList(10, 20)), ""),
                export(
                        "--stream",
                        "ACTS",
                        "--since",
                        operations.get(10).stamp().at().toString(),
                        "--until",
                        operations.get(20).stamp().at().toString()));
        assertEquals(new Answer(0, "", ""), export("--epoch", "2"));
    }

    // [utest->req~journal.export-command~1]
    @Test
    void whatDoesNotVerifyIsNotExportedAndSaid() throws IOException {
        Path second;
        try (Stream<Path> files = Files.list(data.resolve("journal/acts"))) {
            second = files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList().get(1);
        }
        int first = Integer.parseInt(second.getFileName().toString().substring(5, 17));
        Files.writeString(second, Files.readString(second).replaceFirst("Zażółć", "Zazolc"));

        Answer answer = export("--stream", "ACTS");

        assertEquals(1, answer.code());
        assertEquals(lines(operations.subList(0, first - 1)), answer.out());
        assertTrue(answer.err().contains("line 1 does not verify"), answer.err());
        assertTrue(answer.err().contains("Copy the whole data folder"), answer.err());
    }

    // [utest->req~journal.export-command~1]
    @Test
    @ExpectedLog(logger = "org.cordon.adapter.journal.SegmentRescue", message = "are rescued into")
    void itRunsWhileTheProgramRecordsAndPassesOverAnUnendedLine() throws IOException {
        try (FileJournal journal = open()) {
            assertEquals(ENTRIES, journal.head(StreamId.OPERATIONS).seq());
            Path last;
            try (Stream<Path> files = Files.list(data.resolve("journal/scans"))) {
                last = files.sorted().toList().getLast();
            }
            Files.writeString(last, "{\"form\":1", StandardOpenOption.APPEND);
            assertEquals(new Answer(0, lines(scans), ""), export("--stream", "SCANS"));
        }
    }

    @Test
    void badUsageAndAFolderWithoutAJournalGiveTwo() {
        assertEquals(2, export("--stream", "MAIL").code());
        data = data.resolve("nothing");
        Answer answer = export();
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("no journal"), answer.err());
    }
}
