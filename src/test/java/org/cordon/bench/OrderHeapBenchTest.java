package org.cordon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What memory an order of a million packs takes while it is read: the most there was at a time, and
/// what stays, per pack, as ratios to an order of a hundred thousand.
///
/// `mvn -q -Pbench verify`
@Tag("bench")
final class OrderHeapBenchTest {
    private static final int IN_A_CASE = 100;

    @TempDir private Path folder;

    /// Bytes.
    private record Heap(long peak, long kept) {}

    // [utest->req~store.order-heap~1]
    @Test
    void aMillionPacksAreReadInBoundedMemory() throws IOException {
        read(100_000);
        Heap small = read(100_000);
        Heap large = read(1_000_000);
        System.out.println("    packs   peak heap     kept   kept/pack   ratio of kept/pack");
        print(100_000, small, small);
        print(1_000_000, large, small);
    }

    private static void print(int packs, Heap heap, Heap small) {
        double each = heap.kept() / (double) packs;
        System.out.printf(
                Locale.ROOT,
                "%9d   %6d MiB %5d MiB   %7.0f B   %.2f%n",
                packs,
                heap.peak() >> 20,
                heap.kept() >> 20,
                each,
                each / (small.kept() / 100_000.0));
    }

    private Heap read(int packs) throws IOException {
        Path file = folder.resolve(packs + ".csv");
        write(file, packs);
        long before = used();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        OrderFile order = OrderReaders.csv().read(file, Progress.NONE);
        long peak = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        long kept = used() - before;
        assertEquals(packs + packs / IN_A_CASE, order.units().size());
        return new Heap(peak, kept);
    }

    private static java.util.stream.Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP);
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
