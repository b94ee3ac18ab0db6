package org.cordon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.support.OrderReaders;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What memory an order of a million packs takes, as a ratio to its file, and beside one of a hundred
/// thousand. What loading takes at a time, [org.cordon.boot.LargeOrderBenchTest] shows.
///
/// `mvn -q -Pbench verify`
@Tag("bench")
final class OrderHeapBenchTest {
    private static final int IN_A_CASE = 100;
    private static final int PACKS = 1_000_000 / Integer.getInteger("bench.divisor", 1);

    /// The goals of `req~store.order-heap~1`.
    private static final double MOST_OF_FILE = 3.5;

    private static final double MOST_OF_TENTH = 1.2;

    @TempDir private Path folder;

    // [utest->req~store.order-heap~1]
    @Test
    void aMillionPacksTakeAsMuchMemoryEachAsFewer() throws IOException {
        double small = heapOfFile(PACKS / 10);
        double large = heapOfFile(PACKS);
        System.out.printf(
                Locale.ROOT,
                "heap of an order, ratio to its file: %d packs %.2f, %d packs %.2f%n",
                PACKS / 10,
                small,
                PACKS,
                large);
        assertTrue(large <= MOST_OF_FILE, () -> "an order keeps %.2f of its file".formatted(large));
        assertTrue(large / small <= MOST_OF_TENTH, () -> "a pack keeps " + large / small);
    }

    private double heapOfFile(int packs) throws IOException {
        Path file = folder.resolve(packs + ".csv");
        write(file, packs);
        List<OrderFile> order = new ArrayList<>();
        order.add(OrderReaders.csv().read(file, Progress.NONE));
        assertEquals(packs + packs / IN_A_CASE, order.getFirst().units().size());
        long with = used();
        order.clear();
        return (with - used()) / (double) Files.size(file);
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static void write(Path file, int packs) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("# order: PO-HEAP\n# product: Demozin 5 mg\n");
            out.write("gtin,serial,lot,expiry,parent\n");
            for (int i = 0; i < packs; i++) {
                String box = Shift.container(i / IN_A_CASE).label();
                if (i % IN_A_CASE == 0) {
                    out.write(",%s,,,\n".formatted(box));
                }
                out.write("09506000134352,S%07d,K2411A,2028-11-30,%s\n".formatted(i, box));
            }
        }
    }
}
