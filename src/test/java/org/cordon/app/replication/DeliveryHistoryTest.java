package org.cordon.app.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.replication.DeliveryHistory.Attempt;
import org.cordon.app.replication.DeliveryHistory.Outcome;
import org.cordon.support.FakeTimeSource;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class DeliveryHistoryTest {
    private final FakeTimeSource time = new FakeTimeSource();
    private final DeliveryHistory deliveries = new DeliveryHistory(time);

    // [utest->req~sync.history~1]
    @Test
    void attemptsOfOneOutcomeInARowAreOne() {
        Instant start = time.now();
        deliveries.note(Outcome.DELIVERED, 500, "");
        time.advance(Duration.ofSeconds(1));
        deliveries.note(Outcome.DELIVERED, 20, "");
        time.advance(Duration.ofSeconds(1));
        deliveries.note(Outcome.FAILED, 0, "unplugged");
        deliveries.note(Outcome.FAILED, 0, "refused");
        Instant end = start.plusSeconds(2);
        assertEquals(
                List.of(
                        new Attempt(end, end, Outcome.FAILED, 1, 0, "refused"),
                        new Attempt(end, end, Outcome.FAILED, 1, 0, "unplugged"),
                        new Attempt(start, start.plusSeconds(1), Outcome.DELIVERED, 2, 520, "")),
                deliveries.attempts());
    }

    // [utest->req~sync.history~1]
    @Test
    void onlyTheLastAttemptsAreKept() {
        for (int i = 0; i < DeliveryHistory.KEPT + 5; i++) {
            deliveries.note(Outcome.FAILED, 0, "reason " + i);
        }
        assertEquals(DeliveryHistory.KEPT, deliveries.attempts().size());
        assertEquals(
                "reason " + (DeliveryHistory.KEPT + 4), deliveries.attempts().getFirst().words());
    }

    // [utest->req~sync.history~1]
    @Test
    void theRateIsThatOfTheLastMinute() {
        deliveries.note(Outcome.DELIVERED, 600, "");
        time.advance(Duration.ofSeconds(30));
        deliveries.note(Outcome.DELIVERED, 60, "");
        assertEquals(11, deliveries.perSecond());
        time.advance(Duration.ofSeconds(31));
        assertEquals(1, deliveries.perSecond());
        time.advance(Duration.ofSeconds(31));
        assertEquals(0, deliveries.perSecond());
    }
}
