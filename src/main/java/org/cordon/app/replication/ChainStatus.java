package org.cordon.app.replication;

import org.cordon.core.event.StreamId;

import java.time.Instant;
import java.util.Optional;

/// How far one chain has come upward: a stream in an epoch.
///
/// @param here the last entry of this terminal
/// @param there the last entry that the site holds, as far as is known
/// @param oldest when the oldest entry that waits was made
/// @param remark why it stands still, or what is odd about it, in words; empty if nothing
public record ChainStatus(
        StreamId stream,
        int epoch,
        long here,
        long there,
        Optional<Instant> oldest,
        String remark) {
    /// Entries that the site does not have yet.
    public long waiting() {
        return Math.max(0, here - there);
    }
}
