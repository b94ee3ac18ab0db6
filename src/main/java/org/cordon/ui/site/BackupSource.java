package org.cordon.ui.site;

import org.cordon.app.backup.BackupCommands;
import org.cordon.app.backup.BackupQueries;
import org.cordon.app.backup.BackupStatus;
import org.cordon.core.people.Permission;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.site.ConnectionsViewModel.Action;
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
    private final Messages messages;
    private final TimeFormats moments;
    private final List<Action> actions;

    /// @param commands makes one at once
    public BackupSource(
            BackupQueries backups,
            BackupCommands commands,
            Messages messages,
            TimeFormats moments) {
        this.backups = backups;
        this.messages = messages;
        this.moments = moments;
        actions =
                List.of(
                        new Action(
                                messages.get("site.act-backup"),
                                Permission.MAKE_BACKUP,
                                () ->
                                        commands.makeNow()
                                                .thenApply(made ->
                                                        messages.get(
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
                messages.get("site.connection.backup"),
                status.folder(),
                messages.get(
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
                off ? List.of() : actions);
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
                messages.get("site.figure." + what),
                when.map(moments::dayAndTime).orElseGet(() -> messages.get("site.figure.never")));
    }

    private Happened happened(BackupStatus.Attempt attempt) {
        return new Happened(
                moments.dayAndTime(attempt.at()),
                attempt.good() ? VerdictCode.Shape.RIGHT : VerdictCode.Shape.AFFECTED,
                messages.get(attempt.good() ? "site.backup.made" : "site.backup.failed"),
                attempt.what());
    }
}
