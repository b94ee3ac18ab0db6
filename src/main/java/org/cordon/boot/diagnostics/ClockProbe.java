package org.cordon.boot.diagnostics;

import org.cordon.boot.settings.Settings;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The clock.
///
/// @param machine asks the time server
public record ClockProbe(DiagnosticContext subject, Machine machine) {
    private static final Messages TEXT = Messages.of(ClockProbe.class);
    static final String PART = "clock";
    private static final Duration CARE = Duration.ofSeconds(2);
    private static final Duration BROKEN = Duration.ofSeconds(60);

    /// Compares it with the time server, if one is set.
    public List<DiagnosticResult> inspect() {
        ZoneId zone = ZoneId.systemDefault();
        Optional<String> server = subject.settings().flatMap(Settings::timeServer);
        if (server.isEmpty()) {
            return List.of(DiagnosticContext.care(PART, "diagnostics.clock.none", zone));
        }
        try {
            return List.of(compared(zone, server.get(), machine.clockOffset(server.get())));
        } catch (IOException e) {
            return List.of(
                    DiagnosticContext.care(
                            PART,
                            "diagnostics.clock.silent",
                            zone,
                            server.get(),
                            String.valueOf(e.getMessage())));
        }
    }

    private static DiagnosticResult compared(ZoneId zone, String server, Duration offset) {
        String found =
                TEXT.get(
                        offset.isNegative()
                                ? "diagnostics.clock.behind"
                                : "diagnostics.clock.ahead",
                        zone,
                        Math.round(offset.abs().toNanos() / 1e6) / 1e3,
                        server);
        String toDo = TEXT.get("diagnostics.clock.off.to-do");
        if (offset.abs().compareTo(BROKEN) > 0) {
            return DiagnosticResult.broken(PART, found, toDo);
        }
        return offset.abs().compareTo(CARE) > 0
                ? DiagnosticResult.care(PART, found, toDo)
                : DiagnosticResult.works(PART, found);
    }
}
