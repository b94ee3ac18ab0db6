package org.cordon.boot.diagnostics;

import org.cordon.adapter.epcis.RepositoryInspector;
import org.cordon.adapter.epcis.RepositoryInspector.Look;
import org.cordon.adapter.epcis.RepositorySettings;
import org.cordon.adapter.epcis.RepositorySettings.Patience;
import org.cordon.app.epcis.RepositoryUnavailable;
import org.cordon.boot.settings.EpcisPlan;
import org.cordon.boot.settings.Settings;
import org.cordon.cli.DiagnosticResult;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The EPCIS repository, where one is set.
/// Asks, and tells nothing.
public record EpcisProbe(DiagnosticContext subject) {
    static final String PART = "EPCIS repository";
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /// Looks at the one that the settings name.
    public List<DiagnosticResult> inspect() {
        Optional<EpcisPlan> plan = subject.settings().flatMap(Settings::epcis);
        List<DiagnosticResult> findings = new ArrayList<>();
        plan.ifPresent(p -> {
            findings.add(inspect(p.repository()));
            if (p.readPoint().isEmpty() && p.location().isEmpty()) {
                findings.add(DiagnosticContext.care(PART, "diagnostics.epcis.no-place"));
            }
        });
        return findings;
    }

    private static DiagnosticResult inspect(RepositorySettings settings) {
        RepositorySettings quick =
                new RepositorySettings(
                        settings.base(),
                        settings.token(),
                        settings.certificate(),
                        settings.authorities(),
                        settings.behaviour(),
                        new Patience(LONGEST, LONGEST, LONGEST, LONGEST));
        try {
            return found(settings.base().toString(), RepositoryInspector.inspect(quick));
        } catch (RepositoryUnavailable e) {
            return DiagnosticContext.broken(
                    PART,
                    "diagnostics.epcis.away",
                    settings.base(),
                    String.valueOf(e.getMessage()));
        }
    }

    private static DiagnosticResult found(String address, Look look) {
        if (look.unknown()) {
            return DiagnosticContext.broken(
                    PART, "diagnostics.epcis.stranger", address, look.status());
        }
        if (!look.answers()) {
            return DiagnosticContext.care(
                    PART, "diagnostics.epcis.no-capture", address, look.status());
        }
        return look.limited()
                ? DiagnosticContext.works(PART, "diagnostics.epcis.limited", address, look.events())
                : DiagnosticContext.works(PART, "diagnostics.epcis.answers", address);
    }
}
