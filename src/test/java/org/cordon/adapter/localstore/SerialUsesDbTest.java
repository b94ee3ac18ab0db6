package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.StoreQueries;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.SerialUse;
import org.cordon.core.projection.SerialUses;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What the record and the local store say of serials that other orders used.
final class SerialUsesDbTest extends StoreQueriesDbCase {
    // [utest->req~line-data.reuse-list~1]
    @Test
    void recordAndStoreSayTheSame() {
        List<OrderId> orders = List.of(ORDER, new OrderId("PO-2"), new OrderId("PO-3"));
        Random random = new Random(20261201);
        for (int round = 0; round < 6; round++) {
            OrderId order = orders.get(random.nextInt(3));
            load(order.value(), 10 * random.nextInt(4), 30);
            if (random.nextBoolean() || round < 2) {
                operations.add(new OrderEvent.OrderActivated(order));
            }
        }
        List<VerdictCode> verdicts =
                List.of(VerdictCode.ACCEPTED, VerdictCode.WRONG_LOT, VerdictCode.DUPLICATE);
        for (int i = 0; i < 400; i++) {
            scans.add(
                    Shift.scan(
                            orders.get(random.nextInt(3)),
                            verdicts.get(random.nextInt(3)),
                            random.nextInt(70),
                            AT.plusSeconds(i)));
        }
        apply();
        int ran = 0;
        for (OrderId order : orders) {
            SerialUses recorded = new SerialUses(order);
            operations.entries().forEach(entry -> recorded.apply(entry.event()));
            scans.entries().forEach(entry -> recorded.apply(entry.event()));
            if (recorded.running().isEmpty()) {
                continue;
            }
            List<SerialUse> stored = new ArrayList<>();
            for (Optional<String> after = Optional.of(""); after.isPresent(); ) {
                StoreQueries.Reused part = records.reused(order, after.get(), 7);
                stored.addAll(part.uses());
                after = part.last();
            }
            assertEquals(stored, recorded.after("").toList(), order.value());
            assertFalse(stored.isEmpty(), order.value());
            ran++;
        }
        assertTrue(ran > 1, "orders that ran");
    }
}
