package org.cordon.app.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.sim.OrderText;
import org.cordon.sim.PackedOrder;
import org.cordon.support.OrderReaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// An order of 100,000 packs. `[utest->req~order.large~1]`
final class LargeOrderTest {
    private static final Order ORDER = PackedOrder.largeOrder(100_000);

    @TempDir Path dir;

    @Test
    void allFormatsAreReadWithProgress() throws IOException {
        PackedOrder packed = PackedOrder.of(ORDER, 2_000, 5, 10, 3);
        Path csv = dir.resolve("order.csv");
        Path urns = dir.resolve("urns.json");
        Path links = dir.resolve("links.json");
        Path xml = dir.resolve("urns.xml");
        Files.writeString(csv, OrderText.csv(packed));
        Files.writeString(urns, OrderText.epcisWithUrns(packed));
        Files.writeString(links, OrderText.epcisWithLinks(packed));
        Files.writeString(xml, OrderText.epcisXml(packed));
        OrderFile table = read(OrderReaders.csv(), csv);
        assertEquals(112_001, table.units().size());
        assertEquals(table.units(), read(OrderReaders.epcis(), urns).units());
        OrderFile linked = read(OrderReaders.epcis(), links);
        assertEquals(table.units(), linked.units());
        assertEquals(table.units(), read(OrderReaders.epcisXml(), xml).units());
        namesAreSharedIn(table);
        namesAreSharedIn(linked);
    }

    // [utest->req~store.order-heap~1]
    private static void namesAreSharedIn(OrderFile order) {
        Set<Object> parents = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Object> numbers = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Unit unit : order.units()) {
            parents.add(unit.parent());
            if (unit.id() instanceof UnitId.Sgtin sgtin) {
                numbers.add(sgtin.gtin());
            }
        }
        assertEquals(2_000 + 10_000 + 2, parents.size(), "one for each container, and none");
        assertEquals(2, numbers.size(), "one for packs and one for bundles");
    }

    private static OrderFile read(OrderReader reader, Path file) throws IOException {
        long[] heard = new long[2];
        OrderFile read =
                reader.read(
                        file,
                        new Progress() {
                            @Override
                            public void at(long done, long total) {
                                assertTrue(done > heard[0] && done <= total);
                                heard[0] = done;
                                heard[1]++;
                            }

                            @Override
                            public boolean cancelled() {
                                return false;
                            }
                        });
        assertEquals(Files.size(file), heard[0]);
        assertTrue(heard[1] > 50, "progress must move");
        assertEquals(ORDER, read.order());
        return read;
    }
}
