package org.cordon.boot.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.support.FakeTimeSource;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/// The demo's clocks.
final class QuickTimeTest {
    private final FakeTimeSource real = new FakeTimeSource();
    private final Instant start = real.now();
    private final QuickTime quick = new QuickTime(real, 40);

    @Test
    void bothClocksRunFast() {
        long nanos = quick.nanos();
        real.advance(Duration.ofSeconds(3));
        assertEquals(start.plusSeconds(120), quick.now());
        assertEquals(Duration.ofMinutes(2).toNanos(), quick.nanos() - nanos);
    }

    @Test
    void stoppedClocksStandAndGoOnWhereTheyWere() {
        real.advance(Duration.ofSeconds(1));
        quick.stop(true);
        real.advance(Duration.ofHours(1));
        assertEquals(start.plusSeconds(40), quick.now());
        quick.stop(false);
        assertEquals(start.plusSeconds(40), quick.now());
        real.advance(Duration.ofSeconds(1));
        assertEquals(start.plusSeconds(80), quick.now());
    }
}
