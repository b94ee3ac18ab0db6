package org.cordon.adapter.journal;

import org.cordon.app.port.JournalState;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/// Room on the journal's disk, less a reserve that is kept for ending in order. It is looked at a few times
/// a second, for what others write, and whenever what was written here since the last look may have come
/// near the reserve. For the journal's thread.
final class FreeSpace {
    private static final long CHECK_NANOS = Duration.ofMillis(200).toNanos();

    /// The room told is rounded down to such a share of what is warned of, so that it seldom changes.
    private static final int STEPS = 64;

    private final Disk disk;
    private final JournalConfig limits;
    private long checkedAt = System.nanoTime() - CHECK_NANOS;
    private long room;

    FreeSpace(Disk disk, JournalConfig limits) {
        this.disk = disk;
        this.limits = limits;
    }

    /// Looks if it is time to.
    ///
    /// @return whether it did
    /// @throws IOException if nothing but the reserve is left, or the disk does not answer
    boolean check() throws IOException {
        if (System.nanoTime() - checkedAt < CHECK_NANOS && room >= limits.reserveBytes()) {
            return false;
        }
        room = disk.usable();
        if (room < limits.reserveBytes()) {
            throw new IOException("No space left on device but the reserve");
        }
        checkedAt = System.nanoTime();
        return true;
    }

    /// So many bytes were written here.
    void used(long bytes) {
        room -= bytes;
    }

    /// The next check looks, whenever it comes.
    void distrust() {
        checkedAt = System.nanoTime() - CHECK_NANOS;
    }

    /// What is left, if that is little enough to warn of.
    OptionalLong little() {
        long step = Math.max(1, limits.warnBytes() / STEPS);
        return room < limits.warnBytes()
                ? OptionalLong.of(room / step * step)
                : OptionalLong.empty();
    }

    /// What a failure to write means: a full disk, or something else.
    JournalState judge(Exception cause) {
        String message = Disk.reason(cause);
        boolean full = Disk.isFull(cause);
        try {
            long free = disk.usable();
            return full || free < limits.reserveBytes()
                    ? new JournalState.DiskFull(free)
                    : new JournalState.Failed(message);
        } catch (IOException e) {
            return new JournalState.Failed(message);
        }
    }
}
