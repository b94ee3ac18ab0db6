package org.cordon.core.order;

import java.util.Optional;

/// One unit of an order as its record declares it.
///
/// @param parent the container it is aggregated into; empty for the topmost or a loose unit
public record Unit(UnitId id, UnitKind kind, Optional<UnitId> parent, UnitState state) {}
