package org.cordon.core.scanner.qualification;

/// How much a finding weighs.
public enum Severity {
    /// As it should be.
    GOOD,
    /// Scans stay right, but something can no longer be told or is slower than it need be.
    TOLERABLE,
    /// Scans may be read wrongly or not at all until it is set right.
    MUST_BE_SET
}
