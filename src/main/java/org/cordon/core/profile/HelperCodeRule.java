package org.cordon.core.profile;

import org.cordon.core.order.UnitKind;

import java.util.List;

/// What the helper codes of a product are like: second codes, each of which stands for one unit where its own cannot be
/// seen, such as those on the bottoms of bottles in a case.
///
/// @param form regular expression that the whole text matches, without its symbology identifier
/// @param carriers that they may stand in; empty for any
/// @param level of the units that they stand for
public record HelperCodeRule(String form, List<DataCarrier> carriers, UnitKind level) {
    /// Keeps its own copy.
    public HelperCodeRule {
        carriers = List.copyOf(carriers);
    }
}
