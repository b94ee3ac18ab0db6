package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.adapter.sql.H2File;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.SerialUse;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Orders and their units, over a real H2 file.
final class H2StoredOrdersDbTest extends StoreQueriesDbCase {
    // [utest->req~store.order-given-up~1]
    @Test
    void anOrderGivenUpHalfWayLeavesTheOneBeforeActive() {
        load("PO-1", 0, 20);
        operations.add(new OrderEvent.OrderActivated(ORDER));
        load("PO-2", 0, 10);
        load("PO-1", 20, 10);
        apply();

        assertEquals(Optional.of(Shift.order("PO-1", 20)), records.activeOrder());
        assertEquals(
                Optional.of(
                        new Unit(
                                Shift.pack(7),
                                UnitKind.PACK,
                                Optional.of(Shift.container(0)),
                                UnitState.ACTIVE)),
                records.unit(ORDER, Shift.pack(7)));
        assertEquals(Optional.empty(), records.unit(ORDER, Shift.pack(25)));
        assertEquals(10, records.children(ORDER, Shift.container(1)).size());
    }

    // [utest->req~store.order-given-up~1]
    @Test
    void anOrderLoadedAgainReplacesItsUnitsOnceActivated() {
        load("PO-1", 0, 20);
        operations.add(new OrderEvent.OrderActivated(ORDER));
        load("PO-1", 10, 30);
        operations.add(new OrderEvent.OrderActivated(ORDER));
        apply();

        assertEquals(Optional.of(Shift.order("PO-1", 30)), records.activeOrder());
        assertEquals(Optional.empty(), records.unit(ORDER, Shift.pack(7)));
        assertEquals(
                Optional.of(Shift.pack(25)), records.unit(ORDER, Shift.pack(25)).map(Unit::id));
    }

    // [utest->req~store.never-unknown-while-behind~1]
    @Test
    @ExpectedLog(from = H2File.class, message = "was set aside as")
    void aStoreThatIsBehindDoesNotSayWhatTheOrderDoesNotList() {
        load("PO-1", 0, 20);
        Entry first = operations.add(new OrderEvent.OrderActivated(ORDER));
        ActiveOrder active = new ActiveOrder(Shift.order("PO-1", 20), 20, first.position(), false);
        assertThrows(StoreUnavailable.class, () -> records.unit(active, Shift.pack(7)));

        store.apply(operations.after(0, 2));
        assertThrows(StoreUnavailable.class, () -> records.unit(active, Shift.pack(7)));
        store.apply(operations.after(2, 1));

        assertEquals(Optional.of(active), records.active());
        assertEquals(Optional.of(Shift.pack(7)), records.unit(active, Shift.pack(7)).map(Unit::id));
        assertEquals(Optional.empty(), records.unit(active, Shift.pack(25)));
        assertFalse(store.setAside().isEmpty());
        assertThrows(StoreUnavailable.class, () -> records.unit(active, Shift.pack(7)));
    }

    /// A number is that of a pack of [Shift#pack].
    // [utest->req~hold.preview~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    the whole lot            | lot K2411A        | 20
                    another lot              | lot K2411B        | 0
                    a range                  | range 3 7         | 5
                    one serial               | range 3 3         | 1
                    the wrong way round      | range 7 3         | 0
                    beyond the order         | range 15 40       | 5
                    a time at a station      | time Unit 1 2     | 2
                    until now                | time Unit 2 on    | 2
                    at the first of the line | time first 0 1    | 1
                    at a station without     | time Other 0 9    | 0
                    units by their names     | units 3 19 20     | 2
                    a range of digits        | digits            | 0
                    what has no code         | tag               | none
                    """)
    void countsTheUnitsOfAnOrderThatATargetCovers(String rule, String target, String count) {
        load("PO-1", 0, 20);
        operations.add(new OrderEvent.OrderActivated(ORDER));
        accepted(0, Optional.empty());
        for (int n = 1; n < 4; n++) {
            accepted(n, Optional.of(new StationId("Unit")));
        }
        apply();
        OptionalLong covered =
                records.covered(ORDER, target(target.split(" ")), target.contains("first"));
        assertEquals(count, covered.isPresent() ? "" + covered.getAsLong() : "none", rule);
    }

    // [utest->req~line-data.reuse~1]
    @Test
    void serialsThatOtherOrdersUsedAreFoundInParts() {
        load("PO-1", 0, 20);
        operations.add(new OrderEvent.OrderActivated(ORDER));
        load("PO-2", 3, 5);
        operations.add(new OrderEvent.OrderActivated(new OrderId("PO-2")));
        load("PO-3", 0, 20);
        operations.add(new OrderEvent.OrderActivated(new OrderId("PO-3")));
        accepted(3, Optional.of(new StationId("Unit")));
        accepted(7, Optional.of(new StationId("Unit")));
        accepted(7, Optional.of(new StationId("Case")));
        scans.add(Shift.scan(new OrderId("PO-2"), VerdictCode.ACCEPTED, 7, AT.plusSeconds(60)));
        scans.add(Shift.scan(new OrderId("PO-3"), VerdictCode.ACCEPTED, 8, AT));
        apply();

        List<SerialUse> found = new ArrayList<>();
        int parts = 0;
        for (Optional<String> after = Optional.of(""); after.isPresent(); parts++) {
            StoreQueries.Reused part = records.reused(new OrderId("PO-3"), after.get(), 4);
            found.addAll(part.uses());
            after = part.last();
        }
        assertEquals(List.of(use(3, "PO-1", 3), use(7, "PO-1", 7), use(7, "PO-2", 60)), found);
        assertEquals(6, parts, "20 packs and 2 containers, 4 at once");
    }

    private static SerialUse use(int pack, String order, int second) {
        return new SerialUse(
                Shift.pack(pack),
                new OrderId(order),
                Optional.of(Shift.order(order, 1).expiry().date()),
                AT.plusSeconds(second));
    }

    private void accepted(int pack, Optional<StationId> station) {
        scans.add(
                new ScanJudged(
                        new DeviceId("Camera 1"),
                        AT.plusSeconds(pack),
                        Bytes.of(),
                        Optional.of(ORDER),
                        VerdictCode.ACCEPTED,
                        Optional.of(Shift.pack(pack)),
                        Optional.empty(),
                        Reason.of("accepted.pack"),
                        Optional.empty(),
                        DeviceRole.INLINE,
                        Optional.empty(),
                        Optional.empty(),
                        station,
                        1));
    }
}
