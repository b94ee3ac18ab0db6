package org.cordon.core.line;

import org.cordon.core.order.UnitId;

/// A helper code, and the unit that it stands for.
///
/// @param text without the symbology identifier, [#LONGEST] characters at most
public record HelperCode(String text, UnitId unit) {
    /// What is longer is no helper code.
    public static final int LONGEST = 512;
}
