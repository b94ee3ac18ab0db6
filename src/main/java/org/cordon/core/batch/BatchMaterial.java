package org.cordon.core.batch;

/// What a line uses up and packs have in common.
public enum BatchMaterial {
    /// A roll of labels or of foil.
    ROLL,
    /// A job of a printer.
    PRINT_JOB
}
