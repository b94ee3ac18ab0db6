package org.cordon.core.machine;

import org.cordon.core.line.StationId;

import java.time.Instant;
import java.util.Optional;

/// A report with who made it and when.
///
/// @param station of the machine; empty where it is at none that is known
/// @param saidAt when it happened, by the machine's own clock, which may be wrong
/// @param receivedAt when it came
/// @param nanos the same on the monotonic clock
public record MachineMessage(
        MachineId machine,
        Optional<StationId> station,
        MachineReport report,
        Optional<Instant> saidAt,
        Instant receivedAt,
        long nanos) {}
