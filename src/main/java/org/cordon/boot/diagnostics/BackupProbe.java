package org.cordon.boot.diagnostics;

import org.cordon.adapter.backup.FolderBackups;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.boot.settings.BackupPlan;
import org.cordon.boot.settings.Settings;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Backups: whether any are planned, where they go, and how old the last good one is.
/// Reads only, but for an empty file that tells whether the folder can be written.
public record BackupProbe(DiagnosticContext subject, Instant now) {
    private static final Messages TEXT = Messages.of(BackupProbe.class);
    static final String PART = "backup";

    /// The program tries a backup that failed again after half an hour at the longest.
    private static final Duration RETRY = Duration.ofMinutes(31);

    /// Looks at the folder that the settings name.
    public List<DiagnosticResult> inspect() {
        return subject.settings().filter(settings -> !settings.demo()).map(this::inspect).stream()
                .toList();
    }

    private DiagnosticResult inspect(Settings settings) {
        Optional<BackupPlan> plan = settings.backup();
        if (plan.isEmpty()) {
            return DiagnosticContext.care(PART, "diagnostics.backup.none");
        }
        Path folder = plan.get().folder().normalize();
        if (!Files.isDirectory(folder)) {
            return DiagnosticContext.broken(PART, "diagnostics.backup.missing", folder);
        }
        try {
            Files.delete(Files.createTempFile(folder, ".doctor-", ".tmp"));
        } catch (IOException e) {
            return DiagnosticContext.broken(
                    PART,
                    "diagnostics.backup.unwritable",
                    folder,
                    e.getClass().getSimpleName(),
                    String.valueOf(e.getMessage()));
        }
        try {
            return latest(plan.get(), settings.terminal());
        } catch (BackupUnavailable e) {
            return DiagnosticResult.broken(
                    PART,
                    String.valueOf(e.getMessage()),
                    TEXT.get("diagnostics.backup.unreadable.to-do"));
        }
    }

    private DiagnosticResult latest(BackupPlan plan, TerminalId terminal) {
        List<Backup> backups = new FolderBackups(plan.folder()).list(terminal);
        if (backups.isEmpty()) {
            return DiagnosticContext.care(
                    PART, "diagnostics.backup.first", plan.folder().normalize(), terminal);
        }
        Backup last = backups.getLast();
        Duration age = Duration.between(last.madeAt(), now);
        String found =
                TEXT.get(
                        "diagnostics.backup.last",
                        last.folder().normalize(),
                        format(age),
                        format(plan.every()));
        String why =
                TEXT.get(
                        subject.inUse()
                                ? "diagnostics.backup.late-running"
                                : "diagnostics.backup.late");
        if (age.compareTo(plan.every().multipliedBy(2)) > 0) {
            return DiagnosticResult.broken(PART, found, why);
        }
        if (age.compareTo(plan.every().plus(RETRY)) > 0) {
            return DiagnosticResult.care(PART, found, why);
        }
        return DiagnosticResult.works(PART, found);
    }

    private static String format(Duration span) {
        if (span.compareTo(Duration.ofDays(2)) >= 0) {
            return TEXT.get("diagnostics.span.days", span.toDays());
        }
        return span.compareTo(Duration.ofHours(2)) >= 0
                ? TEXT.get("diagnostics.span.hours", span.toHours())
                : TEXT.get("diagnostics.span.minutes", span.toMinutes());
    }
}
