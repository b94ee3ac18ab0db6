package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cordon.adapter.barcode.DataMatrixCode;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.adapter.report.PdfReportWriter;
import org.cordon.app.report.ReportWriter;
import org.cordon.app.report.ReportWriter.ReportFailed;
import org.cordon.core.digest.Sha256;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.ExpectedLog;
import org.cordon.support.IncidentStory;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// `report` on journals of real files.
final class ReportCommandTest {
    @TempDir private Path folder;

    private final IncidentStory story = IncidentStory.contained(30);
    private Path data;
    private Path out;

    private record Answer(int code, String out, String err) {}

    @BeforeEach
    void recordTheStory() {
        data = folder.resolve("data");
        out = folder.resolve("report.pdf");
        try (FileJournal journal = open()) {
            for (StreamId stream : List.of(StreamId.SCANS, StreamId.OPERATIONS)) {
                for (Entry entry : story.journal().all(stream)) {
                    journal.append(entry.person(), entry.event()).join();
                }
            }
        }
    }

    private FileJournal open() {
        JournalConfig limits =
                new JournalConfig(8_000, 0, Duration.ofMillis(5), Duration.ofMillis(20));
        return FileJournal.open(data, new TerminalId("L3"), story.time(), () -> "1", limits);
    }

    private Answer run(String... arguments) {
        return run(new PdfReportWriter(new DataMatrixCode()), arguments);
    }

    private Answer run(ReportWriter writer, String... arguments) {
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        int code =
                new CommandLine(new ReportCommand(writer, IncidentStory::rules, story.time()))
                        .setOut(new PrintWriter(said))
                        .setErr(new PrintWriter(complained))
                        .execute(arguments);
        return new Answer(code, said.toString(), complained.toString());
    }

    private Answer report(String... more) {
        Stream<String> standard =
                Stream.of(
                        "--data", data.toString(),
                        "--incident", "L3-2026-0114",
                        "--out", out.toString());
        return run(Stream.concat(standard, Arrays.stream(more)).toArray(String[]::new));
    }

