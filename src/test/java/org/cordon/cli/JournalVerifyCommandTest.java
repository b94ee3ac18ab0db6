package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.Limits;
import org.cordon.core.journal.Fact;
import org.cordon.core.journal.StreamId;
import org.cordon.core.line.TerminalId;
import org.cordon.support.Project;
import org.cordon.support.RealTime;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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
                journal.append(Optional.empty(), new Fact.SignInRefused("Zażółć " + i)).join();
            }
            hash = journal.head(StreamId.ACTS).hash();
        }
    }

    private FileJournal open() {
        Limits limits = new Limits(4_000, 0, Duration.ofMillis(5), Duration.ofMillis(20));
        return FileJournal.open(data, new TerminalId("L3"), new RealTime(), "1", limits);
    }

    private record Answer(int code, String out, String err) {}

    private static Answer verify(Path folder) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                new CommandLine(new JournalVerifyCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute("--data", folder.toString());
        return new Answer(code, out.toString(), err.toString());
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("journal/acts"))) {
            return files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    private String whole() {
        return "{\"stream\":\"ACTS\",\"epoch\":1,\"entries\":%d,\"head\":\"%s\",\"result\":\"whole\"}%n"
                .formatted(ENTRIES, hash);
    }

    // [utest->req~journal.verify-command~1]
    @Test
    void aWholeJournalGivesZero() {
        assertEquals(new Answer(0, whole(), ""), verify(data));
    }

    @Test
    void itWorksWhileTheProgramRecords() {
        try (FileJournal journal = open()) {
            assertEquals(ENTRIES, journal.head(StreamId.ACTS).seq());
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

    @Test
    void aMissingSegmentIsBroken() throws IOException {
        Files.delete(segments().get(1));
        assertEquals(1, verify(data).code());
    }

    @Test
    void aCutEndThatWasDurableIsBroken() throws IOException {
        Files.delete(segments().getLast());
        Answer answer = verify(data);
        assertEquals(1, answer.code());
        assertTrue(answer.out().contains("entry 40 was durable"), answer.out());
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
        Path second = segments().get(1);
        Files.writeString(second, Files.readString(second).replaceFirst("Zażółć", "Zazolc"));
        assertTrue(recipe().startsWith("does not verify"), "the alteration is found");
    }

    private String recipe() throws Exception {
        String manual =
                Files.readString(Project.dir().resolve("src/docs/manual/verify-the-journal.md"));
        int from = manual.indexOf("```bash\n") + 8;
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
