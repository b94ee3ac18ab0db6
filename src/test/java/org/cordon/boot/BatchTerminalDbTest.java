package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.batch.BatchStatus;
import org.cordon.app.order.OrderCommands.Use;
import org.cordon.app.order.OrderPreview;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.batch.BatchPhase;
import org.cordon.core.batch.ClearanceAnswer;
import org.cordon.core.batch.ClearanceAnswer.Found;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.Person;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Mara;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.cordon.ui.shell.TerminalServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A whole terminal whose batches go through their phases over restarts, with an order that waits.
final class BatchTerminalDbTest {
    private static final OrderId A = new OrderId("PO-1");
    private static final OrderId B = new OrderId("PO-2");

    @TempDir private Path dir;

    private Terminal terminal() throws IOException {
        DataFolder folder = new DataFolder(dir.resolve("terminal"));
        Files.createDirectories(dir.resolve("terminal"));
        Files.writeString(folder.settings(), "terminal.name=L7\nline.name=Line 7\n");
        Terminal terminal = new Terminal(folder, Settings.of(folder), new RealTime());
        terminal.start().join();
        Mara.signIn(terminal.parts().authentication());
        return terminal;
    }

    private Path order(OrderId id, String lot) throws IOException {
        return Files.writeString(
                dir.resolve(id + ".csv"),
                "# order: %s\n# product: Amlodipine\ngtin,serial,lot,expiry,parent\n".formatted(id)
                        + IntStream.range(0, 20)
                                .mapToObj(each ->
                                        "04012345000009,%s%d,%s,2028-11-30,\n"
                                                .formatted(lot, each, lot))
                                .collect(Collectors.joining()));
    }

    private static BatchPhase phase(TerminalServices parts, OrderId order) {
        return parts.batches().status().batch(order).orElseThrow().state().phase();
    }

    private static VerdictCode verdict(TerminalServices parts, String serial, String lot) {
        return parts.scans()
                .typed(
                        Bytes.parse(
                                "]d2010401234500000917281130"
                                        + "10%s{GS}21%s".formatted(lot, serial)))
                .join()
                .code();
    }

    // [utest->req~batch.after-restart~1]
    // [utest->req~order.waits~1]
    @Test
    void batchesAndTheOrderThatWaitsAreKnownAfterARestart() throws IOException {
        BatchStatus before;
        try (Terminal terminal = terminal()) {
            TerminalServices parts = terminal.parts();
            var _ = parts.orders().load(order(A, "K1"), Progress.NONE).join();
            OrderPreview next = parts.orders().read(order(B, "K2"), Progress.NONE).join();
            var _ = parts.orders().load(next, Use.WAIT, Progress.NONE).join();
            Until.holds(
                    () -> parts.batches().status().batch(B).isPresent(),
                    () -> parts.batches().status().toString());
            assertEquals(BatchPhase.PLANNED, phase(parts, B));
            Person second =
                    parts.authentication().enrol("jo", "Jo", "cordon-demo".toCharArray()).join();
            List<ClearanceAnswer> clear =
                    parts.batches().checklist().points().stream()
                            .map(point -> new ClearanceAnswer(point.code(), Found.CLEAR, ""))
                            .toList();
            var _ = parts.batchCommands().clearLine(A, clear, second).join();
            var _ = parts.batchCommands().startSetUp(A).join();
            var _ = parts.batchCommands().approveFirstPiece(A, Optional.empty(), "", second).join();
            before = parts.batches().status();
        }
        try (Terminal terminal = terminal()) {
            TerminalServices parts = terminal.parts();
            assertEquals(before, parts.batches().status());
            var _ = parts.batchCommands().start(A).join();
            var _ = parts.batchCommands().pause(A, "no cartons").join();
            before = parts.batches().status();
        }
        try (Terminal terminal = terminal()) {
            TerminalServices parts = terminal.parts();
            assertEquals(before, parts.batches().status());
            assertEquals(BatchPhase.PAUSED, phase(parts, A));
            var _ = parts.batchCommands().beginClosing(A).join();
            var _ =
                    parts.orders()
                            .activate(parts.batches().status().batch(B).orElseThrow().order())
                            .join();
            Until.holds(
                    () ->
                            parts.line().status().order().filter(o -> o.id().equals(B)).isPresent()
                                    && verdict(parts, "K20", "K2") == VerdictCode.ACCEPTED,
                    () -> parts.line().status().toString());
            assertEquals(Optional.of(B), parts.batches().status().active());
            assertEquals(BatchPhase.CLOSING, phase(parts, A));
        }
    }
}
