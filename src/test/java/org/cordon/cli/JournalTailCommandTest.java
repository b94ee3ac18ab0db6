package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.core.event.Entry;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.order.TerminalId;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

final class JournalTailCommandTest {
    @TempDir private Path data;

    private final List<Entry> entries = new ArrayList<>();

    private FileJournal open() {
        JournalConfig limits =
                new JournalConfig(2_000, 0, Duration.ofMillis(5), Duration.ofMillis(20));
        return FileJournal.open(data, new TerminalId("L3"), new RealTime(), () -> "1", limits);
    }

    private void record(FileJournal journal, int count) {
        for (int i = 0; i < count; i++) {
            entries.add(
                    journal.append(
                                    Optional.empty(),
                                    new PersonEvent.SignInRefused("n " + entries.size()))
                            .join());
        }
    }

    @BeforeEach
    void recordSome() {
        try (FileJournal journal = open()) {
            record(journal, 30);
        }
    }

    private record Answer(int code, String out, String err) {}

    private Answer tail(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = run(out, err, arguments);
        return new Answer(code, out.toString(), err.toString());
    }

    private int run(Writer out, StringWriter err, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--data", data.toString()));
        all.addAll(List.of(arguments));
        return new CommandLine(new JournalTailCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private static String lines(List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(entry.line()).append('\n'));
        return text.toString();
    }

    // [utest->req~journal.tail-command~1]
    @Test
    void theLastEntriesComeOut() {
        assertEquals(new Answer(0, lines(entries.subList(27, 30)), ""), tail("-n", "3"));
        assertEquals(new Answer(0, "", ""), tail("-n", "3", "--stream", "SCANS"));
        assertEquals(new Answer(0, "", ""), tail("-n", "0"));
    }

    /// Takes text until it has had enough; then it is closed, as a pipe whose reader ended.
    private static final class Pipe extends Writer {
        private volatile String taken = "";
        private volatile boolean closed;

        @Override
        public void write(char[] text, int from, int length) {
            taken = taken.concat(new String(text, from, length));
        }

        @Override
        public void flush() throws IOException {
            if (closed) {
                throw new IOException("closed");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    // [utest->req~journal.tail-command~1]
    @Test
    void followingShowsWhatIsRecordedAcrossFilesUntilNobodyReads() throws Exception {
        Pipe pipe = new Pipe();
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(
                        () -> run(pipe, new StringWriter(), "-f", "-n", "2", "--stream", "ACTS"));
        Until.holds(() -> !pipe.taken.isEmpty(), () -> "the last two");
        try (FileJournal journal = open()) {
            record(journal, 25);
            String all = lines(entries.subList(28, entries.size()));
            Until.holds(() -> pipe.taken.length() >= all.length(), () -> pipe.taken);
            assertEquals(all, pipe.taken);
            pipe.close();
            assertEquals(0, code.get(Until.SECONDS, TimeUnit.SECONDS));
        }
    }

    // [utest->req~journal.tail-command~1]
    @Test
    void anAlteredEntryIsSaid() throws IOException {
        Path last;
        try (Stream<Path> files = Files.list(data.resolve("journal/acts"))) {
            last = files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList().getLast();
        }
        Files.writeString(last, Files.readString(last).replaceFirst("n 29", "n 92"));
        Answer answer = tail("-n", "3");
        assertEquals(1, answer.code());
        assertTrue(answer.err().contains("does not verify"), answer.err());
    }

    @Test
    void aFolderWithoutAJournalGivesTwo() {
        data = data.resolve("nothing");
        Answer answer = tail();
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("no journal"), answer.err());
    }
}
