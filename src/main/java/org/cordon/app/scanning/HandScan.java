package org.cordon.app.scanning;

import org.cordon.core.container.ScannedUnit;

import java.util.Optional;

/// A scan by hand that belongs to no station, durable.
///
/// @param unit what is known of the unit that it named; empty if it named none
public record HandScan(EvaluatedScan scan, Optional<ScannedUnit> unit) {}
