package org.cordon.core.reconciliation;

/// What is issued for a batch, used up by it, and brought back. Journals hold it by name.
public enum Stock {
    /// Labels, or cartons with printed codes.
    LABELS,
    /// Serials that were given out to the line.
    SERIALS
}
