package org.cordon.core.reconciliation;

import org.cordon.core.line.StationId;

import java.util.OptionalLong;

/// What the machine at a station has counted in a batch. Packs; empty for a counter that it does not have.
///
/// @param in that came to it
/// @param out that it passed on
/// @param rejected that it took off
public record Counters(
        StationId station, OptionalLong in, OptionalLong out, OptionalLong rejected) {}
