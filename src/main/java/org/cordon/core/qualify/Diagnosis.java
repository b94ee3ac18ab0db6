package org.cordon.core.qualify;

import org.cordon.core.scan.Bytes;
import org.cordon.core.scan.Framing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a scanner does, told from all that it sent.
///
/// @param findings one for each [Check], in their order
/// @param recommendations what to set, Cordon's own settings first
/// @param substituted characters that arrived as others, in the order of the code
/// @param read what came for each code, for the record
public record Diagnosis(
        Fitness fitness,
        List<Finding> findings,
        List<Recommendation> recommendations,
        Map<String, String> substituted,
        Map<CalibrationCode, Bytes> read) {
    /// Keeps its own copies, in order.
    public Diagnosis {
        findings = List.copyOf(findings);
        recommendations = List.copyOf(recommendations);
        substituted = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(substituted));
        read = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(read));
    }

    /// Diagnoses a scanner.
    ///
    /// @param samples those that came, one for each code; codes that could not be scanned are absent
    /// @param framing how Cordon tells its messages apart now; empty for a keyboard wedge
    public static Diagnosis of(Collection<Sample> samples, Optional<Framing> framing) {
        TextChecks text = new TextChecks(samples);
        StreamChecks stream = new StreamChecks(samples, framing);
        List<Finding> findings = new ArrayList<>(text.findings());
        findings.addAll(stream.findings());
        findings.sort(java.util.Comparator.comparing(Finding::check));
        Map<CalibrationCode, Bytes> read = new java.util.EnumMap<>(CalibrationCode.class);
        samples.forEach(s -> read.put(s.code(), s.evidence().bytes()));
        return new Diagnosis(
                Fitness.of(findings),
                findings,
                Advice.of(findings, stream),
                text.substituted(),
                read);
    }

    /// The finding of one check.
    public Finding of(Check check) {
        return findings.stream()
                .filter(f -> f.check() == check)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(check + " has no finding"));
    }
}