    private String text() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(out.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(pdf);
        }
    }

    private Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                if (Files.isRegularFile(file)) {
                    byte[] bytes = Files.readAllBytes(file);
                    files.put(root.relativize(file).toString(), Sha256.of(bytes));
                }
            }
        }
        return files;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("journal/acts"))) {
            return files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    // [utest->req~report.command~1]
    @Test
    void reportIsWrittenAndToldInOneLine() throws IOException {
        Answer answer = report();
        byte[] bytes = Files.readAllBytes(out);
        int pages;
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            pages = pdf.getNumberOfPages();
        }
        assertEquals(
                new Answer(
                        0,
                        "{\"incident\":\"L3-2026-0114\",\"file\":\"%s\",\"pages\":%d,\"sha256\":\"%s\"}%n"
                                .formatted(out, pages, Sha256.of(bytes)),
                        ""),
                answer);
    }

    // [utest->req~report.from-the-journal-alone~1]
    @Test
    void reportTellsWhatTheJournalHolds() throws IOException {
        ChainHead head;
        try (FileJournal journal = open()) {
            head = journal.head(StreamId.OPERATIONS);
        }
        report("--by", "Ines Roth");
        String text = text();
        assertTrue(text.contains("Completed in"), text);
        assertTrue(text.contains("]d201040123450000092100007A1K9Q4{GS}"), "the scan as it came");
        assertTrue(text.contains("31 units were put into quarantine"), text);
        assertTrue(text.contains("by Ines Roth"), text);
        assertTrue(text.contains(head.hash()), "the last entry's hash");
    }

    @Test
    void withoutANameTheCommandItselfIsNamed() throws IOException {
        report();
        assertTrue(text().contains("by Cordon report command"));
    }

    @Test
    void blankNameIsBadUsage() {
        assertEquals(2, report("--by", " ").code());
        assertFalse(Files.exists(out));
    }

    @Test
    void itWorksWhileTheProgramRecordsAndChangesNothing() throws IOException {
        try (FileJournal journal = open()) {
            journal.append(Optional.empty(), new PersonEvent.SignInRefused("someone")).join();
            Map<String, String> before = files(data);
            assertEquals(0, report().code());
            assertEquals(before, files(data));
        }
    }

    @Test
    void unfinishedWriteAtTheEndIsNoHindrance() throws IOException {
        Files.writeString(segments().getLast(), "{\"form\":1,\"term", StandardOpenOption.APPEND);
        Map<String, String> before = files(data);
        assertEquals(0, report().code());
        assertEquals(before, files(data));
    }

    @Test
    @ExpectedLog(from = FileJournal.class, message = "journal opened:")
    void incidentOfAnEarlierEpochIsReported() throws IOException {
        Files.delete(data.resolve("journal/epoch.properties"));
        try (FileJournal journal = open()) {
            journal.append(Optional.empty(), new ProgramEvent.TerminalStopped()).join();
        }
        assertEquals(0, report().code());
        assertTrue(text().contains("epoch 2, entry 1"), text());
    }

    // [utest->req~report.command-refuses~1]
    @Test
    void unknownIncidentGivesOneAndNamesThoseThereAre() {
        Answer answer =
                run(
                        "--data",
                        data.toString(),
                        "--incident",
                        "L3-2026-0999",
                        "--out",
                        out.toString());
        assertEquals(
                new Answer(
                        1,
                        "",
                        "There is no incident L3-2026-0999. Recorded are: L3-2026-0114.%n"
                                .formatted()),
                answer);
        assertFalse(Files.exists(out));
    }

    @Test
    void journalWithoutIncidentsSaysSo() throws IOException {
        data = folder.resolve("quiet");
        try (FileJournal journal = open()) {
            journal.append(Optional.empty(), new ProgramEvent.TerminalStopped()).join();
        }
        Answer answer = report();
        assertEquals(1, answer.code());
        assertTrue(answer.err().contains("none is recorded in this journal"), answer.err());
    }

    @Test
    void alteredEntryGivesOneItsPlaceAndWhatToDo() throws IOException {
        Path second = segments().get(1);
        Files.writeString(second, Files.readString(second).replaceFirst("K2410B", "K2411A"));
        Answer answer = report();
        assertEquals(1, answer.code());
        assertTrue(answer.err().contains(String.valueOf(second.getFileName())), answer.err());
        assertTrue(answer.err().contains("journal verify"), answer.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void alteredScanIsNotPrinted() throws IOException {
        Path scan = data.resolve("journal/scans/0001-000000000001.jsonl");
        Files.writeString(scan, Files.readString(scan).replaceFirst("Camera 2", "Camera 3"));
        Answer answer = report();
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("does not verify"), answer.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void folderWithoutAJournalGivesTwo() {
        data = folder.resolve("nothing");
        Answer answer = report();
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("there is no journal in"), answer.err());
    }

    @Test
    void whatIsNoIncidentNumberGivesTwo() {
        Answer answer =
                run("--data", data.toString(), "--incident", "114", "--out", out.toString());
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("114 is no incident number"), answer.err());
    }

    // [utest->req~report.command-file~1]
    @Test
    void fileThatExistsIsReplacedOnlyByForce() throws IOException {
        Files.writeString(out, "kept");
        Answer refused = report();
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("--force"), refused.err());
        assertEquals("kept", Files.readString(out));
        assertEquals(0, report("--force").code());
        assertTrue(text().contains("L3-2026-0114"));
    }

    @Test
    void fileThatCannotBeWrittenLeavesNothing() throws IOException {
        out = folder.resolve("missing/report.pdf");
        Map<String, String> before = files(folder);
        Answer answer = report();
        assertEquals(2, answer.code());
        assertTrue(
                answer.err().contains(folder.resolve("missing") + ": no such folder"),
                answer.err());
        assertTrue(answer.err().contains("--out"), answer.err());
        assertEquals(before, files(folder));
    }

    @Test
    void nothingButTheReportIsLeftBeside() throws IOException {
        Map<String, String> before = files(folder);
        report();
        Map<String, String> after = files(folder);
        assertArrayEquals(
                new String[] {"report.pdf"},
                after.keySet().stream().filter(f -> !before.containsKey(f)).toArray());
    }

    @Test
    void reportThatCannotBeDrawnGivesTwo() {
        ReportWriter broken =
                _ -> {
                    throw new ReportFailed("No font.", new IllegalStateException());
                };
        Answer answer =
                run(
                        broken,
                        "--data",
                        data.toString(),
                        "--incident",
                        "L3-2026-0114",
                        "--out",
                        out.toString());
        assertEquals(new Answer(2, "", "No font. The journal is as it was.%n".formatted()), answer);
    }
}
