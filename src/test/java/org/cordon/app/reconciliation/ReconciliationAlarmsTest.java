package org.cordon.app.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.order.OrderId;
import org.cordon.core.reconciliation.DifferenceKind;
import org.cordon.core.reconciliation.Reconciliation;
import org.cordon.core.verdict.LineFinding;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When the count of the running order is an alarm, and when it is none any more.
final class ReconciliationAlarmsTest {
    private static final OrderId ORDER = new OrderId("PO-1");
    private static final Instant CLOSING = Instant.parse("2026-11-30T14:00:00Z");

    private final List<String> told = new ArrayList<>();
    private boolean taken = true;
    private final ReconciliationAlarms alarms =
            new ReconciliationAlarms(
                    Duration.ofSeconds(60),
                    finding -> {
                        if (taken) {
                            told.add((finding.stands() ? "+" : "-") + finding.kind());
                        }
                        return taken;
                    });

    private boolean counted(OrderId order, int seconds, DifferenceKind... differences) {
        Map<DifferenceKind, Long> all = new EnumMap<>(DifferenceKind.class);
        for (DifferenceKind each : differences) {
            all.put(each, 3L);
        }
        told.clear();
        return alarms.counted(
                order,
                seconds < 0 ? Optional.empty() : Optional.of(CLOSING),
                CLOSING.plusSeconds(seconds),
                new Reconciliation(List.of(), all, List.of()));
    }

    // [utest->req~reconciliation.alarms~1]
    @Test
    void whatDoesNotAddUpIsAnAlarmOnceLineDataMayBeLateNoLonger() {
        assertFalse(counted(ORDER, -1, DifferenceKind.TWICE));
        assertEquals(List.of("-RECON_UNACCOUNTED", "-RECON_DIFFERENCE"), told);
        assertTrue(counted(ORDER, 59, DifferenceKind.UNACCOUNTED), "come again soon");
        assertEquals(List.of(), told);
        assertFalse(counted(ORDER, 60, DifferenceKind.UNACCOUNTED));
        assertEquals(List.of("+RECON_UNACCOUNTED"), told);
        assertFalse(counted(ORDER, 61, DifferenceKind.UNACCOUNTED, DifferenceKind.TWICE));
        assertEquals(List.of("+RECON_DIFFERENCE"), told);
    }

    // [utest->req~reconciliation.alarms~1]
    @Test
    void anAlarmEndsOnceAllIsAccountedForAndOnceTheBatchIsClosed() {
        counted(ORDER, 60, DifferenceKind.UNACCOUNTED, DifferenceKind.READ_NOT_PACKED);
        assertEquals(List.of("+RECON_UNACCOUNTED", "+RECON_DIFFERENCE"), told);
        counted(ORDER, 70, DifferenceKind.READ_NOT_PACKED);
        assertEquals(List.of("-RECON_UNACCOUNTED"), told);
        counted(ORDER, -1, DifferenceKind.READ_NOT_PACKED);
        assertEquals(List.of("-RECON_DIFFERENCE"), told);
    }

    // [utest->req~reconciliation.alarms~1]
    @Test
    void whatIsNotTakenIsToldAgainAndAnotherOrderBeginsAnew() {
        taken = false;
        assertTrue(counted(ORDER, 60, DifferenceKind.UNACCOUNTED), "come again soon");
        taken = true;
        assertFalse(counted(ORDER, 61, DifferenceKind.UNACCOUNTED));
        assertEquals(List.of("+RECON_UNACCOUNTED", "-RECON_DIFFERENCE"), told);
        counted(new OrderId("PO-2"), 61, DifferenceKind.UNACCOUNTED);
        assertEquals(List.of("+RECON_UNACCOUNTED", "-RECON_DIFFERENCE"), told);
        assertEquals(
                List.of(true, true),
                List.of(LineFinding.RECON_UNACCOUNTED, LineFinding.RECON_DIFFERENCE).stream()
                        .map(LineFinding.KINDS::contains)
                        .toList());
    }
}
