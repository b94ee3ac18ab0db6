package org.cordon.app.unit;

import org.cordon.core.unit.EntrySubject;

/// Something that what was typed or scanned may mean.
///
/// @param subject a unit or a lot
/// @param known whether this terminal has anything on record of it
/// @param product of the order that lists it; empty if none does
public record UnitMatch(EntrySubject subject, boolean known, String product) {}
