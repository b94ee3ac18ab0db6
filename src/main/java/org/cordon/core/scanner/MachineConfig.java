package org.cordon.core.scanner;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// A machine that speaks over a connection of its own, and what Cordon looks after.
///
/// @param device its connection
/// @param heartbeat after so long without a word from it, it counts as silent
/// @param counterEnd the highest value that its counters show before they begin at 0 again; empty if they never do
/// @param compared counters that are compared with what Cordon counts at its station: `in`, `out`, `reject`
/// @param tolerance how many packs both counts may differ by
public record MachineConfig(
        ScannerConfig device,
        Duration heartbeat,
        OptionalLong counterEnd,
        Set<String> compared,
        long tolerance) {
    /// The names of counters.
    public static final Set<String> COUNTERS = Set.of("in", "out", "reject");

    /// How long a machine may say nothing, unless the settings say otherwise.
    public static final Duration HEARTBEAT = Duration.ofSeconds(30);

    /// How many packs may be on the way between a machine and a camera, unless the settings say otherwise.
    public static final long TOLERANCE = 10;

    /// Keeps its own copy.
    public MachineConfig {
        compared = new TreeSet<>(compared);
    }

    /// One that speaks over a scanner's connection: it is heard, and nothing is compared.
    public static MachineConfig of(ScannerConfig device) {
        return new MachineConfig(device, HEARTBEAT, OptionalLong.empty(), Set.of(), TOLERANCE);
    }
}
