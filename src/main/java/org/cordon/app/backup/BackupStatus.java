package org.cordon.app.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the backups of a terminal stand.
///
/// @param folder where they go, for people; empty when none are set
/// @param lastGood the moment whose entries the latest verified backup holds; empty when none is known
/// @param next when the next one is due, or the next try after a failure
/// @param overdue whether a person must look: the latest good one is older than twice the interval, or
///     none is known and one could not be made
/// @param detail what is wrong and what to do; empty when nothing is
/// @param history the latest attempts, newest first
public record BackupStatus(
        State state,
        String folder,
        Optional<Instant> lastGood,
        Optional<Instant> next,
        boolean overdue,
        String detail,
        List<Attempt> history) {
    public BackupStatus {
        history = List.copyOf(history);
    }

    /// States of the backups.
    public enum State {
        /// No backup folder is set.
        OFF,
        /// The next one is waited for.
        WAITING,
        /// One is being made.
        RUNNING,
        /// The last one could not be made; it is tried again.
        TROUBLE
    }

    /// One attempt.
    ///
    /// @param what folder and size, or why it failed
    public record Attempt(Instant at, boolean good, String what) {}
}
