package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.order.OrderCommands.Use;
import org.cordon.app.order.OrderPreview;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.reconciliation.DifferentSerial;
import org.cordon.app.reconciliation.ReconciliationStatus;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.batch.ClearanceAnswer;
import org.cordon.core.batch.ClearanceAnswer.Found;
import org.cordon.core.event.ReconciliationEvent.DifferenceExplained;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.Person;
import org.cordon.core.reconciliation.DifferenceKind;
import org.cordon.core.reconciliation.Explanation;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;
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

/// A whole terminal that counts its running order, over a restart.
final class ReconciliationTerminalDbTest {
    private static final OrderId A = new OrderId("PO-1");
    private static final OrderId B = new OrderId("PO-2");
    private static final int PACKS = 20;

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
                        + IntStream.range(0, PACKS)
                                .mapToObj(each ->
                                        "04012345000009,%s%d,%s,2028-11-30,\n"
                                                .formatted(lot, each, lot))
                                .collect(Collectors.joining()));
    }

    private static void counted(TerminalServices parts, long unaccounted) {
        Until.holds(
                () -> {
                    ReconciliationStatus now = parts.reconciliation().status();
                    return now.settled() && now.closing() && now.unaccounted() == unaccounted;
                },
                () -> parts.reconciliation().status().toString());
    }

    private static List<Alarm> unaccounted(TerminalServices parts) {
        return parts.line().status().alarms().stream()
                .map(LineAlarm::alarm)
                .filter(alarm -> alarm.kind().equals(LineFinding.RECON_UNACCOUNTED))
                .filter(alarm -> !alarm.cleared())
                .toList();
    }

    // [itest->req~reconciliation.alarms~1]
    // [itest->req~reconciliation.shown~1]
    @Test
    void serialsThatAreUnaccountedRaiseAnAlarmThatEndsOnceTheyAreExplained() throws Exception {
        List<Alarm> raised;
        try (Terminal terminal = terminal()) {
            TerminalServices parts = terminal.parts();
            var _ = parts.orders().load(order(A, "K1"), Progress.NONE).join();
            OrderPreview next = parts.orders().read(order(B, "K2"), Progress.NONE).join();
            var _ = parts.orders().load(next, Use.WAIT, Progress.NONE).join();
            Person second =
                    parts.authentication().enrol("jo", "Jo", "cordon-demo".toCharArray()).join();
            List<ClearanceAnswer> clear =
                    parts.batches().checklist().points().stream()
                            .map(point -> new ClearanceAnswer(point.code(), Found.CLEAR, ""))
                            .toList();
            var _ = parts.batchCommands().clearLine(A, clear, second).join();
            var _ = parts.batchCommands().startSetUp(A).join();
            var _ = parts.batchCommands().approveFirstPiece(A, Optional.empty(), "", second).join();
            var _ = parts.batchCommands().start(A).join();
            Until.holds(
                    () -> parts.reconciliation().status().settled(),
                    () -> parts.reconciliation().status().toString());
            assertEquals(List.of(), unaccounted(parts));
            var _ = parts.batchCommands().beginClosing(A).join();
            counted(parts, PACKS);
            Until.holds(
                    () -> unaccounted(parts).size() == 1,
                    () -> parts.line().status().alarms().toString());
            raised = unaccounted(parts);
            assertEquals(Reason.of("recon-unaccounted", A), raised.getFirst().reason());
            parts.reconciliation().show(Optional.of(B));
            Until.holds(
                    () ->
                            parts.reconciliation().status().state()
                                    == ReconciliationStatus.State.NOT_RUN,
                    () -> parts.reconciliation().status().toString());
        }
        try (Terminal terminal = terminal()) {
            TerminalServices parts = terminal.parts();
            counted(parts, PACKS);
            assertEquals(
                    raised.stream().map(Alarm::id).toList(),
                    unaccounted(parts).stream().map(Alarm::id).toList());
            List<DifferentSerial> serials =
                    parts.reconciliation().serials(DifferenceKind.UNACCOUNTED, 0, PACKS).join();
            var _ =
                    parts.reconciliationCommands()
                            .explain(
                                    new DifferenceExplained(
                                            A,
                                            serials.stream().map(DifferentSerial::unit).toList(),
                                            Explanation.FOUND,
                                            "under the line"))
                            .join();
            counted(parts, 0);
            Until.holds(
                    () -> unaccounted(parts).isEmpty(),
                    () -> parts.line().status().alarms().toString());
        }
    }
}
