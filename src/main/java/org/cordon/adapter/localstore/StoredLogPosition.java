package org.cordon.adapter.localstore;

import org.cordon.core.event.LogPosition;

/// A log position as one number in the same order: the epoch above, the
/// sequence number in the lower 40 bits.
final class StoredLogPosition {
    private static final int SEQ_BITS = 40;

    private StoredLogPosition() {}

    static long of(LogPosition position) {
        return ((long) position.epoch() << SEQ_BITS) + position.seq();
    }

    static LogPosition read(long stored) {
        return new LogPosition((int) (stored >> SEQ_BITS), stored & ((1L << SEQ_BITS) - 1));
    }
}
