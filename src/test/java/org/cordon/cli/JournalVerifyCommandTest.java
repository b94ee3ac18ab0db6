package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Project;
import org.cordon.support.RealTime;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `journal verify`, and the way described for those who have no Cordon.
final class JournalVerifyCommandTest {
    private static final int ENTRIES = 40;

    @TempDir private Path data;

    private String hash = "";

    @BeforeEach
    void recordSome() {
        try (FileJournal journal = open()) {
            for (int i = 0; i < ENTRIES; i++) {
                journal.append(Optional.empty(), new PersonEvent.SignInRefused("Zażółć " + i))
                        .join();
            }
            hash = journal.head(StreamId.OPERATIONS).hash();
        }
    }

    private FileJournal open() {
        JournalConfig limits =
                new JournalConfig(4_000, 0, Duration.ofMillis(5), Duration.ofMillis(20));
        return FileJournal.open(data, new TerminalId("L3"), new RealTime(), () -> "1", limits);
    }

    private record Answer(int code, String out, String err) {}

    private static Answer verify(Path folder, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                new CommandLine(new JournalVerifyCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(
                                Stream.concat(
                                                Stream.of("--data", folder.toString()),
                                                Stream.of(more))
                                        .toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("journal/acts"))) {
            return files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private String whole() {
        return "{\"stream\":\"ACTS\",\"epoch\":1,\"entries\":%d,\"hash\":\"%s\",\"result\":\"whole\"}%n"
                .formatted(ENTRIES, hash);
    }

    // [utest->req~journal.verify-command~1]
    @Test
    void aWholeJournalGivesZero() {
        assertEquals(new Answer(0, whole(), ""), verify(data));
    }

    // [utest->req~commands.progress~1]
    @Test
    void progressIsToldOnTheErrorOutputOnlyWhereItIsWanted() throws IOException {
        long bytes = 0;
        for (Path segment : segments()) {
            bytes += Files.size(segment);
        }
        Answer told = verify(data, "--progress");
        assertEquals(whole(), told.out());
        assertEquals(
                "%1$,d of %1$,d bytes checked".formatted(bytes),
                told.err().lines().toList().getLast());
        assertEquals(new Answer(0, whole(), ""), verify(data, "--no-progress"));
    }

    @Test
    void itWorksWhileTheProgramRecords() {
        try (FileJournal journal = open()) {
            assertEquals(ENTRIES, journal.head(StreamId.OPERATIONS).seq());
            assertEquals(new Answer(0, whole(), ""), verify(data));
        }
    }

    @Test
    void anAlteredEntryInAnEarlierSegmentGivesOneAndItsPlace() throws IOException {
        Path first = segments().getFirst();
        Files.writeString(first, Files.readString(first).replace("Zażółć 1\"", "Zażółć 2\""));
        Answer answer = verify(data);
        assertEquals(1, answer.code());
        assertTrue(
                answer.out()
                        .contains(
                                "\"result\":\"broken\",\"seq\":2,\"file\":\"acts/0001-000000000001.jsonl\",\"line\":2,"),
                answer.out());
    }

    /// Looks for file, line and advice in the only result.
    private void isBroken(int seq, Path file, int line, String why) {
        Answer answer = verify(data);
        assertEquals(1, answer.code(), answer.out());
        JsonNode row = new ObjectMapper().readTree(answer.out());
        assertEquals("broken", row.get("result").stringValue());
        assertEquals(seq, row.get("seq").intValue(), answer.out());
        assertEquals("acts/" + file.getFileName(), row.get("file").stringValue());
        assertEquals(line, row.get("line").intValue(), answer.out());
        assertTrue(row.get("reason").stringValue().contains(why), answer.out());
        assertTrue(
                row.get("toDo").stringValue().contains("Copy the whole data folder"), answer.out());
        assertThrows(JournalUnavailable.class, () -> open().close(), "nor is it recorded on");
    }

    private static int first(Path segment) {
        return Integer.parseInt(segment.getFileName().toString().substring(5, 17));
    }

    private static List<String> lines(Path file) throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    // [utest->req~journal.verify-names-the-place~1]
    @Test
    void anAlteredByteIsNamed() throws IOException {
        Path last = segments().getLast();
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length - 200] ^= 1;
        Files.write(last, bytes);
        isBroken(ENTRIES, last, ENTRIES + 1 - first(last), "hash");
    }

    // [utest->req~journal.verify-names-the-place~1]
    @Test
    void aRemovedLineIsNamed() throws IOException {
        Path last = segments().getLast();
        List<String> lines = lines(last);
        lines.remove(1);
        write(last, lines);
        isBroken(first(last) + 1, last, 2, "must follow");
    }

    // [utest->req~journal.verify-names-the-place~1]
    @Test
    void swappedLinesAreNamed() throws IOException {
        Path last = segments().getLast();
        List<String> lines = lines(last);
        Collections.swap(lines, 0, 1);
        write(last, lines);
        isBroken(first(last), last, 1, "must follow");
    }

    // [utest->req~journal.verify-names-the-place~1]
    @Test
    void aTruncatedSegmentIsNamed() throws IOException {
        Path second = segments().get(1);
        try (FileChannel channel = FileChannel.open(second, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 10);
        }
        int lines = lines(second).size();
        isBroken(first(second) + lines - 1, second, lines, "unended");
    }

    // [utest->req~journal.verify-names-the-place~1]
    @Test
    void aSegmentWithoutItsLastLinesIsNoticedAtTheNext() throws IOException {
        Path second = segments().get(1);
        Path third = segments().get(2);
        List<String> lines = lines(second);
        write(second, lines.subList(0, lines.size() - 1));
        isBroken(first(third) - 1, third, 0, "are missing before this file");
    }

    // [utest->req~journal.verify-names-the-place~1]
    @Test
    void aMissingSegmentIsNoticedAtTheNext() throws IOException {
        Path second = segments().get(1);
        Path third = segments().get(2);
        Files.delete(second);
        isBroken(
                first(second),
                third,
                0,
                "entries %d to %d are missing before this file"
                        .formatted(first(second), first(third) - 1));
    }

    // [utest->req~journal.verify-names-the-place~1]
    @Test
    void anEndThatWasDurableAndIsMissingIsNamed() throws IOException {
        Path last = segments().getLast();
        List<String> lines = lines(last);
        write(last, lines.subList(0, 1));
        Answer answer = verify(data);
        assertEquals(1, answer.code());
        JsonNode row = new ObjectMapper().readTree(answer.out());
        assertEquals(2, row.get("line").intValue(), answer.out());
        assertEquals(first(last) + 1, row.get("seq").intValue(), answer.out());
        assertTrue(row.get("reason").stringValue().contains("entry 40 was durable"), answer.out());
    }

    // [utest->req~journal.verify-names-the-place~1]
    @Test
    void anotherTerminalsJournalUnderThisOnesNameIsNamed(@TempDir Path other) throws IOException {
        JournalConfig limits =
                new JournalConfig(4_000, 0, Duration.ofMillis(5), Duration.ofMillis(20));
        try (FileJournal foreign =
                FileJournal.open(other, new TerminalId("L4"), new RealTime(), () -> "1", limits)) {
            for (int i = 0; i < ENTRIES; i++) {
                foreign.append(Optional.empty(), new PersonEvent.SignInRefused("Zażółć " + i))
                        .join();
            }
        }
        for (Path segment : segments()) {
            Files.copy(
                    other.resolve("journal/acts").resolve(segment.getFileName()),
                    segment,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        isBroken(1, segments().getFirst(), 1, "the entry is terminal L4's, not L3's");
    }

    @Test
    void anUnendedLastLineIsATornTailAndNotCut() throws IOException {
        Path last = segments().getLast();
        Files.writeString(last, "{\"form\":1", StandardOpenOption.APPEND);
        long size = Files.size(last);
        Answer answer = verify(data);
        assertEquals(0, answer.code());
        assertTrue(answer.out().contains("\"result\":\"torn-tail\""), answer.out());
        assertEquals(size, Files.size(last));
    }

    @Test
    void aFolderWithoutAJournalGivesTwo() {
        Answer answer = verify(data.resolve("nothing"));
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("no journal"), answer.err());
    }

    // [utest->req~journal.stranger-verifies~1]
    @Test
    void theManualsShellRecipeVerifiesAndFindsAnAlteration() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/sha256sum"))
                        && Files.isExecutable(Path.of("/bin/bash")),
                "needs bash and sha256sum");
        assertEquals("every line verifies\n", recipe());
        Files.write(segments().getLast(), new byte[5_000], StandardOpenOption.APPEND);
        assertEquals("every line verifies\n", recipe());
        assertEquals(new Answer(0, whole(), ""), verify(data));
        Path second = segments().get(1);
        String before = Files.readString(second);
        List<String> lines = lines(second);
        Files.writeString(second, before.replaceFirst("Zażółć", "Zazolc"));
        assertTrue(recipe().startsWith("does not verify"), "the alteration is found");
        write(second, lines.subList(1, lines.size()));
        assertTrue(recipe().startsWith("does not verify"), "the removed line is found");
        Collections.swap(lines, 0, 1);
        write(second, lines);
        assertTrue(recipe().startsWith("does not verify"), "the swapped lines are found");
        Files.delete(second);
        assertTrue(recipe().startsWith("does not verify"), "the missing file is found");
    }

