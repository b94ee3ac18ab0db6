package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.boot.demo.DemoTerminal;
import org.cordon.boot.settings.DataFolder;
import org.cordon.core.order.Order;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.sim.OrderText;
import org.cordon.sim.PackedOrder;
import org.cordon.support.Until;
import org.cordon.ui.shell.TerminalServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/// An order of 100,000 packs, loaded into a whole terminal: journal, store and line.
final class LargeOrderDbTest {
    private static final Order ORDER = PackedOrder.largeOrder(100_000);

    @TempDir private Path folder;

    private record Heard(AtomicLong done, long cancelAfter) implements Progress {
        @Override
        public void at(long now, long total) {
            assertTrue(now >= done.get() && now <= total, "progress goes forward");
            done.set(now);
        }

        @Override
        public boolean cancelled() {
            return done.get() > cancelAfter;
        }
    }

    // [utest->req~order.large~1]
    @Test
    void itCanBeCancelledLoadsWithProgressAndScansAreJudgedByIt() throws IOException {
        PackedOrder packed = PackedOrder.of(ORDER, 2_000, 5, 10, 3);
        Path file = folder.resolve("order.csv");
        Files.writeString(file, OrderText.csv(packed));
        DataFolder data = new DataFolder(folder.resolve("data"));
        data.create();
        try (DemoTerminal demo = new DemoTerminal(data, new SystemTime(Optional.empty()), 1)) {
            demo.terminal().start().join();
            demo.signIn().join();
            TerminalServices parts = demo.terminal().parts();

            Heard given = new Heard(new AtomicLong(), Files.size(file) + 100_000);
            assertInstanceOf(
                    CancellationException.class,
                    assertThrows(
                                    CompletionException.class,
                                    () -> parts.orders().load(file, given).thenApply(o -> o).join())
                            .getCause());
            assertEquals(Optional.empty(), parts.line().status().order());

            Heard whole = new Heard(new AtomicLong(), Long.MAX_VALUE);
            assertEquals(ORDER, parts.orders().load(file, whole).join());
            assertEquals(2 * Files.size(file), whole.done().get());
            Until.holds(
                    () -> parts.line().status().order().isPresent(), () -> "the line takes it up");
            EvaluatedScan last =
                    parts.scans()
                            .typed(
                                    Bytes.parse(
                                            "]d2%s{GS}1728113010K2411A"
                                                    .formatted(packed.packs().getLast().key())))
                            .join();
            assertEquals(VerdictCode.ACCEPTED, last.code());
        }
    }
}
