package org.cordon.boot.demo;

import org.cordon.core.line.StationId;
import org.cordon.core.scanner.Bytes;

import java.time.Duration;

/// What a reader of a simulated line sends.
///
/// @param at since the beginning of the shift
/// @param station of the reader
/// @param bytes what the reader sends, without its terminator
public record ShiftScan(Duration at, StationId station, Bytes bytes) {}
