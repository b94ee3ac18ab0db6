package org.cordon.adapter.journal;

import java.time.Duration;

/// How large files grow and how the journal waits for a disk that does not take more.
///
/// @param segmentBytes a segment is sealed before it grows beyond this; only an entry that is longer
///     by itself stands alone in a longer one
/// @param reserveBytes the journal stops before the disk has less than this left, so that the
///     store, the log and an orderly end still find room
/// @param warnBytes from so little left on it is said that the disk will be full; days before it is
/// @param firstRetry pause after the first failure; doubles with each
/// @param longestRetry cap of the pause
public record JournalConfig(
        long segmentBytes,
        long reserveBytes,
        long warnBytes,
        Duration firstRetry,
        Duration longestRetry) {
    /// The longest entry, in bytes of its content.
    public static final int ENTRY_BYTES = 1 << 20;

    /// As shipped.
    public static final JournalConfig STANDARD =
            new JournalConfig(
                    64 << 20, 16 << 20, 1 << 30, Duration.ofMillis(250), Duration.ofSeconds(5));

    /// Limits that warn of nothing.
    public JournalConfig(
            long segmentBytes, long reserveBytes, Duration firstRetry, Duration longestRetry) {
        this(segmentBytes, reserveBytes, 0, firstRetry, longestRetry);
    }

    /// Refuses limits that cannot work.
    public JournalConfig {
        if (segmentBytes < 1 || reserveBytes < 0 || firstRetry.isNegative()) {
            throw new IllegalArgumentException("limits must not be negative");
        }
    }

    /// The pause after so many failures in a row, from 1.
    Duration retryDelay(int failures) {
        Duration pause = firstRetry.multipliedBy(1L << Math.min(failures - 1, 16));
        return pause.compareTo(longestRetry) > 0 ? longestRetry : pause;
    }
}
