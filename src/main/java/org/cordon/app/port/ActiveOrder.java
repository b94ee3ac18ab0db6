package org.cordon.app.port;

import org.cordon.core.order.Order;

/// The order that the line runs, and which entry of ACTS made it so: its units are those that were
/// listed before that entry, no more and no less.
///
/// @param epoch of the entry that activated it
/// @param seq of the entry that activated it
public record ActiveOrder(Order order, int epoch, long seq) {}
