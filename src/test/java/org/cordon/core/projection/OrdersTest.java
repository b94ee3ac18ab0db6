package org.cordon.core.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.Entry;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.support.Chain;
import org.cordon.support.Shift;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrdersTest {
    // `A10` opens order A with 10 packs, `A!` activates it. What runs names the order, its packs,
    // the entry
    // that activated it and the one that opened it; the last column is order A as a report shows
    // it.
    // [utest->req~projection.orders~1]
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nothing was loaded             |               | -         | -
                    an order is only opened        | A10           | -         | A10
                    it is opened again             | A10 A20       | -         | A20
                    it runs                        | A10 A!        | A10@2<1   | A10
                    as it was opened last          | A10 A20 A!    | A20@3<2   | A20
                    not as it was opened since     | A10 A! A20    | A10@2<1   | A10
                    until it is activated again    | A10 A! A20 A! | A20@4<3   | A20
                    activated twice, the last says | A10 A! A!     | A10@3<1   | A10
                    another order runs             | A10 A! B30 B! | B30@4<3   | A10
                    and the first again            | A10 A! B30 B! A! | A10@5<1 | A10
                    what was never opened runs not | A!            | -         | -
                    and leaves what runs           | A10 A! B!     | A10@2<1   | A10
                    """)
    void whichOrderRuns(String rule, String events, String runs, String shown) {
        Orders orders = new Orders();
        Chain chain = Chain.of(StreamId.OPERATIONS);
        for (String event : events == null ? new String[0] : events.split(" ")) {
            String id = event.substring(0, 1);
            String what = event.substring(1);
            chain.add(
                    what.equals("!")
                            ? new OrderEvent.OrderActivated(new OrderId(id))
                            : new OrderEvent.OrderOpened(
                                    Shift.order(id, Integer.parseInt(what)),
                                    "order.csv",
                                    Entry.NO_HASH,
                                    0,
                                    false));
        }
        chain.entries().forEach(orders::apply);

        String active =
                orders.active()
                        .map(now -> told(now.order()) + "@" + now.activated().seq())
                        .orElse("-");
        assertEquals(runs, active + orders.opening().map(at -> "<" + at.seq()).orElse(""), rule);
        assertEquals(shown, orders.order(new OrderId("A")).map(OrdersTest::told).orElse("-"), rule);
    }

    private static String told(Order order) {
        return order.id().value() + order.packs();
    }
}
