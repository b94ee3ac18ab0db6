package org.cordon.core.scanner.qualification;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What one scan of the canary code tells.
///
/// @param findings one for each check it can tell, in the order of the checks
public record CheckCodeResult(List<CheckFinding> findings) {
    public CheckCodeResult {
        findings = List.copyOf(findings);
    }

    /// What is worse than when the scanner was qualified.
    ///
    /// @param baseline findings of its last qualification; empty if it never was, when all that is
    ///     not good counts as worse
    public List<CheckFinding> worseThan(Collection<CheckFinding> baseline) {
        return findings.stream().filter(now -> worse(now, baseline)).toList();
    }

    /// Whether scans of the device can be trusted: nothing must be set, and nothing is worse than when
    /// it was qualified.
    public boolean trusted(Collection<CheckFinding> baseline) {
        boolean must = findings.stream().anyMatch(f -> f.severity() == Severity.MUST_BE_SET);
        return !must && (baseline.isEmpty() || worseThan(baseline).isEmpty());
    }

    private static boolean worse(CheckFinding now, Collection<CheckFinding> baseline) {
        Optional<CheckFinding> before =
                baseline.stream().filter(f -> f.check() == now.check()).findFirst();
        Severity was = before.map(CheckFinding::severity).orElse(Severity.GOOD);
        return now.severity().compareTo(was) > 0
                || (now.severity() == Severity.MUST_BE_SET
                        && before.filter(f -> f.outcome() == now.outcome()).isEmpty());
    }
}
