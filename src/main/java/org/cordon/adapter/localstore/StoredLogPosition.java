package org.cordon.adapter.localstore;

/// The place of an entry in its stream as one number that grows with it: the epoch above, the
/// sequence number in the lower 40 bits.
final class StoredLogPosition {
    private static final int SEQ_BITS = 40;

    private StoredLogPosition() {}

    static long of(int epoch, long seq) {
        return ((long) epoch << SEQ_BITS) + seq;
    }

    static int epoch(long position) {
        return (int) (position >> SEQ_BITS);
    }

    static long seq(long position) {
        return position & ((1L << SEQ_BITS) - 1);
    }
}
