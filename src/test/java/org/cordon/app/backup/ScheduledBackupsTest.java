package org.cordon.app.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.backup.BackupStatus.State;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.JournalFiles;
import org.cordon.app.port.backup.Snapshot;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EpochEnd;
import org.cordon.core.event.EpochGap;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.support.ChainJournal;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeBackupFolder;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.FakeWait;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;

final class ScheduledBackupsTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final ChainJournal journal = new ChainJournal("L3");
    private final FakeBackupFolder folder = new FakeBackupFolder();
    private final FakeTimeSource time = new FakeTimeSource();
    private final FakeWait wait = new FakeWait();
    private final ScheduledBackups backups =
            new ScheduledBackups(
                    new BackupJob(
                            () -> new Snapshot(journal.terminal(), Map.of(), List.of()),
                            List::of,
                            folder,
                            _ -> {
                                throw new AssertionError("the fake folder opens nothing");
                            },
                            () -> {
                                throw new AssertionError("the fake folder opens nothing");
                            },
                            time,
                            "1.0"),
                    journal,
                    time,
                    new ScheduledBackups.Pace(
                            DAY,
                            Duration.ofMinutes(1),
                            Duration.ofMillis(2),
                            RetryPolicy.doubling(Duration.ofMinutes(1), Duration.ofMinutes(30)),
                            new RetentionPolicy(3, 0)),
                    wait.environment());

    @AfterEach
    void end() {
        backups.close();
    }

    /// Lets time pass by both clocks: backups look at the wall clock, and wait by the other.
    private void advance(Duration by) {
        time.advance(by);
        wait.advance(by);
    }

    private void start() {
        backups.start();
        Until.holds(() -> backups.status().next().isPresent(), () -> backups.status().toString());
    }

    private void await(State state) {
        Until.holds(() -> backups.status().state() == state, () -> backups.status().toString());
    }

    private void awaitMade(int count) {
        Until.holds(
                () ->
                        recorded() == count
                                && backups.status().state() == State.WAITING
                                && backups.status().history().size() >= count,
                () -> backups.status().toString());
    }

    private long recorded() {
        return journal.read(StreamId.OPERATIONS, 0, 1_000).stream()
                .map(Entry::event)
                .filter(ProgramEvent.BackupMade.class::isInstance)
                .count();
    }

    // [utest->req~backup.scheduled~1]
    // [utest->req~backup.recorded~1]
    @Test
    void oneIsMadeAfterTheStartAndThenByTheClockAndEachIsRecorded() {
        backups.start();
        Until.holds(() -> backups.status().next().isPresent(), () -> backups.status().toString());
        assertEquals(0, recorded());

        advance(Duration.ofMinutes(1));
        awaitMade(1);
        Instant first = time.now();
        assertEquals(Optional.of(first), backups.status().lastGood());
        assertEquals(Optional.of(first.plus(DAY)), backups.status().next());

        advance(DAY);
        awaitMade(2);
        assertEquals("", backups.status().detail());
        assertFalse(backups.status().overdue());
        assertTrue(backups.status().history().stream().allMatch(BackupStatus.Attempt::good));
    }

    // [utest->req~backup.scheduled~1]
    @Test
    void afterARestartTheNextIsDueAnIntervalAfterTheLastThatIsThere() {
        start();
        advance(Duration.ofMinutes(1));
        awaitMade(1);
        Instant made = time.now();
        advance(Duration.ofHours(2));
        try (ScheduledBackups again =
                new ScheduledBackups(
                        new BackupJob(
                                () -> new Snapshot(journal.terminal(), Map.of(), List.of()),
                                List::of,
                                folder,
                                _ -> {
                                    throw new AssertionError();
                                },
                                () -> {
                                    throw new AssertionError();
                                },
                                time,
                                "1.0"),
                        journal,
                        time,
                        ScheduledBackups.Pace.of(DAY, RetentionPolicy.USUAL))) {
            again.start();
            Until.holds(() -> again.status().next().isPresent(), () -> again.status().toString());
            assertEquals(Optional.of(made.plus(DAY)), again.status().next());
            assertEquals(Optional.of(made), again.status().lastGood());
        }
    }

    // [utest->req~backup.trouble-shown~1]
    @Test
    @ExpectedLog(
            from = ScheduledBackups.class,
            message = "no backup could be made; it is tried again")
    void whatIsWrongIsShownAndTriedAgainAndOverdueAfterTwiceTheInterval() {
        start();
        advance(Duration.ofMinutes(1));
        awaitMade(1);

        folder.trouble(Optional.of("The backup folder is not there. Plug the drive in."));
        advance(DAY);
        await(State.TROUBLE);
        assertEquals(
                "The backup folder is not there. Plug the drive in.", backups.status().detail());
        assertFalse(backups.status().overdue());
        assertFalse(backups.status().history().getFirst().good());

        advance(DAY.plusSeconds(1));
        Until.holds(() -> backups.status().overdue(), () -> backups.status().toString());

        folder.trouble(Optional.empty());
        advance(Duration.ofMinutes(30));
        awaitMade(2);
        assertFalse(backups.status().overdue());
        assertEquals("", backups.status().detail());
    }

    // [utest->req~backup.trouble-shown~1]
    @Test
    @ExpectedLog(from = ScheduledBackups.class, message = "the backups cannot be seen")
    void aDriveThatIsMissingFromTheStartIsOverdueAtOnce() {
        folder.trouble(Optional.of("The backup folder is not there."));
        backups.start();
        await(State.TROUBLE);
        assertTrue(backups.status().overdue());
    }

    // [utest->req~backup.scheduled~1]
    @Test
    @ExpectedLog(
            from = ScheduledBackups.class,
            message = "no backup could be made; it is tried again")
    void aPersonMayAskForOneAtOnceAndHearsWhatCameOfIt() {
        backups.start();
        Backup made = backups.makeNow().join();
        assertEquals(time.now(), made.madeAt());
        folder.trouble(Optional.of("It is full."));
        CompletionException failed =
                assertThrows(CompletionException.class, () -> backups.makeNow().join());
        Throwable why = Objects.requireNonNull(failed.getCause());
        assertEquals("It is full.", why.getMessage());
        assertTrue(why instanceof BackupUnavailable);
    }

    // [utest->req~backup.kept~1]
    @Test
    void oldOnesGoOnceAnotherWasMade() {
        backups.start();
        for (int day = 1; day <= 6; day++) {
            var _ = backups.makeNow().join();
            time.advance(DAY);
        }
        Until.holds(() -> recorded() >= 6, () -> "six days");
        var _ = backups.makeNow().join();
        List<Instant> left =
                folder.list(journal.terminal()).stream().map(Backup::madeAt).distinct().toList();
        assertEquals(time.now(), left.getLast());
        assertTrue(left.getFirst().isAfter(time.now().minus(Duration.ofDays(4))), left::toString);
    }

    // [utest->req~journal.epoch-ends~1]
    @Test
    void whereTheJournalLacksAnEpochNoOlderBackupIsRemoved() {
        EpochGap gap =
                new EpochGap(
                        new EpochEnd(StreamId.OPERATIONS, new ChainHead(1, 7, "ab")),
                        new ChainHead(1, 0, Entry.NO_HASH),
                        EpochGap.Kind.MISSING);
        JournalFiles lacking =
                new JournalFiles() {
                    @Override
                    public Snapshot snapshot() {
                        return new Snapshot(journal.terminal(), Map.of(), List.of());
                    }

                    @Override
                    public List<EpochGap> gaps() {
                        return List.of(gap);
                    }
                };
        FakeBackupFolder kept = new FakeBackupFolder();
        try (ScheduledBackups careful =
                new ScheduledBackups(
                        new BackupJob(
                                lacking,
                                List::of,
                                kept,
                                _ -> {
                                    throw new AssertionError("the fake folder opens nothing");
                                },
                                () -> {
                                    throw new AssertionError("the fake folder opens nothing");
                                },
                                time,
                                "1.0"),
                        journal,
                        time,
                        ScheduledBackups.Pace.of(DAY, new RetentionPolicy(1, 0)))) {
            careful.start();
            for (int i = 0; i < 3; i++) {
                careful.makeNow().join();
                time.advance(Duration.ofDays(30));
            }
            // One that was due meanwhile may be among them.
            assertTrue(kept.list(journal.terminal()).size() >= 3, "none was removed");
            assertTrue(
                    careful.status().detail().contains("ACTS, epoch 1"),
                    () -> careful.status().toString());
        }
    }
}
