package org.cordon.app.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class RetryPolicyTest {
    private final RetryPolicy doubling =
            RetryPolicy.doubling(Duration.ofMillis(200), Duration.ofSeconds(2));

    @Test
    void waitsDoubleUpToTheLongest() {
        assertEquals(Duration.ofMillis(200), doubling.longest(1));
        assertEquals(Duration.ofMillis(400), doubling.longest(2));
        assertEquals(Duration.ofMillis(1600), doubling.longest(4));
        assertEquals(Duration.ofSeconds(2), doubling.longest(5));
        assertEquals(Duration.ofSeconds(2), doubling.longest(Integer.MAX_VALUE));
    }

    @Test
    void theFactorIsTheGrowth() {
        RetryPolicy steady = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(100), 1, 0);
        RetryPolicy triple = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(100), 3, 0);
        assertEquals(Duration.ofSeconds(1), steady.longest(9));
        assertEquals(Duration.ofSeconds(9), triple.longest(3));
    }

    @Test
    void chanceOnlyShortensAWait() {
        RetryPolicy quarter =
                new RetryPolicy(Duration.ofMillis(200), Duration.ofSeconds(2), 2, 0.25);
        assertEquals(Duration.ofMillis(200), quarter.delay(1, 0));
        assertEquals(Duration.ofMillis(175), quarter.delay(1, 0.5));
        assertEquals(Duration.ofMillis(150), quarter.delay(1, 1));
        assertEquals(Duration.ofSeconds(2), quarter.delay(50, 0));
    }

    @Test
    void noWaitIsSoShortThatALoopSpins() {
        RetryPolicy all = new RetryPolicy(Duration.ofMillis(200), Duration.ofSeconds(2), 2, 1);
        assertEquals(Duration.ofMillis(1), all.delay(1, 1));
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new RetryPolicy(second, Duration.ofMillis(999), 2, 0.5));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RetryPolicy(Duration.ZERO, second, 2, 0.5));
        assertThrows(
                IllegalArgumentException.class, () -> new RetryPolicy(second, second, 0.9, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new RetryPolicy(second, second, 2, 1.1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RetryPolicy(second, second, Double.NaN, 0.5));
        assertThrows(IllegalArgumentException.class, () -> doubling.delay(0, 0.5));
        assertThrows(IllegalArgumentException.class, () -> doubling.delay(1, 1.01));
    }
}
