package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.FileAlteration;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.core.people.PersonId;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.cordon.support.WholeStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Somebody else alters files of the journal while it records: it stops confirming, keeps what it
/// confirmed, and goes on when a person says so.
@JournalComplains
final class AlteredFilesTest {
    private static final PersonId ANNA = new PersonId("anna");

    /// Long enough for a busy machine to look at a file after its last write.
    private static final long PACE_NANOS = 20 * FileWatch.LOOK_NANOS;

    @TempDir private Path data;

    private FileJournal open() {
        return FileJournal.open(
                data, FileJournalTest.L3, new RealTime(), () -> "1", JournalConfig.STANDARD);
    }

    private Path segment() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("journal/acts"))) {
            return files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList().getLast();
        }
    }

    /// What may happen to a file in use.
    enum Attack {
        REMOVE(FileAlteration.REMOVED) {
            @Override
            void on(Path file) throws IOException {
                Files.delete(file);
            }
        },
        RENAME(FileAlteration.REMOVED) {
            @Override
            void on(Path file) throws IOException {
                Files.move(file, file.resolveSibling("elsewhere"));
            }
        },
        TRUNCATE(FileAlteration.SHORTENED) {
            @Override
            void on(Path file) throws IOException {
                long size = SegmentScanner.end(file) / 2;
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(size);
                }
            }
        },
        EMPTY(FileAlteration.SHORTENED) {
            @Override
            void on(Path file) throws IOException {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(0);
                }
            }
        },
        OVERWRITE(FileAlteration.OVERWRITTEN) {
            @Override
            void on(Path file) throws IOException {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(new byte[] {'x', 'x'}), 30);
                }
            }
        },
        APPEND(FileAlteration.OVERWRITTEN) {
            @Override
            void on(Path file) throws IOException {
                Files.writeString(file, "more", StandardOpenOption.APPEND);
            }
        },
        REPLACE(FileAlteration.REPLACED) {
            @Override
            void on(Path file) throws IOException {
                Path fresh = file.resolveSibling("fresh");
                Files.write(fresh, Files.readAllBytes(file));
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        };

        private final FileAlteration found;

        Attack(FileAlteration found) {
            this.found = found;
        }

        abstract void on(Path file) throws IOException;

        /// Whether the open file still holds all entries.
        boolean leavesAll() {
            return this == REMOVE || this == RENAME || this == REPLACE || this == APPEND;
        }
    }

    private static JournalState.Altered altered(FileJournal journal) {
        Until.holds(
                () -> journal.state() instanceof JournalState.Altered,
                () -> journal.state().toString());
        return assertInstanceOf(JournalState.Altered.class, journal.state());
    }

    private static void refuses(FileJournal journal) {
        CompletionException refused =
                assertThrows(
                        CompletionException.class,
                        () ->
                                journal.append(
                                                Optional.empty(),
                                                new PersonEvent.SignInRefused("no"))
                                        .join());
        assertInstanceOf(JournalUnavailable.class, refused.getCause());
    }

    private void wholeBut(int broken) throws IOException {
        long found =
                new JournalVerifier(data)
                        .verify().stream()
                                .filter(r -> r.verification() instanceof Verification.Broken)
                                .count();
        assertEquals(broken, found, () -> "broken chains");
    }

    // [utest->req~journal.altered-while-recording~1]
    @ParameterizedTest
    @EnumSource(Attack.class)
    void anIdleJournalNoticesAndKeepsWhatItConfirmed(Attack attack) throws Exception {
        List<Entry> confirmed;
        try (FileJournal journal = open()) {
            confirmed = new ArrayList<>(FileJournalTest.record(journal, 0, 20));
            Path file = segment();
            LockSupport.parkNanos(PACE_NANOS);
            attack.on(file);

            JournalState.Altered state = altered(journal);
            assertEquals(new JournalState.Altered(file.toString(), attack.found), state);
            refuses(journal);

            goOn(journal, attack, confirmed);
        }
        try (FileJournal journal = open()) {
            if (attack.leavesAll()) {
                assertEquals(List.of(), journal.notices());
                assertEquals(confirmed, WholeStream.of(journal, StreamId.OPERATIONS));
                wholeBut(0);
            } else {
                assertEquals(2, journal.head(StreamId.OPERATIONS).epoch());
                assertTrue(
                        journal.notices().stream().anyMatch(n -> n.contains("20 was durable")),
                        () -> journal.notices().toString());
                wholeBut(1);
            }
        }
    }

    private static void goOn(FileJournal journal, Attack attack, List<Entry> confirmed)
            throws Exception {
        if (attack.leavesAll()) {
            journal.continueRecording(ANNA).get(60, TimeUnit.SECONDS);
            assertInstanceOf(JournalState.Recording.class, journal.state());
            List<Entry> all = WholeStream.of(journal, StreamId.OPERATIONS);
            assertEquals(confirmed, all.subList(0, confirmed.size()));
            Entry said = all.getLast();
            assertEquals(Optional.of(ANNA), said.person());
            ProgramEvent.JournalFileAltered event =
                    assertInstanceOf(ProgramEvent.JournalFileAltered.class, said.event());
            assertEquals("journal/acts/0001-000000000001.jsonl", event.file());
            assertEquals(attack.found, event.how());
            confirmed.add(said);
            confirmed.addAll(FileJournalTest.record(journal, 20, 3));
        } else {
            CompletionException lost =
                    assertThrows(
                            CompletionException.class,
                            () -> journal.continueRecording(ANNA).join());
            assertTrue(String.valueOf(lost.getMessage()).contains("new epoch"), lost.getMessage());
            JournalState.RestartNeeded state =
                    assertInstanceOf(JournalState.RestartNeeded.class, journal.state());
            assertEquals(20, state.lastLost());
            refuses(journal);
        }
    }

    /// The next try finds every file as it should be, but not every entry.
    // [utest->req~journal.altered-while-recording~1]
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whatIsLostStaysLostWhenTheDiskFailsAfterwards(int sync) throws Exception {
        FailingDisk disk = new FailingDisk(data);
        try (FileJournal journal =
                FileJournal.open(
                        data,
                        FileJournalTest.L3,
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD,
                        disk)) {
            FileJournalTest.record(journal, 0, 20);
            LockSupport.parkNanos(PACE_NANOS);
            Attack.TRUNCATE.on(segment());
            altered(journal);
            disk.failFolderSync(sync);
            for (int press = 0;
                    press < 2 && !(journal.state() instanceof JournalState.RestartNeeded);
                    press++) {
                assertThrows(
                        CompletionException.class, () -> journal.continueRecording(ANNA).join());
            }
            assertInstanceOf(JournalState.RestartNeeded.class, journal.state());
        }
    }

    // [utest->req~journal.altered-while-recording~1]
    @ParameterizedTest
    @EnumSource(Attack.class)
    void atTheLinesPaceNothingIsConfirmedThatIsNotInTheFile(Attack attack) throws Exception {
        List<Entry> confirmed = new ArrayList<>();
        try (FileJournal journal = open()) {
            confirmed.addAll(FileJournalTest.record(journal, 0, 20));
            LockSupport.parkNanos(PACE_NANOS);
            attack.on(segment());
            for (int i = 0; i < 5; i++) {
                refuses(journal);
            }
            altered(journal);
        }
        JournalUnavailable refusal = assertThrows(JournalUnavailable.class, () -> open().close());
        if (attack != Attack.EMPTY) {
            assertTrue(
                    String.valueOf(refusal.getMessage()).contains("journal continue"),
                    refusal.getMessage());
        }
        assertFalse(new ContinueJournal(data).run().isEmpty(), "something was done");
        try (FileJournal journal = open()) {
            assertEquals(2, journal.head(StreamId.OPERATIONS).epoch());
            List<Entry> kept = journal.read(StreamId.OPERATIONS, 1, 0, 100);
            assertEquals(confirmed.subList(0, kept.size()), kept);
            if (attack.leavesAll()) {
                assertEquals(confirmed, kept);
            }
        }
        wholeBut(attack.leavesAll() ? 0 : 1);
    }

    /// Faster than that, the open file still has what was confirmed before somebody noticed.
    // [utest->req~journal.altered-while-recording~1]
    @ParameterizedTest
    @EnumSource(
            value = Attack.class,
            names = {"REMOVE", "RENAME", "REPLACE", "APPEND"})
    void atFullSpeedWhatWasConfirmedMeanwhileIsKept(Attack attack) throws Exception {
        List<Entry> confirmed = new ArrayList<>();
        try (FileJournal journal = open()) {
            confirmed.addAll(FileJournalTest.record(journal, 0, 20));
            attack.on(segment());
            try {
                while (true) {
                    confirmed.add(
                            journal.append(
                                            Optional.empty(),
                                            new PersonEvent.SignInRefused("meanwhile"))
                                    .join());
                }
            } catch (CompletionException noticed) {
                assertInstanceOf(JournalUnavailable.class, noticed.getCause());
            }
            goOn(journal, attack, confirmed);
        }
        try (FileJournal journal = open()) {
            assertEquals(confirmed, WholeStream.of(journal, StreamId.OPERATIONS));
        }
        wholeBut(0);
    }

    // [utest->req~journal.altered-while-recording~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lock",
                "journal/owner",
                "journal/installation",
                "journal/epoch.properties",
                "journal/run.properties",
                "journal/sealed.properties",
                "journal/confirmed"
            })
    void aSmallFileThatIsRemovedOrReplacedIsNoticedAndPutBack(String name) throws Exception {
        List<Entry> confirmed;
        Path file = data.resolve(name);
        try (FileJournal journal = open()) {
            confirmed = new ArrayList<>(FileJournalTest.record(journal, 0, 5));
            for (Attack attack : List.of(Attack.REMOVE, Attack.REPLACE)) {
                attack.on(file);
                assertEquals(
                        new JournalState.Altered(file.toString(), attack.found), altered(journal));
                refuses(journal);
                journal.continueRecording(ANNA).get(60, TimeUnit.SECONDS);
                assertTrue(Files.exists(file), "made again");
            }
            confirmed = WholeStream.of(journal, StreamId.OPERATIONS);
            assertEquals(7, confirmed.size());
            assertThrows(JournalUnavailable.class, () -> open().close(), "it is still ours");
        }
        try (FileJournal journal = open()) {
            assertEquals(List.of(), journal.notices());
            assertEquals(confirmed, WholeStream.of(journal, StreamId.OPERATIONS));
        }
    }

    // [utest->req~journal.altered-while-recording~1]
    @Test
    void anOldCopyThatIsPutBackIsNoticed() throws Exception {
        try (FileJournal journal = open()) {
            FileJournalTest.record(journal, 0, 5);
            Path copy = data.resolve("copy");
            Files.copy(segment(), copy);
            List<Entry> all = new ArrayList<>(FileJournalTest.record(journal, 5, 5));
            Files.copy(copy, segment(), StandardCopyOption.REPLACE_EXISTING);
            altered(journal);
            journal.continueRecording(ANNA).get(60, TimeUnit.SECONDS);
            assertEquals(all, journal.read(StreamId.OPERATIONS, 5, 5));
        }
        wholeBut(0);
    }

    // [utest->req~journal.altered-while-recording~1]
    @Test
    void aFileThatIsOnlyTouchedIsNoAlteration() throws Exception {
        try (FileJournal journal = open()) {
            FileJournalTest.record(journal, 0, 5);
            for (int i = 0; i < 5; i++) {
                Files.setLastModifiedTime(
                        segment(), java.nio.file.attribute.FileTime.fromMillis(1_000_000L + i));
                FileJournalTest.record(journal, 5 + i, 1);
            }
            assertInstanceOf(JournalState.Recording.class, journal.state());
        }
    }

    // [utest->req~journal.altered-while-recording~1]
    @Test
    void theFolderOfAStreamThatIsRenamedIsNoticed() throws Exception {
        try (FileJournal journal = open()) {
            List<Entry> all = new ArrayList<>(FileJournalTest.record(journal, 0, 5));
            Files.move(data.resolve("journal/acts"), data.resolve("journal/gone"));
            altered(journal);
            journal.continueRecording(ANNA).get(60, TimeUnit.SECONDS);
            assertEquals(all, journal.read(StreamId.OPERATIONS, 0, 5));
        }
        wholeBut(0);
    }
}
