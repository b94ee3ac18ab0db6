package org.cordon.core.line;

import java.util.OptionalLong;

/// What a scanner says of a reading beside its codes.
///
/// @param trigger number of the trigger
/// @param lane from 1; 0 for a signal that names none
/// @param slot of a station that fills several containers at a time, from 1
public record ReadDetails(OptionalLong trigger, int lane, int slot) {
    /// Nothing.
    public static final ReadDetails NONE = new ReadDetails(OptionalLong.empty(), 1, 1);

    /// A signal of the line with nothing beside it.
    public static final ReadDetails OF_SIGNAL = new ReadDetails(OptionalLong.empty(), 0, 1);
}
