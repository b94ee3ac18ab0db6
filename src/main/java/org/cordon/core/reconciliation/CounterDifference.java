package org.cordon.core.reconciliation;

import org.cordon.core.line.StationId;

/// A counter of a machine that disagrees with what was read there. A counter knows no serials.
///
/// @param machine packs by the counter
/// @param read packs by what the station accepted, or by confirmed rejects
public record CounterDifference(StationId station, Counter counter, long machine, long read) {
    /// Which counter.
    public enum Counter {
        /// What it passed on.
        OUT,
        /// What it took off.
        REJECTED
    }
}
