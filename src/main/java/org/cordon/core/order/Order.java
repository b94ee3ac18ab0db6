package org.cordon.core.order;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;

/// A process order: what every pack on the line should carry.
///
/// @param product name as on the label, for people
/// @param packs number of commissioned packs
public record Order(OrderId id, String product, Gtin gtin, Lot lot, Expiry expiry, int packs) {}
