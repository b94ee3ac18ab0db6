package org.cordon.core.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.ScanCounts.Place;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class ScanCountsTest {
    private static final Place FIRST = new Place(Optional.empty(), 1, DeviceRole.INLINE);
    private static final Place SECOND = new Place(Optional.empty(), 2, DeviceRole.INLINE);

    private static ScanJudged scan(VerdictCode verdict, int lane) {
        return Shift.scan(new OrderId("PO-1"), verdict, 1, Instant.EPOCH, lane);
    }

    // [utest->req~line.counts~1]
    @Test
    void scansAreCountedByStationLaneRoleAndVerdict() {
        ScanCounts counts = new ScanCounts();
        counts.add(scan(VerdictCode.ACCEPTED, 2));
        counts.add(scan(VerdictCode.ACCEPTED, 1));
        counts.add(scan(VerdictCode.ACCEPTED, 2));
        counts.add(scan(VerdictCode.NO_READ, 2));
        assertEquals(
                Map.of(
                        FIRST,
                        Map.of(VerdictCode.ACCEPTED, 1L),
                        SECOND,
                        Map.of(VerdictCode.ACCEPTED, 2L, VerdictCode.NO_READ, 1L)),
                counts.byPlace());
        assertEquals(List.of(SECOND, FIRST), List.copyOf(counts.byPlace().keySet()));
        assertEquals(Map.of(VerdictCode.ACCEPTED, 3L, VerdictCode.NO_READ, 1L), counts.total());
    }

    // [utest->req~line.counts~1]
    @Test
    void whatWasCountedEarlierIsAdded() {
        ScanCounts before = new ScanCounts();
        before.add(scan(VerdictCode.ACCEPTED, 1));
        ScanCounts counts = new ScanCounts();
        counts.add(scan(VerdictCode.ACCEPTED, 1));
        counts.add(before.byPlace());
        assertEquals(Map.of(FIRST, Map.of(VerdictCode.ACCEPTED, 2L)), counts.byPlace());
        assertEquals(Map.of(FIRST, Map.of(VerdictCode.ACCEPTED, 1L)), before.byPlace());
    }

    // [utest->req~batch-judging.set-up~1]
    @Test
    void setUpAndChallengePiecesAreNotCounted() {
        ScanJudged product = scan(VerdictCode.ACCEPTED, 1);
        ScanCounts counts = new ScanCounts();
        for (ReadPurpose purpose : ReadPurpose.values()) {
            counts.add(
                    new ScanJudged(
                            product.device(),
                            product.receivedAt(),
                            product.raw(),
                            product.order(),
                            product.verdict(),
                            product.unit(),
                            product.fault(),
                            product.reason(),
                            product.container(),
                            product.role(),
                            product.grade(),
                            product.alarm(),
                            product.station(),
                            product.lane(),
                            product.slot(),
                            Optional.of(purpose)));
        }
        assertEquals(Map.of(), counts.byPlace());
    }
}