    // [utest->req~journal.stranger-verifies~1]
    @Test
    void theManualNamesEveryMemberOfALineInItsOrder() throws IOException {
        String manual =
                Files.readString(Project.dir().resolve("src/docs/manual/verify-the-journal.md"));
        JsonNode line = new ObjectMapper().readTree(lines(segments().getFirst()).getFirst());
        int at = 0;
        for (String member : line.propertyNames()) {
            int row = manual.indexOf("| `" + member + "` |", at);
            assertTrue(row > 0, member);
            at = row;
        }
    }

    // [utest->req~journal.stranger-verifies~1]
    // [utest->req~journal.epoch-ends~1]
    @ExpectedLog(from = FileJournal.class, message = "journal opened:")
    @Test
    void theManualsSecondRecipeNamesAnEpochThatIsMissing() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
        List<Path> epochOne = segments();
        Files.delete(data.resolve("journal/installation"));
        try (FileJournal journal = open()) {
            journal.append(Optional.empty(), new ProgramEvent.TerminalStopped()).join();
        }
        assertEquals("", recipe(1));
        for (Path file : epochOne) {
            Files.delete(file);
        }
        assertEquals("ACTS, epoch 1: entry 40 is missing or another one\n", recipe(1));
        Answer answer = verify(data);
        assertEquals(1, answer.code());
        assertTrue(answer.out().contains("epoch 1 is missing, but entry 40"), answer.out());
    }

    private String recipe() throws Exception {
        return recipe(0);
    }

    /// @param number of the script in the manual, from 0
    private String recipe(int number) throws Exception {
        String manual =
                Files.readString(Project.dir().resolve("src/docs/manual/verify-the-journal.md"));
        int from = manual.indexOf("```bash\n") + 8;
        for (int i = 0; i < number; i++) {
            from = manual.indexOf("```bash\n", from) + 8;
        }
        String script = manual.substring(from, manual.indexOf("```", from));
        Process bash =
                new ProcessBuilder("/bin/bash", "-c", script)
                        .directory(data.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return said;
    }
}
