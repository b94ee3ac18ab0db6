package org.cordon.boot.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class ShiftClockTest {
    private static final Duration FIRST = Duration.ofMillis(1_600);
    private static final Duration SECOND = Duration.ofMillis(3_200);

    private static long millis(long real) {
        return Duration.ofMillis(real).toNanos();
    }

    @Test
    void whatFollowsALateMessageKeepsItsDistanceFromIt() {
        ShiftClock clock = new ShiftClock(16);
        clock.run(true, millis(0));
        assertEquals(Duration.ofMillis(100), clock.until(FIRST, millis(0)));
        clock.sent(FIRST, millis(190));
        assertEquals(Duration.ofMillis(100), clock.until(SECOND, millis(190)));
        assertEquals(Duration.ofMillis(60), clock.until(SECOND, millis(230)));
    }

    @Test
    void theShiftStandsWhileItIsPaused() {
        ShiftClock clock = new ShiftClock(16);
        clock.run(true, millis(0));
        clock.run(false, millis(40));
        clock.run(true, millis(1_000));
        assertEquals(Duration.ofMillis(60), clock.until(FIRST, millis(1_000)));
    }
}
