package org.cordon.boot;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.port.OrderReader;
import org.cordon.boot.demo.DemoTerminal;
import org.cordon.boot.settings.DataFolder;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Reason;
import org.cordon.ui.shell.TerminalServices;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A terminal that leads the first hour as far as it is told, says so, and then waits to be killed.
/// Started by [FirstHourKillIT].
final class FirstHourChild {
    private FirstHourChild() {}

    /// What each act needs before it may be completed.
    static final Map<ContainmentStep, List<IncidentNote>> NOTES =
            Map.of(
                    ContainmentStep.CEASE,
                    List.of(new IncidentNote.LineStopped("Dana Weber", "Stopped and locked")),
                    ContainmentStep.ISOLATE,
                    List.of(new IncidentNote.Quarantined("Cage 2")),
                    ContainmentStep.COMMUNICATE,
                    List.of(told("quality-assurance"), told("warehouse")),
                    ContainmentStep.DOCUMENT,
                    List.of(
                            detail("shift"),
                            detail("seen"),
                            detail("since-last-good"),
                            detail("people")),
                    ContainmentStep.INITIATE_REPORT,
                    List.of(
                            new IncidentNote.ReportOpened(
                                    "DEV-1", IncidentNote.Severity.MAJOR, "Wrong lot.")));

    private static IncidentNote told(String department) {
        return new IncidentNote.Told(
                department,
                "On duty",
                "Telephone",
                java.time.Instant.parse("2026-11-24T02:00:00Z"),
                true);
    }

    private static IncidentNote detail(String field) {
        return new IncidentNote.Detail(field, "As seen");
    }

    /// @param arguments data folder, and the name of the act to carry out; `open` opens the incident
    public static void main(String[] arguments) throws InterruptedException, java.io.IOException {
        DataFolder folder = new DataFolder(Path.of(arguments[0]));
        folder.create();
        DemoTerminal demo = new DemoTerminal(folder, new SystemTime(Optional.empty()), 1);
        demo.terminal().start().join();
        demo.signIn().join();
        TerminalServices parts = demo.terminal().parts();
        if (arguments[1].equals("open")) {
            demo.order(OrderReader.Progress.NONE).join();
            say(parts.containment().start("A case is torn open").join() + " opened");
        } else {
            carryOut(parts, ContainmentStep.valueOf(arguments[1]));
        }
        // Whatever is still being written when the parent kills us was never acknowledged.
        new CountDownLatch(1).await();
    }

    private static void carryOut(TerminalServices parts, ContainmentStep step) {
        IncidentId id = parts.incidents().status().active().orElseThrow().id();
        if (step == ContainmentStep.ISOLATE) {
            UnitId unit = new UnitId.Sgtin(new Gtin("04012345000009"), new Serial("LMDZ7F9ES98D"));
            parts.containment().hold(unit, new Reason.Written("Torn case")).join();
        }
        for (IncidentNote note : NOTES.getOrDefault(step, List.of())) {
            parts.containment().note(id, note).join();
        }
        parts.containment().complete(id, step).join();
        say(step + " completed");
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
