package org.cordon.boot.demo;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.adapter.journal.JournalVerifier;
import org.cordon.app.port.OrderReader;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Desktop;
import org.cordon.boot.wiring.Logging;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Verification;
import org.cordon.core.order.Order;
import org.cordon.core.projection.Incident;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.shell.TerminalServices;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The demo line without a display: plays the shift and leads the first hour by itself, on a quick
/// clock, through the same commands that people use. Every stage says what it saw; the first that did not
/// see what it should ends the run.
public final class DemoRun {
    private static final Messages TEXT = Messages.of(DemoRun.class);
    private static final double SPEED = 16;

    private final Path out;
    private final DemoSteps stages;
    private final DataFolder folder;
    private final QuickTime time = new QuickTime(new SystemTime(Optional.empty()), SPEED);

    /// @param out pictures, report and the demo's data are written here; what an earlier run left is
    ///     removed
    public DemoRun(Path out, PrintWriter say) {
        this.out = out;
        stages = new DemoSteps(say);
        folder = new DataFolder(out.resolve("data"));
    }

    /// Plays it.
    ///
    /// @return 0 if every stage did what it should, 1 if one did not, 2 if it could not begin
    public int run() {
        long start = System.nanoTime();
        try {
            clear();
            Files.createDirectories(out);
            Logging.toFiles(Files.createDirectories(folder.logs()));
        } catch (IOException | UncheckedIOException e) {
            stages.print(TEXT.get("demo.run.unwritten", out.toAbsolutePath(), e));
            return 2;
        }
        try (Desktop desktop = Desktop.start()) {
            IncidentId incident = shift(desktop);
            again(incident);
            stages.stage("record", this::verified);
        } catch (DemoSteps.StageFailed e) {
            return 1;
        }
        // After the window has ended: its end may log, too.
        try {
            stages.stage("log", this::quiet);
        } catch (DemoSteps.StageFailed e) {
            return 1;
        }
        stages.print(
                TEXT.get(
                        "demo.run.done",
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
                        out));
        return 0;
    }

    /// The whole shift, with the first hour in its midst.
    private IncidentId shift(Desktop desktop) {
        DemoTerminal demo =
                stages.stage("start", this::open, _ -> TEXT.get("demo.start.done", folder.root()));
        try (demo) {
            TerminalServices parts = demo.parts();
            StatusWaiter witness = new StatusWaiter(parts);
            stages.stage(
                    "line",
                    () -> DemoSteps.await(demo.terminal().start()),
                    _ -> TEXT.get("demo.line.done"));
            stages.stage(
                    "person",
                    () -> DemoSteps.await(demo.signIn()),
                    person -> TEXT.get("demo.person.done", person.name()));
            Order order =
                    stages.stage(
                            "order",
                            () -> DemoSteps.await(demo.order(OrderReader.Progress.NONE)),
                            o -> TEXT.get("demo.order.done", o.product(), o.packs(), o.lot()));
            try (DemoPictures pictures = new DemoPictures(desktop, parts, out, time)) {
                IncidentId incident =
                        new DemoShift(
                                        stages,
                                        out,
                                        demo,
                                        parts,
                                        witness,
                                        pictures,
                                        order,
                                        new ReasonMessages(parts.time().zone()))
                                .play();
                return incident;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DemoTerminal open() throws IOException {
        folder.create();
        return new DemoTerminal(folder, time, SPEED);
    }

    /// What a restart finds: the same incident, the same holds.
    private void again(IncidentId incident) {
        stages.stage(
                "restart",
                () -> {
                    try (Terminal terminal =
                            new Terminal(
                                    folder,
                                    Settings.demoLine(),
                                    new SystemTime(Optional.empty()))) {
                        DemoSteps.await(terminal.start());
                        TerminalServices parts = terminal.parts(DemoLine.HINT);
                        Incident found =
                                parts.records()
                                        .incident(incident)
                                        .orElseThrow(() ->
                                                new DemoSteps.StageFailed(
                                                        TEXT.get("demo.restart.gone", incident)));
                        DemoSteps.need(found.current().isEmpty(), TEXT.get("demo.restart.undone"));
                        DemoSteps.need(
                                parts.line().status().held() >= found.held().size(),
                                TEXT.get("demo.restart.unheld"));
                        return TEXT.get(
                                "demo.restart.done", incident, parts.line().status().held());
                    }
                });
    }

    private String verified() throws IOException {
        StringBuilder said = new StringBuilder();
        for (JournalVerifier.Result result : new JournalVerifier(folder.root()).verify()) {
            DemoSteps.need(
                    result.verification() instanceof Verification.Whole,
                    TEXT.get("demo.record.broken", result.stream(), result.verification()));
            said.append(said.isEmpty() ? "" : ", ")
                    .append(
                            TEXT.get(
                                    "demo.record.stream",
                                    result.verification().head().seq(),
                                    result.stream().storedName().toLowerCase(Locale.ROOT)));
        }
        return TEXT.get("demo.record.done", said);
    }

    /// The program's own log: a run without a fault warns of nothing.
    private String quiet() throws IOException {
        List<String> warnings = Logging.warnings(folder.logs());
        DemoSteps.need(
                warnings.isEmpty(),
                TEXT.get(
                        "demo.log.warnings",
                        warnings.size(),
                        folder.logs(),
                        warnings.stream().findFirst().orElse("")));
        return TEXT.get("demo.log.done", folder.logs());
    }

    private void clear() throws IOException {
        if (!Files.isDirectory(out)) {
            return;
        }
        try (Stream<Path> left = Files.walk(out)) {
            List<Path> ours = left.sorted(Comparator.reverseOrder()).filter(this::isOurs).toList();
            for (Path path : ours) {
                Files.delete(path);
            }
        }
    }

    /// Only what an earlier run wrote is removed: the folder may be anybody's.
    private boolean isOurs(Path path) {
        String name = path.getFileName().toString();
        return path.startsWith(folder.root())
                || (path.getParent() != null
                        && path.getParent().equals(out)
                        && (name.endsWith(".png") || name.endsWith(".pdf"))
                        && name.matches(
                                "(line|alarms|containment|quarantine|records|settings|L3-).*"));
    }
}
