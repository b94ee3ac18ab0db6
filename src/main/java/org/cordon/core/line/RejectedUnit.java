package org.cordon.core.line;

import org.cordon.core.order.UnitId;

/// A unit that a reject took off the belt.
///
/// @param station that it had come to before the reject
/// @param mayReturn whether it may be put back: then it arrives at that station once more. Otherwise it is rejected for
///     good
public record RejectedUnit(StationId station, UnitId unit, boolean mayReturn) {}
