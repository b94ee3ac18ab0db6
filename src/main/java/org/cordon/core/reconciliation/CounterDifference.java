package org.cordon.core.reconciliation;

import org.cordon.core.line.StationId;

/// A counter of a machine that disagrees with what was read there. A counter knows no serials.
///
/// @param machine packs that the machine passed on, by its counter
/// @param read packs that the station accepted, each once
public record CounterDifference(StationId station, long machine, long read) {}
