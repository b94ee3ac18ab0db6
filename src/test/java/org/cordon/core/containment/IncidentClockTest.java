package org.cordon.core.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

final class IncidentClockTest {
    private static final Instant DETECTED = Instant.parse("2026-11-23T02:12:04Z");

    @Test
    void itCountsTheMonotonicClockFromDetection() {
        IncidentClock clock = IncidentClock.detectedAt(-5_000_000_000L);
        assertEquals(Duration.ofSeconds(5), clock.elapsed(0));
        assertEquals(Duration.ofMillis(5_250), clock.elapsed(250_000_000L));
    }

    @Test
    void theMonotonicClockMayWrapAround() {
        IncidentClock clock = IncidentClock.detectedAt(Long.MAX_VALUE - 1_000);
        assertEquals(Duration.ofNanos(3_000), clock.elapsed(Long.MIN_VALUE + 1_999));
    }

    @Test
    void aMomentBeforeTheAnchorReadsTheBase() {
        assertEquals(Duration.ZERO, IncidentClock.detectedAt(1_000).elapsed(0));
    }

    // [utest->req~containment.clock-never-back~1]
    @Test
    void afterARestartTheGreaterOfWallAndRecordCounts() {
        Duration recorded = Duration.ofMinutes(25);
        assertEquals(
                Duration.ofMinutes(40),
                IncidentClock.resumed(DETECTED, recorded, DETECTED.plusSeconds(2400), 9)
                        .elapsed(9));
        assertEquals(
                recorded,
                IncidentClock.resumed(DETECTED, recorded, DETECTED.plusSeconds(60), 9).elapsed(9));
        assertEquals(
                recorded,
                IncidentClock.resumed(DETECTED, recorded, DETECTED.minusSeconds(60), 9).elapsed(9));
    }
}
