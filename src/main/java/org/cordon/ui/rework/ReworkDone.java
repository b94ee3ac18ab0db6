package org.cordon.ui.rework;

import org.cordon.core.order.UnitId;

/// What was done at the rework station.
///
/// @param unit with what
public record ReworkDone(String text, UnitId unit) {}
