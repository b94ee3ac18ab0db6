package org.cordon.core.scanner.qualification;

import java.util.Collection;

/// Whether scans of a device can be trusted as it stands. The names are stored; add, never rename.
public enum QualificationResult {
    /// Nothing must be set.
    FIT,
    /// All that must be set can be set in Cordon.
    FIT_WITH_SETTINGS,
    /// Something must be set on the device itself; qualify it again after.
    NOT_FIT;

    /// What findings come to.
    public static QualificationResult of(Collection<CheckFinding> findings) {
        boolean device =
                findings.stream().anyMatch(f -> must(f) && f.outcome().remedy() != CORDON_SIDE);
        if (device) {
            return NOT_FIT;
        }
        return findings.stream().anyMatch(QualificationResult::must) ? FIT_WITH_SETTINGS : FIT;
    }

    private static final CheckOutcome.Remedy CORDON_SIDE = CheckOutcome.Remedy.CORDON;

    private static boolean must(CheckFinding finding) {
        return finding.severity() == Severity.MUST_BE_SET;
    }
}
