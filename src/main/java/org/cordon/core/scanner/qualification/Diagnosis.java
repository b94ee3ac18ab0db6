package org.cordon.core.scanner.qualification;

import org.cordon.core.scanner.Framing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a scanner does, told from all that it sent.
///
/// @param findings one for each [Check], in their order
/// @param recommendations what to set, Cordon's own settings first
/// @param substituted characters that arrived as others, in the order of the code
/// @param read what came for each code
public record Diagnosis(
        QualificationResult fitness,
        List<CheckFinding> findings,
        List<Recommendation> recommendations,
        Map<String, String> substituted,
        List<CodeRead> read) {
    /// Keeps its own copies, in order.
    public Diagnosis {
        findings = List.copyOf(findings);
        recommendations = List.copyOf(recommendations);
        substituted = Collections.unmodifiableMap(new LinkedHashMap<>(substituted));
        read = List.copyOf(read);
    }

    /// Diagnoses a scanner.
    ///
    /// @param samples those that came, one for each code; codes that could not be scanned are absent
    /// @param framing how Cordon tells its messages apart now; empty for a keyboard wedge
    public static Diagnosis of(Collection<Sample> samples, Optional<Framing> framing) {
        TextChecks text = new TextChecks(samples);
        StreamChecks stream = new StreamChecks(samples, framing);
        List<CheckFinding> findings = new ArrayList<>(text.findings());
        findings.addAll(stream.findings());
        findings.sort(Comparator.comparing(CheckFinding::check));
        return new Diagnosis(
                QualificationResult.of(findings),
                findings,
                RecommendationRules.of(findings, stream),
                text.substituted(),
                samples.stream()
                        .map(s -> new CodeRead(s.code(), s.evidence().bytes(), s.evidence().more()))
                        .sorted(Comparator.comparing(CodeRead::code))
                        .toList());
    }

    /// The finding of one check.
    public CheckFinding of(Check check) {
        return findings.stream()
                .filter(f -> f.check() == check)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(check + " has no finding"));
    }
}
