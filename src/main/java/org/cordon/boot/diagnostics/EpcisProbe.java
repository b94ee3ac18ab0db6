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
public final class EpcisProbe {
    private static final String PART = "EPCIS repository";
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final DiagnosticContext subject;

    /// Asks, and tells nothing.
    public EpcisProbe(DiagnosticContext subject) {
        this.subject = subject;
    }

    /// Looks at the one that the settings name.
    public List<DiagnosticResult> look() {
        Optional<EpcisPlan> plan = subject.settings().flatMap(Settings::epcis);
        List<DiagnosticResult> findings = new ArrayList<>();
        plan.ifPresent(p -> {
            findings.add(look(p.repository()));
            if (p.readPoint().isEmpty() && p.location().isEmpty()) {
                findings.add(
                        DiagnosticResult.care(
                                PART,
                                "No place is set, so events name neither where they happened nor"
                                        + " their incident.",
                                "Set epcis.location and epcis.read-point."));
            }
        });
        return findings;
    }

    private static DiagnosticResult look(RepositorySettings settings) {
        RepositorySettings quick =
                new RepositorySettings(
                        settings.base(),
                        settings.token(),
                        settings.certificate(),
                        settings.authorities(),
                        settings.behaviour(),
                        new Patience(LONGEST, LONGEST, LONGEST, LONGEST));
        try {
            return found(settings.base().toString(), RepositoryInspector.look(quick));
        } catch (RepositoryUnavailable e) {
            return DiagnosticResult.broken(
                    PART,
                    "%s cannot be told: %s".formatted(settings.base(), e.getMessage()),
                    "Cordon records on, and tells what waits when the repository is back.");
        }
    }

    private static DiagnosticResult found(String address, Look look) {
        if (look.unknown()) {
            return DiagnosticResult.broken(
                    PART,
                    "%s answers, but does not accept this terminal's credentials (%d)."
                            .formatted(address, look.status()),
                    "Renew the token or the certificate, or ask for the right to capture.");
        }
        if (!look.answers()) {
            return DiagnosticResult.care(
                    PART,
                    "%s answers %d when asked for its capture interface."
                            .formatted(address, look.status()),
                    "If events do not arrive, correct epcis.url: capture must lie right below it.");
        }
        return DiagnosticResult.works(
                PART,
                "%s answers%s."
                        .formatted(
                                address,
                                look.limited()
                                        ? " and takes %,d events at a time".formatted(look.events())
                                        : ""));
    }
}
