package org.cordon.boot.demo;

import org.cordon.core.line.StationId;
import org.cordon.core.scanner.Bytes;

import java.time.Duration;

/// One scan of a recorded shift.
///
/// @param at since the beginning of the shift
/// @param station where it was read
/// @param bytes what the reader sends, without its terminator
public record ShiftScan(Duration at, StationId station, Bytes bytes) {}
