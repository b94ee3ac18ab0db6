package org.cordon.core.line;

import org.cordon.core.order.UnitId;

import java.util.Optional;

/// What a station says of a container that it packs, as its content ends or its label is read.
///
/// @param slot where it was filled, from 1
/// @param label of it; empty while that is not known
/// @param count units of its content that were accepted
/// @param known whether that is all of its content: not where the program did not run from its beginning on, or
///     where something between may have been a label
/// @param ends whether nothing goes into it any more; otherwise that was said before its label was read
/// @param partial whether a signal says that it is not to be full
/// @param followed whether the next one is begun
public record Filled(
        int slot,
        Optional<UnitId> label,
        int count,
        boolean known,
        boolean ends,
        boolean partial,
        boolean followed) {}
