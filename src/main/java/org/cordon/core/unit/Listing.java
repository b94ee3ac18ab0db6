package org.cordon.core.unit;

import org.cordon.core.event.Entry;
import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;

/// That an order lists a unit.
///
/// @param opened the entry that opened the order's list
/// @param unit as the list has it
public record Listing(Entry opened, Order order, Unit unit) {}
