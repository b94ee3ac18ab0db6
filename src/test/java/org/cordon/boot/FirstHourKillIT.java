package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.projection.Incident;
import org.cordon.support.ChildProcess;
import org.cordon.support.Until;
import org.cordon.ui.shell.TerminalServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Kills the process that leads the first hour after each act, and looks where the next start takes it
/// up.
final class FirstHourKillIT {
    @TempDir private Path data;

    // [itest->req~containment.survives-kill~1]
    @Test
    void afterAKillAtEveryActTheHourGoesOnThereWithTheClockRight() throws Exception {
        runAndKill("open", " opened");
        Incident opened = resumed(Optional.of(ContainmentStep.CEASE), 0);
        for (ContainmentStep step : ContainmentStep.values()) {
            runAndKill(step.name(), step + " completed");
            Optional<ContainmentStep> next =
                    Arrays.stream(ContainmentStep.values())
                            .dropWhile(a -> a != step)
                            .skip(1)
                            .findFirst();
            Incident now = resumed(next, step == ContainmentStep.CEASE ? 0 : 1);
            assertEquals(opened.id(), now.id());
            assertEquals(opened.detectedAt(), now.detectedAt());
        }
    }

    private void runAndKill(String act, String said) throws IOException, InterruptedException {
        Process child =
                ChildProcess.of(
                                List.of("-XX:TieredStopAtLevel=1"),
                                FirstHourChild.class,
                                data.toString(),
                                act)
                        .start();
        try (BufferedReader lines = child.inputReader()) {
            // The child's log stands between.
            String line = lines.readLine();
            while (line != null && !line.endsWith(said)) {
                line = lines.readLine();
            }
            assertNotNull(line, act + " was not carried out");
            child.toHandle().destroyForcibly();
        }
        assertTrue(child.waitFor(Until.SECONDS, TimeUnit.SECONDS), "the child ended");
        assertEquals(137, child.exitValue(), "the child died of SIGKILL");
    }

    /// Starts on the same data and looks.
    private Incident resumed(Optional<ContainmentStep> at, int held) throws IOException {
        try (Terminal terminal =
                new Terminal(
                        new DataFolder(data),
                        Settings.demoLine(),
                        new SystemTime(Optional.empty()))) {
            terminal.start().orTimeout(Until.SECONDS, TimeUnit.SECONDS).join();
            TerminalServices parts = terminal.parts();
            Incident incident =
                    parts.incidents()
                            .status()
                            .active()
                            .or(() -> parts.incidents().status().contained())
                            .orElseThrow();
            assertEquals(at, incident.current());
            assertEquals(held, parts.incidents().status().held().size());
            if (at.isPresent()) {
                Duration shown = parts.incidents().elapsed(incident);
                Duration true_ = Duration.between(incident.detectedAt(), Instant.now());
                assertTrue(
                        shown.minus(true_).abs().compareTo(Duration.ofSeconds(1)) < 0,
                        "the clock shows %s, it is %s".formatted(shown, true_));
            }
            return incident;
        }
    }
}
