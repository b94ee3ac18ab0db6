package org.cordon.core.code;

import org.cordon.core.scanner.Bytes;

/// A scan with one thing undone that its reader did to it, if the guess is right.
final class Repair {
    private final Bytes bytes;
    private final int[] origin;
    private final ReaderFault fault;

    /// @param bytes as the code holds them
    /// @param origin for each of these bytes, and for their end, its place in the scan before
    /// @param fault what was undone
    Repair(Bytes bytes, int[] origin, ReaderFault fault) {
        this.bytes = bytes;
        this.origin = origin;
        this.fault = fault;
    }

    Bytes bytes() {
        return bytes;
    }

    /// Where a byte, or the end, stood before.
    int origin(int at) {
        return origin[at];
    }

    ReaderFault fault() {
        return fault;
    }
}
