package org.cordon.app.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));

    @Test
    void itDoublesUpToTheCap() {
        assertEquals(Duration.ofMillis(200), backoff.delay(1, 0.5));
        assertEquals(Duration.ofMillis(400), backoff.delay(2, 0.5));
        assertEquals(Duration.ofSeconds(2), backoff.delay(5, 0.5));
        assertEquals(Duration.ofSeconds(2), backoff.delay(Integer.MAX_VALUE, 0.5));
    }

    @Test
    void theRandomPartIsAFifthEitherWay() {
        assertEquals(Duration.ofMillis(160), backoff.delay(1, 0));
        assertEquals(Duration.ofMillis(240), backoff.delay(1, 1));
    }

    @Test
    void aCapBelowTheFirstWaitIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
