package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.app.backup.BackupStatus;
import org.cordon.app.port.TimeSource;
import org.cordon.app.port.backup.Backup;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Until;
import org.cordon.ui.shell.TerminalServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A whole terminal that backs itself up, is put back elsewhere, and knows its people.
final class TerminalBackupDbTest {
    private static final String PASSWORD = "correct horse";

    @TempDir private Path folder;

    private final TimeSource time = new SystemTime(Optional.empty());

    // [utest->req~backup.terminal~1]
    // [utest->req~restore.end-to-end~1]
    @Test
    @ExpectedLog(from = FileJournal.class, message = "journal opened:")
    void aTerminalBacksItselfUpAndWorksAfterARestore() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("data"));
        data.create();
        Path drive = Files.createDirectory(folder.resolve("drive"));
        Files.writeString(
                data.settings(),
                "terminal.name=L3\nline.name=Line 3\nbackup.folder=%s\n"
                        .formatted(drive.toString().replace("\\", "\\\\")));
        Backup backup;
        try (Terminal terminal = new Terminal(data, Settings.of(data), time)) {
            started(terminal);
            TerminalServices parts = terminal.parts();
            assertEquals(drive.toString(), parts.backups().status().folder());
            var _ =
                    parts.authentication()
                            .enrol("anna", "Anna Weber", PASSWORD.toCharArray())
                            .join();
            backup =
                    parts.backupCommands()
                            .makeNow()
                            .orTimeout(Until.SECONDS, TimeUnit.SECONDS)
                            .join();
            BackupStatus status = parts.backups().status();
            assertEquals(Optional.of(backup.madeAt()), status.lastGood());
            Entry recorded = last(terminal);
            assertEquals(
                    new ProgramEvent.BackupMade(
                            backup.folder().toString(),
                            backup.sha256(),
                            backup.entries(),
                            backup.bytes()),
                    recorded.event());
            assertTrue(backup.files().stream().anyMatch(f -> f.name().equals("cordon.properties")));
        }

        Path fresh = folder.resolve("new-machine");
        int code =
                Main.commands()
                        .execute(
                                "restore",
                                "--from",
                                backup.folder().toString(),
                                "--data",
                                fresh.toString(),
                                "--site-file",
                                data.site().toString());
        assertEquals(0, code);
        DataFolder restored = new DataFolder(fresh);
        try (Terminal terminal = new Terminal(restored, Settings.of(restored), time)) {
            started(terminal);
            assertTrue(terminal.journal().head(StreamId.OPERATIONS).epoch() > 1);
            assertEquals(
                    "Anna Weber",
                    terminal.parts()
                            .authentication()
                            .signIn("anna", PASSWORD.toCharArray())
                            .join()
                            .name());
            assertTrue(
                    terminal.notices().stream().anyMatch(n -> n.contains("new epoch")),
                    () -> List.copyOf(terminal.notices()).toString());
            Backup next =
                    terminal.parts()
                            .backupCommands()
                            .makeNow()
                            .orTimeout(Until.SECONDS, TimeUnit.SECONDS)
                            .join();
            assertTrue(next.entries() > backup.entries(), next::toString);
        }
    }

    private static void started(Terminal terminal) {
        var _ = terminal.start().orTimeout(Until.SECONDS, TimeUnit.SECONDS).join();
    }

    private static Entry last(Terminal terminal) {
        List<Entry> operations = terminal.journal().read(StreamId.OPERATIONS, 0, 1_000);
        return operations.stream()
                .filter(e -> e.event() instanceof ProgramEvent.BackupMade)
                .reduce((_, b) -> b)
                .orElseThrow();
    }
}
