package org.cordon.boot.wiring;

import org.cordon.app.backup.BackupCommands;
import org.cordon.app.backup.BackupQueries;
import org.cordon.app.backup.DisabledBackups;
import org.cordon.app.backup.ScheduledBackups;
import org.cordon.app.port.Journal;
import org.cordon.app.port.TimeSource;
import org.cordon.boot.settings.BackupPlan;
import org.cordon.boot.settings.DataFolder;

import java.util.Optional;

/// Backups by the clock.
///
/// @param worker empty if none are set
record BackupWiring(
        Optional<ScheduledBackups> worker, BackupQueries queries, BackupCommands commands) {
    static BackupWiring of(
            Optional<BackupPlan> plan, DataFolder folder, Journal journal, TimeSource time) {
        if (plan.isEmpty()) {
            DisabledBackups none = new DisabledBackups();
            return new BackupWiring(Optional.empty(), none, none);
        }
        ScheduledBackups worker =
                new ScheduledBackups(
                        BackupWork.of(journal, folder, plan.get().folder(), time),
                        journal,
                        time,
                        ScheduledBackups.Pace.of(plan.get().every(), plan.get().keep()));
        return new BackupWiring(Optional.of(worker), worker, worker);
    }
}
