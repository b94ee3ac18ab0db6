package org.cordon.boot.diagnostics;

import org.cordon.boot.settings.Settings;
import org.cordon.cli.DiagnosticResult;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The clock.
public final class ClockProbe {
    private static final String PART = "clock";
    private static final Duration CARE = Duration.ofSeconds(2);
    private static final Duration BROKEN = Duration.ofSeconds(60);

    private final DiagnosticContext subject;
    private final Machine machine;

    /// @param machine asks the time server
    public ClockProbe(DiagnosticContext subject, Machine machine) {
        this.subject = subject;
        this.machine = machine;
    }

    /// Compares it with the time server, if one is set.
    public List<DiagnosticResult> look() {
        String zone = "Zone %s".formatted(ZoneId.systemDefault());
        Optional<String> server = subject.settings().flatMap(Settings::timeServer);
        if (server.isEmpty()) {
            return List.of(
                    DiagnosticResult.care(
                            PART,
                            zone + "; no time server is set, so nobody knows how right it is.",
                            "Set time.server to the site's time server."));
        }
        try {
            return List.of(compared(zone, server.get(), machine.clockOffset(server.get())));
        } catch (IOException e) {
            return List.of(
                    DiagnosticResult.care(
                            PART,
                            "%s; the time server %s does not answer: %s"
                                    .formatted(zone, server.get(), e.getMessage()),
                            "Check the name and that UDP port 123 is open to it."));
        }
    }

    private static DiagnosticResult compared(String zone, String server, Duration offset) {
        String found =
                "%s; %.3f s %s %s."
                        .formatted(
                                zone,
                                offset.abs().toNanos() / 1e9,
                                offset.isNegative() ? "behind" : "ahead of",
                                server);
        String toDo = "Let the operating system set its clock by a time server.";
        if (offset.abs().compareTo(BROKEN) > 0) {
            return DiagnosticResult.broken(PART, found, toDo);
        }
        return offset.abs().compareTo(CARE) > 0
                ? DiagnosticResult.care(PART, found, toDo)
                : DiagnosticResult.works(PART, found);
    }
}
