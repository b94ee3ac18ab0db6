package org.cordon.core.projection;

import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A station accepted a unit in an order.
///
/// @param expiry of the order; empty where its opening is not on record
/// @param firstRead when the first station that accepted it did
public record SerialUse(
        UnitId unit, OrderId order, Optional<LocalDate> expiry, Instant firstRead) {}
