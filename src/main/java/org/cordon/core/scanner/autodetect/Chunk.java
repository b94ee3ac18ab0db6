package org.cordon.core.scanner.autodetect;

import org.cordon.core.scanner.Bytes;

import java.time.Duration;
import java.time.Instant;

/// Bytes of a device that came at once.
///
/// @param at when they came, wall clock
/// @param nanos the same moment on the monotonic clock
public record Chunk(Bytes bytes, Instant at, long nanos) {
    /// How long after another one it came; zero if the clock says it was before.
    Duration after(Chunk before) {
        return Duration.ofNanos(Math.max(0, nanos - before.nanos));
    }
}
