package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.adapter.sql.H2File;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.Chain;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.ExpectedLog;
import org.cordon.support.RealTime;
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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `store rebuild` and `store check` over a real journal and a real H2 file.
@EntriesMayBeParked
final class StoreCommandsDbTest {
    @TempDir private Path data;

    private FileJournal open() {
        JournalConfig limits =
                new JournalConfig(40_000, 0, Duration.ofMillis(5), Duration.ofMillis(20));
        return FileJournal.open(data, new TerminalId("L3"), new RealTime(), () -> "1", limits);
    }

    private Path store() {
        return data.resolve("store").resolve("cordon");
    }

    @BeforeEach
    void recordSome() {
        try (FileJournal journal = open()) {
            record(journal, Shift.of(61, 800));
        }
    }

    private static void record(FileJournal journal, Shift shift) {
        Stream.concat(shift.acts().entries().stream(), shift.scans().entries().stream())
                .map(entry -> journal.append(entry.person(), entry.event()))
                .toList()
                .forEach(future -> assertFalse(future.join().line().isEmpty()));
    }

    private record Answer(int code, String out, String err) {}

    private static Answer run(Callable<Integer> command, Path folder, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                new CommandLine(command)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(
                                Stream.concat(
                                                Stream.of("--data", folder.toString()),
                                                Stream.of(options))
                                        .toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }

    private Answer rebuild() {
        return run(new StoreRebuildCommand(_ -> store()), data, "--progress");
    }

    private Answer check() {
        return run(new StoreCheckCommand(_ -> store()), data);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:" + store(), "cordon", "");
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    // [utest->req~store.rebuild-command~1]
    // [utest->req~store.check-command~1]
    @Test
    void aMissingStoreIsRebuiltWithProgressAndThenHoldsWhatTheJournalSays() {
        Answer missing = check();
        assertEquals(1, missing.code());
        assertTrue(missing.err().contains("There is no store"), missing.err());

        Answer rebuilt = rebuild();
        assertEquals(0, rebuilt.code(), rebuilt.err());
        assertTrue(rebuilt.out().contains("\"entries\":"), rebuilt.out());
        assertTrue(rebuilt.err().lines().count() >= 2, rebuilt.err());

        Answer checked = check();
        assertEquals(0, checked.code(), checked.err());
        assertTrue(
                checked.out().lines().allMatch(line -> line.contains("\"result\":\"same\"")),
                checked.out());
        assertTrue(checked.out().contains("{\"table\":\"SCANS\",\"rows\":"), checked.out());
    }

    // [utest->req~store.check-command~1]
    @Test
    void aRowThatTheJournalDoesNotTellIsFound() throws SQLException {
        assertEquals(0, rebuild().code());
        sql("update holds set reason = 'fine' where seq = (select min(seq) from holds)");

        Answer checked = check();

        assertEquals(1, checked.code());
        List<String> different =
                checked.out().lines().filter(line -> line.contains("\"different\"")).toList();
        assertEquals(1, different.size(), checked.out());
        assertTrue(different.getFirst().contains("\"table\":\"HOLDS\""), checked.out());
        assertTrue(checked.err().contains("store rebuild"), checked.err());
        assertEquals(0, rebuild().code());
        assertEquals(0, check().code());
    }

    // [utest->req~store.last-copy-is-kept~1]
    @Test
    @ExpectedLog(from = H2File.class, message = "was set aside as")
    void whatOnlyTheStoreHoldsIsListedExportedAndNeverReplaced() {
        assertEquals(0, rebuild().code());
        Chain lost = new Chain(new TerminalId("L3"), StreamId.OPERATIONS, 2);
        Entry last = lost.add(new ProgramEvent.TerminalStarted("0.1.0", false));
        try (H2Database database = new H2Database(store())) {
            new H2StoreWriter(database).apply(lost.entries());
        }

        Answer checked = check();
        assertEquals(1, checked.code());
        assertTrue(
                checked.out().contains("\"epoch\":2,\"storeUpTo\":1,\"journalUpTo\":0,\"result\":"),
                checked.out());
        assertTrue(checked.err().contains("store export"), checked.err());
        assertFalse(checked.err().contains("store rebuild"), checked.err());

        Answer exported = run(new StoreExportCommand(_ -> store()), data);
        assertEquals(0, exported.code(), exported.err());
        assertTrue(exported.out().lines().anyMatch(last.line()::equals), exported.out());

        Answer rebuilt = rebuild();
        assertEquals(0, rebuilt.code(), rebuilt.err());
        Path kept = data.resolve("store/cordon.contradiction-1.mv.db");
        assertTrue(rebuilt.err().contains(kept.toString()), rebuilt.err());
        Answer again =
                run(
                        new StoreExportCommand(_ -> store()),
                        data,
                        "--store",
                        kept.toString(),
                        "--stream",
                        "ACTS");
        assertTrue(again.out().lines().anyMatch(last.line()::equals), again.out());
        Answer after = check();
        assertEquals(0, after.code(), after.out());
        assertTrue(after.err().contains(kept.toString()), after.err());
    }

    // [utest->req~store.last-copy-is-kept~1]
    @Test
    void aChangedEntryComesOutAndIsSaid() throws SQLException {
        assertEquals(0, rebuild().code());
        sql("update entries set line = replace(line, '\"group\"', '\"groop\"') where seq = 3");

        Answer exported = run(new StoreExportCommand(_ -> store()), data);

        assertEquals(1, exported.code());
        assertTrue(exported.err().contains("do not fit their own hash"), exported.err());
    }

    // [utest->req~store.check-command~1]
    @Test
    void aStoreThatIsBehindIsComparedAsFarAsItHasCome() throws IOException {
        try (FileJournal journal = open();
                H2Database database = new H2Database(store())) {
            List<Entry> operations = journal.read(StreamId.OPERATIONS, 0, 20);
            new H2StoreWriter(database).apply(operations);
        }
        Answer checked = check();
        assertEquals(0, checked.code(), checked.out() + checked.err());
        assertTrue(checked.err().contains("entries behind the journal"), checked.err());
    }

    // [utest->req~store.rebuild-command~1]
    @Test
    void whileTheProgramHasTheFolderBothRefuseAndSayWho() throws IOException {
        assertEquals(0, rebuild().code());
        byte[] before = Files.readAllBytes(data.resolve("store/cordon.mv.db"));
        try (FileJournal journal = open()) {
            assertTrue(journal.head(StreamId.OPERATIONS).seq() > 0);
            for (Answer answer : List.of(rebuild(), check())) {
                assertEquals(2, answer.code());
                assertTrue(answer.err().contains("Cordon already runs"), answer.err());
                assertTrue(
                        answer.err().contains("process " + ProcessHandle.current().pid()),
                        answer.err());
            }
        }
        assertEquals(before.length, Files.readAllBytes(data.resolve("store/cordon.mv.db")).length);
        assertEquals(0, check().code());
    }

    // [utest->req~store.rebuild-command~1]
    @Test
    void aJournalThatDoesNotVerifyLeavesTheStoreAsItWas() throws IOException {
        assertEquals(0, rebuild().code());
        Path first;
        try (Stream<Path> files = Files.list(data.resolve("journal/acts"))) {
            first = files.sorted().toList().getFirst();
        }
        String sound = Files.readString(first);
        Files.writeString(first, sound.replaceFirst("\"seq\":2", "\"seq\":3"));
        Answer answer = rebuild();
        assertEquals(1, answer.code());
        assertTrue(answer.err().contains("does not verify"), answer.err());
        Files.writeString(first, sound);
        assertEquals(0, check().code());
    }

    @Test
    void aFolderThatIsNotThereGivesTwo() {
        Answer answer = run(new StoreRebuildCommand(_ -> store()), data.resolve("nothing"));
        assertEquals(2, answer.code());
        assertTrue(answer.err().contains("there is no folder"), answer.err());
    }
}
