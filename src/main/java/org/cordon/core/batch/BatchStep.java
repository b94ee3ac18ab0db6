package org.cordon.core.batch;

import static org.cordon.core.batch.BatchPhase.ABORTED;
import static org.cordon.core.batch.BatchPhase.CLOSED;
import static org.cordon.core.batch.BatchPhase.CLOSING;
import static org.cordon.core.batch.BatchPhase.LINE_CLEARANCE;
import static org.cordon.core.batch.BatchPhase.PAUSED;
import static org.cordon.core.batch.BatchPhase.PLANNED;
import static org.cordon.core.batch.BatchPhase.RUNNING;
import static org.cordon.core.batch.BatchPhase.SET_UP;

import java.util.Map;
import java.util.Optional;

/// A step in the life of a batch: from which phases it is possible, and which phase it leads to. A step from a phase that is
/// not in its list is refused. Some steps ask for more, see [org.cordon.core.projection.BatchState].
public enum BatchStep {
    /// Two people find the line clear. While the batch is interrupted it goes on afterwards where it was.
    CLEAR_LINE(
            Map.of(
                    PLANNED, LINE_CLEARANCE,
                    LINE_CLEARANCE, LINE_CLEARANCE,
                    PAUSED, PAUSED,
                    CLOSING, CLOSING)),
    /// The line is set up, at the beginning or after a pause in which something was changed.
    SET_UP_LINE(Map.of(LINE_CLEARANCE, SET_UP, PAUSED, SET_UP)),
    /// Two people find the first piece good.
    APPROVE_FIRST_PIECE(Map.of(SET_UP, SET_UP)),
    /// The line begins to make packs. Needs an approved first piece.
    START(Map.of(SET_UP, RUNNING)),
    /// The line stands.
    PAUSE(Map.of(RUNNING, PAUSED)),
    /// The line goes on. Needs a line clearance after a long pause, and after a batch was reopened.
    RESUME(Map.of(PAUSED, RUNNING, CLOSING, RUNNING)),
    /// The last pack is through. A batch that nobody cleared the line for may be closed too, for instance one that ran
    /// when the program began to keep batches.
    BEGIN_CLOSING(Map.of(PLANNED, CLOSING, RUNNING, CLOSING, PAUSED, CLOSING)),
    /// The count is signed.
    CLOSE(Map.of(CLOSING, CLOSED)),
    /// The batch is given up.
    ABORT(
            Map.of(
                    PLANNED, ABORTED,
                    LINE_CLEARANCE, ABORTED,
                    SET_UP, ABORTED,
                    RUNNING, ABORTED,
                    PAUSED, ABORTED,
                    CLOSING, ABORTED)),
    /// An ended batch is taken up again: a closed one to be counted again, a given-up one from its beginning.
    REOPEN(Map.of(CLOSED, CLOSING, ABORTED, PLANNED)),
    /// A check, a new roll or a new print job is recorded.
    RECORD(
            Map.of(
                    PLANNED, PLANNED,
                    LINE_CLEARANCE, LINE_CLEARANCE,
                    SET_UP, SET_UP,
                    RUNNING, RUNNING,
                    PAUSED, PAUSED,
                    CLOSING, CLOSING)),
    /// A station goes over to the batch, while others still work on the one before.
    CHANGE_OVER_STATION(
            Map.of(
                    LINE_CLEARANCE, LINE_CLEARANCE,
                    SET_UP, SET_UP,
                    RUNNING, RUNNING,
                    PAUSED, PAUSED));

    @SuppressWarnings("ImmutableEnumChecker") // of Map.of, which nobody can change
    private final Map<BatchPhase, BatchPhase> phases;

    BatchStep(Map<BatchPhase, BatchPhase> phases) {
        this.phases = phases;
    }

    /// The phase it leads to; empty if it is not possible.
    public Optional<BatchPhase> from(BatchPhase phase) {
        return Optional.ofNullable(phases.get(phase));
    }
}
