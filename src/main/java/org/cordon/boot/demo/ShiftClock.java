package org.cordon.boot.demo;

import java.time.Duration;

/// How far a shift has been played: runs `speed` times as fast as the monotonic clock, and stands
/// while it is paused or while nobody listens. Callers hold the player's lock.
final class ShiftClock {
    private final double speed;
    private double playedNanos;
    private long since;
    private boolean running;

    ShiftClock(double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be above 0: " + speed);
        }
        this.speed = speed;
    }

    void run(boolean go, long nanos) {
        if (running) {
            playedNanos += (nanos - since) * speed;
        }
        since = nanos;
        running = go;
    }

    /// What belongs to a moment of the shift was sent now, perhaps late: what follows keeps its distance from it, as on a
    /// belt.
    void sent(Duration at, long nanos) {
        run(running, nanos);
        playedNanos = Math.min(playedNanos, (double) at.toNanos());
    }

    /// Real time until a moment of the shift, not positive if it has come.
    Duration until(Duration at, long nanos) {
        double now = playedNanos + (running ? (nanos - since) * speed : 0);
        return Duration.ofNanos((long) Math.ceil((at.toNanos() - now) / speed));
    }
}
