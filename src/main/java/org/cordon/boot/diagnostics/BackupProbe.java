package org.cordon.boot.diagnostics;

import org.cordon.adapter.backup.FolderBackups;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.boot.settings.BackupPlan;
import org.cordon.boot.settings.Settings;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.order.TerminalId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Backups: whether any are planned, where they go, and how old the last good one is.
public final class BackupProbe {
    private static final String PART = "backup";

    /// The program tries a backup that failed again after half an hour at the longest.
    private static final Duration RETRY = Duration.ofMinutes(31);

    private final DiagnosticContext subject;
    private final Instant now;

    /// Reads only, but for an empty file that tells whether the folder can be written.
    public BackupProbe(DiagnosticContext subject, Instant now) {
        this.subject = subject;
        this.now = now;
    }

    /// Looks at the folder that the settings name.
    public List<DiagnosticResult> look() {
        return subject.settings().filter(settings -> !settings.demo()).map(this::look).stream()
                .toList();
    }

    private DiagnosticResult look(Settings settings) {
        Optional<BackupPlan> plan = settings.backup();
        if (plan.isEmpty()) {
            return DiagnosticResult.care(
                    PART,
                    "None are planned: with this disk, all that the site store lacks is lost.",
                    "Set backup.folder to a folder on another drive.");
        }
        Path folder = plan.get().folder().normalize();
        if (!Files.isDirectory(folder)) {
            return DiagnosticResult.broken(
                    PART,
                    folder + " is not there.",
                    "Plug the drive in or mount it, or make the folder; or correct backup.folder.");
        }
        try {
            Files.delete(Files.createTempFile(folder, ".doctor-", ".tmp"));
        } catch (IOException e) {
            return DiagnosticResult.broken(
                    PART,
                    "%s cannot be written: %s, %s"
                            .formatted(folder, e.getClass().getSimpleName(), e.getMessage()),
                    "Let the user who runs Cordon write there, and check that the drive is neither"
                            + " full nor mounted read-only.");
        }
        try {
            return latest(plan.get(), settings.terminal());
        } catch (BackupUnavailable e) {
            return DiagnosticResult.broken(
                    PART, String.valueOf(e.getMessage()), "Check the drive.");
        }
    }

    private DiagnosticResult latest(BackupPlan plan, TerminalId terminal) {
        List<Backup> backups = new FolderBackups(plan.folder()).list(terminal);
        if (backups.isEmpty()) {
            return DiagnosticResult.care(
                    PART,
                    "%s holds no good backup of %s yet."
                            .formatted(plan.folder().normalize(), terminal),
                    "Cordon makes the first a minute after its start; if it does not, see its"
                            + " connections for why.");
        }
        Backup last = backups.getLast();
        Duration age = Duration.between(last.madeAt(), now);
        String found =
                "The last good backup is %s, %s old; one is due every %s."
                        .formatted(last.folder().normalize(), words(age), words(plan.every()));
        String why =
                subject.inUse()
                        ? "See Cordon's connections for why the last one failed."
                        : "Start Cordon, which makes one a minute later, or use cordon backup.";
        if (age.compareTo(plan.every().multipliedBy(2)) > 0) {
            return DiagnosticResult.broken(PART, found, why);
        }
        if (age.compareTo(plan.every().plus(RETRY)) > 0) {
            return DiagnosticResult.care(PART, found, why);
        }
        return DiagnosticResult.works(PART, found);
    }

    private static String words(Duration span) {
        if (span.compareTo(Duration.ofDays(2)) >= 0) {
            return span.toDays() + " days";
        }
        return span.compareTo(Duration.ofHours(2)) >= 0
                ? span.toHours() + " h"
                : span.toMinutes() + " min";
    }
}
