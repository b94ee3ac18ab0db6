package org.cordon.boot.demo;

import org.cordon.core.scanner.Bytes;

import java.time.Duration;

/// One scan of a recorded shift.
///
/// @param at since the beginning of the shift
/// @param bytes what the reader sends, without its terminator
public record ShiftScan(Duration at, Bytes bytes) {}
