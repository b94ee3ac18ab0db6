package org.cordon.ui.unit;

import org.cordon.core.verdict.VerdictCode;

/// What stands at the head of the page.
///
/// @param above level and product number
/// @param name serial, SSCC or lot
/// @param held whether the hold mark is shown
/// @param standing how it stands
/// @param next what happens next; may be empty
record UnitHead(
        String above,
        String name,
        boolean held,
        VerdictCode.Shape shape,
        String standing,
        String next) {}
