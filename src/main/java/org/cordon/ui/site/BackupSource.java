package org.cordon.ui.site;

import org.cordon.app.backup.BackupCommands;
import org.cordon.app.backup.BackupQueries;
import org.cordon.app.backup.BackupStatus;
import org.cordon.core.people.Permission;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.site.ConnectionsViewModel.Act;
import org.cordon.ui.site.ConnectionsViewModel.Connection;
import org.cordon.ui.site.ConnectionsViewModel.Figure;
import org.cordon.ui.site.ConnectionsViewModel.Happened;
import org.cordon.ui.site.ConnectionsViewModel.Source;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The backups, as the list of connections shows them.
public final class BackupSource implements Source {
    private final BackupQueries backups;
    private final Messages words;
    private final TimeFormats moments;
    private final List<Act> acts;

    /// @param desk makes one at once
    public BackupSource(
            BackupQueries backups, BackupCommands desk, Messages words, TimeFormats moments) {
        this.backups = backups;
        this.words = words;
        this.moments = moments;
        acts =
                List.of(
                        new Act(
                                words.get("site.act-backup"),
                                Permission.MAKE_BACKUP,
                                () ->
                                        desk.makeNow()
                                                .thenApply(made ->
                                                        words.get(
                                                                "site.said.backed-up",
                                                                made.folder().toString(),
                                                                made.proof().entries()))));
    }

    @Override
    public Connection now() {
        BackupStatus status = backups.status();
        boolean off = status.state() == BackupStatus.State.OFF;
        return new Connection(
                "backup",
                words.get("site.connection.backup"),
                status.folder(),
                words.get(
                        status.overdue()
                                ? "site.backup.overdue"
                                : "site.backup." + status.state().name().toLowerCase(Locale.ROOT)),
                shape(status),
                tone(status),
                status.detail(),
                off
                        ? List.of()
                        : List.of(
                                figure("last-good", status.lastGood()),
                                figure("next", status.next())),
                List.of(),
                status.history().stream().map(this::happened).toList(),
                off ? List.of() : acts);
    }

    private static VerdictCode.Shape shape(BackupStatus status) {
        if (status.overdue()) {
            return VerdictCode.Shape.SUSPECT;
        }
        return switch (status.state()) {
            case OFF -> VerdictCode.Shape.AFFECTED;
            case WAITING -> VerdictCode.Shape.RIGHT;
            case RUNNING -> VerdictCode.Shape.NO_READ;
            case TROUBLE -> VerdictCode.Shape.AFFECTED;
        };
    }

    private static Chip.Tone tone(BackupStatus status) {
        if (status.overdue()) {
            return Chip.Tone.ALARM;
        }
        return switch (status.state()) {
            case OFF, TROUBLE -> Chip.Tone.WARN;
            case WAITING -> Chip.Tone.GOOD;
            case RUNNING -> Chip.Tone.QUIET;
        };
    }

    private Figure figure(String what, Optional<Instant> when) {
        return new Figure(
                words.get("site.figure." + what),
                when.map(moments::dayAndTime).orElseGet(() -> words.get("site.figure.never")));
    }

    private Happened happened(BackupStatus.Attempt attempt) {
        return new Happened(
                moments.dayAndTime(attempt.at()),
                attempt.good() ? VerdictCode.Shape.RIGHT : VerdictCode.Shape.AFFECTED,
                words.get(attempt.good() ? "site.backup.made" : "site.backup.failed"),
                attempt.what());
    }
}
