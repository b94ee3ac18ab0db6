package org.cordon.core.scan;

import java.time.Instant;

/// One framed message of a device, bytes as they came, terminator removed.
///
/// @param at when its last byte arrived, wall clock
/// @param nanos the same moment on the monotonic clock, `System.nanoTime`
/// @param truncated bytes dropped because the frame had no end within the limit; 0 for a whole one
public record Frame(DeviceId device, Bytes bytes, Instant at, long nanos, long truncated) {}
