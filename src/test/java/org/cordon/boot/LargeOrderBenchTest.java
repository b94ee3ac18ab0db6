package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.boot.LargeOrderChild.Load;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Bytes;
import org.cordon.sim.OrderText;
import org.cordon.sim.PackedOrder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// An order of a million packs loaded into a whole terminal, as CSV and as EPCIS: seconds until the line
/// runs it, until a scan of its last pack is judged, and until the store lists it. As ratios, a pack, to
/// an order of a tenth. In a process with the memory that an installed Cordon has.
///
/// `mvn -q -Pbench verify`. Machines differ and are shared: compare the ratios, never the times.
@Tag("bench")
final class LargeOrderBenchTest {
    private static final int BUNDLES = 10;
    private static final int PACKS = 10;
    private static final int LARGE = 1_000_000 / Integer.getInteger("bench.divisor", 1);

    /// The goal of `req~order.million~1`.
    private static final double MOST_OF_TENTH = 1.5;

    @TempDir private Path folder;

    private enum Format {
        CSV("csv"),
        EPCIS("json");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        private String text(PackedOrder packed) {
            return this == CSV ? OrderText.csv(packed) : OrderText.epcisWithLinks(packed);
        }
    }

    // [utest->req~order.million~1]
    @Test
    void aMillionPacksAreLoadedInEitherFormat() throws IOException, InterruptedException {
        System.out.println(
                "    packs   format   active   judged   listed   ratios a pack    peak heap"
                        + "   scans: median, most while loaded; median, most after");
        for (Format format : Format.values()) {
            load(format, LARGE / 10);
            Load small = load(format, LARGE / 10);
            Load large = load(format, LARGE);
            double active = large.active() / small.active() / 10;
            double judged = large.judged() / small.judged() / 10;
            double listed = large.listed() / small.listed() / 10;
            System.out.printf(
                    Locale.ROOT,
                    "%9d   %-6s %6.1f s %6.1f s %6.1f s   %.2f %.2f %.2f   %d MiB"
                            + "   %.0f %.0f   %.0f %.0f ms%n",
                    LARGE,
                    format,
                    large.active(),
                    large.judged(),
                    large.listed(),
                    active,
                    judged,
                    listed,
                    large.peak() >> 20,
                    large.waits().loading(),
                    large.waits().mostLoading(),
                    large.waits().after(),
                    large.waits().mostAfter());
            double most = Math.max(active, Math.max(judged, listed));
            assertTrue(most <= MOST_OF_TENTH, () -> format + ": a pack costs " + most);
        }
    }

    private Load load(Format format, int packs) throws IOException, InterruptedException {
        Path root = Files.createTempDirectory(folder, "load");
        Path file = root.resolve("order." + format.ending);
        UnitId last = write(format, packs, file);
        return LargeOrderChild.load(
                root.resolve("data"),
                file,
                Bytes.parse("]d2%s{GS}1728113010K2411A".formatted(last.key())));
    }

    /// @return the last pack
    private static UnitId write(Format format, int packs, Path file) throws IOException {
        Order order = PackedOrder.largeOrder(packs);
        PackedOrder packed = PackedOrder.of(order, packs / BUNDLES / PACKS, BUNDLES, PACKS, 3);
        Files.writeString(file, format.text(packed));
        return packed.packs().getLast();
    }
}
