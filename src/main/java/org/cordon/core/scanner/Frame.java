package org.cordon.core.scanner;

import java.time.Instant;
import java.util.Optional;

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
/// @param grade what the device sent beside the code; `bytes` are the code alone then
/// @param noRead the device's own settings say that this means it read nothing
/// @param ungraded a grade was due, and the message does not hold one: it is there whole
public record Frame(
        DeviceId device,
        Bytes bytes,
        Instant at,
        long nanos,
        long truncated,
        boolean half,
        Optional<Grade> grade,
        boolean noRead,
        boolean ungraded) {
    /// A half frame counts as truncated.
    public Frame {
        if (truncated < 0) {
            throw new IllegalArgumentException("truncated: " + truncated);
        }
        if (half && truncated == 0) {
            truncated = 1;
        }
    }

    /// A frame that means no more than its bytes.
    public Frame(
            DeviceId device, Bytes bytes, Instant at, long nanos, long truncated, boolean half) {
        this(device, bytes, at, nanos, truncated, half, Optional.empty(), false, false);
    }

    /// A frame that is whole, or was cut at the limit.
    public Frame(DeviceId device, Bytes bytes, Instant at, long nanos, long truncated) {
        this(device, bytes, at, nanos, truncated, false);
    }

    Frame asNoRead() {
        return new Frame(device, bytes, at, nanos, truncated, half, grade, true, ungraded);
    }

    Frame asUngraded() {
        return new Frame(device, bytes, at, nanos, truncated, half, grade, noRead, true);
    }

    Frame graded(Bytes code, Grade sent) {
        return new Frame(
                device, code, at, nanos, truncated, half, Optional.of(sent), noRead, ungraded);
    }
}
