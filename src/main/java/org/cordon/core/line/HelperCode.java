package org.cordon.core.line;

import org.cordon.core.order.UnitId;

/// A helper code, and the unit that it stands for.
///
/// @param text without the symbology identifier
public record HelperCode(String text, UnitId unit) {}
