package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cordon.adapter.backup.BackupRig;
import org.cordon.adapter.backup.FolderBackups;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.app.port.backup.Backup;
import org.cordon.boot.diagnostics.BackupProbe;
import org.cordon.boot.diagnostics.DiagnosticContext;
import org.cordon.boot.settings.DataFolder;
import org.cordon.cli.DiagnosticResult;
import org.cordon.cli.DiagnosticResult.State;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.ExpectedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What `doctor` finds of backups.
final class BackupProbeDbTest {
    @TempDir private Path folder;

    private List<DiagnosticResult> look(String backup, Instant now) throws IOException {
        DataFolder data = new DataFolder(Files.createDirectories(folder.resolve("data")));
        Files.writeString(data.settings(), "terminal.name=L3\nline.name=Line 3\n" + backup);
        return new BackupProbe(DiagnosticContext.of(data), now).inspect();
    }

    private static void assertSays(State state, String words, List<DiagnosticResult> findings) {
        assertEquals(1, findings.size(), findings.toString());
        DiagnosticResult one = findings.getFirst();
        assertEquals(state, one.state(), one.toString());
        assertTrue(one.found().contains(words), one.toString());
        assertEquals(state == State.WORKS, one.toDo().isEmpty(), one.toString());
    }

    // [utest->req~backup.doctor~1]
    @Test
    void noneAreMissedOnTheDemoLineAndElsewhereThatIsWorthAWord() throws IOException {
        DataFolder demo = new DataFolder(Files.createDirectory(folder.resolve("demo")));
        assertEquals(
                List.of(), new BackupProbe(DiagnosticContext.of(demo), Instant.now()).inspect());
        assertSays(State.CARE, "None are planned", look("", Instant.now()));
    }

    // [utest->req~backup.doctor~1]
    @Test
    void aFolderThatIsNotThereOrCannotBeWrittenIsBroken() throws IOException {
        assertSays(State.BROKEN, "is not there", look("backup.folder=../drive\n", Instant.now()));
        assumeTrue(Files.isDirectory(Path.of("/proc")), "needs a folder nobody can write");
        assertSays(
                State.BROKEN,
                "cannot be written",
                look("backup.folder=/proc/self/attr\n", Instant.now()));
    }

    // [utest->req~backup.doctor~1]
    @Test
    @EntriesMayBeParked
    @ExpectedLog(from = FolderBackups.class, message = "is not taken for a backup")
    void theLastGoodOneIsNamedAndToldWhenItIsTooOld() throws IOException {
        Path drive = Files.createDirectory(folder.resolve("drive"));
        String planned = "backup.folder=../drive\nbackup.every=4h\n";
        assertSays(State.CARE, "no good backup of L3 yet", look(planned, Instant.now()));
        Backup made;
        try (FileJournal journal = BackupRig.journal(folder.resolve("data"))) {
            BackupRig.record(journal, 1, 50);
            made =
                    BackupRig.of(journal, folder.resolve("data"), new FolderBackups(drive))
                            .make(() -> true);
        }

        Instant at = made.madeAt();
        assertSays(
                State.WORKS,
                made.folder().normalize().toString(),
                look(planned, at.plusSeconds(60)));
        assertSays(State.WORKS, "4 h old", look(planned, at.plus(Duration.ofHours(4))));
        assertSays(State.CARE, "one is due every 4 h", look(planned, at.plus(Duration.ofHours(5))));
        assertSays(State.BROKEN, "2 days old", look(planned, at.plus(Duration.ofDays(2))));

        Files.delete(made.folder().resolve("manifest.json"));
        assertSays(State.CARE, "no good backup", look(planned, at.plusSeconds(60)));
    }
}
