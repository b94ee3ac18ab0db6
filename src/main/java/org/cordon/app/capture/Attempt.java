package org.cordon.app.capture;

import java.time.Instant;

/// One delivery, as its outcome was.
///
/// @param at when it ended
/// @param offered events sent
/// @param stored of them, now in the repository
/// @param refused of them, parked
/// @param detail why the rest, if any, was not decided, or why one was refused; empty if all is well
public record Attempt(Instant at, int offered, int stored, int refused, String detail) {
    /// Outcomes of a delivery.
    public enum Outcome {
        /// All events are in the repository.
        STORED,
        /// All were decided, and some refused.
        REFUSED,
        /// Some were not decided and are sent again.
        BROKEN_OFF
    }

    /// What came of it.
    public Outcome outcome() {
        if (stored + refused < offered) {
            return Outcome.BROKEN_OFF;
        }
        return refused > 0 ? Outcome.REFUSED : Outcome.STORED;
    }
}
