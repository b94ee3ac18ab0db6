package org.cordon.core.batch;

/// Why a step in the life of a batch is not possible now.
public enum BatchObstacle {
    /// It is not possible from the phase of the batch, see [BatchStep].
    WRONG_PHASE,
    /// The first piece of the latest set-up is not approved.
    FIRST_PIECE_NOT_APPROVED,
    /// The line must be cleared again first: it stood long, or the batch had been closed.
    CLEARANCE_DUE
}
