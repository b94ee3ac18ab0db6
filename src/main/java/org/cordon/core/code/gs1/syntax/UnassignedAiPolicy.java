package org.cordon.core.code.gs1.syntax;

/// What is done with identifiers that the table does not hold.
public enum UnassignedAiPolicy {
    /// They are wrong, and what follows up to the next separator is passed over.
    REFUSED,
    /// They are taken for new ones wherever their length can be told from those the table holds.
    ALLOWED
}
