package org.cordon.core.batch;

/// How far a batch has come on this line.
public enum BatchPhase {
    /// Its order may be loaded; nobody has cleared the line for it. Packs that come are judged as those of a batch that
    /// runs.
    PLANNED,
    /// The line is cleared for it and not yet set up.
    LINE_CLEARANCE,
    /// The line is being set up: what is read is a trial, no arrival.
    SET_UP,
    /// The line makes packs.
    RUNNING,
    /// The line stands, for a reason that is recorded.
    PAUSED,
    /// The last pack is through; what became of all serials is being counted.
    CLOSING,
    /// Counted and signed; waits for quality assurance.
    CLOSED,
    /// Given up.
    ABORTED;

    /// Whether nothing more is expected of it.
    public boolean isEnded() {
        return this == CLOSED || this == ABORTED;
    }
}
