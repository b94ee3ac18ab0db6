package org.cordon.core.line;

import java.util.OptionalLong;

/// What a scanner says of a reading beside its codes.
///
/// @param trigger number of the trigger
/// @param lane from 1
/// @param slot of a station that fills several containers at a time, from 1
public record ReadDetails(OptionalLong trigger, int lane, int slot) {
    /// Nothing.
    public static final ReadDetails NONE = new ReadDetails(OptionalLong.empty(), 1, 1);
}
