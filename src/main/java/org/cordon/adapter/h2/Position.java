package org.cordon.adapter.h2;

/// The place of an entry in its stream as one number that grows with it: the epoch above, the
/// sequence number in the lower 40 bits.
final class Position {
    private Position() {}

    static long of(int epoch, long seq) {
        return ((long) epoch << 40) + seq;
    }
}
