package org.cordon.core.scan;

import java.time.Instant;

/// One framed message of a device, bytes as they came, header and terminator removed.
///
/// A frame that is not whole must never be judged as if it were: what is missing may be the end of
/// a serial. So [#truncated] is above 0 for every frame that is not whole, for whatever reason.
///
/// @param at when its last byte arrived, wall clock
/// @param nanos the same moment on the monotonic clock, `System.nanoTime`
/// @param truncated bytes known to be missing: those dropped because the frame had no end within
///     the limit, or 1 for a half frame, which lacks at least its terminator or header; 0 for a
///     whole one
/// @param half its beginning or its end never came, because the device was unplugged, stopped in
///     the middle of a message or was joined in the middle of one
public record Frame(
        DeviceId device, Bytes bytes, Instant at, long nanos, long truncated, boolean half) {
    /// A half frame counts as truncated.
    public Frame {
        if (truncated < 0) {
            throw new IllegalArgumentException("truncated: " + truncated);
        }
        if (half && truncated == 0) {
            truncated = 1;
        }
    }

    /// A frame that is whole, or was cut at the limit.
    public Frame(DeviceId device, Bytes bytes, Instant at, long nanos, long truncated) {
        this(device, bytes, at, nanos, truncated, false);
    }
}
