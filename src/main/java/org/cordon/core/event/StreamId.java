package org.cordon.core.event;

/// The streams of a terminal, each with its own gapless sequence and hash chain.
public enum StreamId {
    /// What people decide and devices do. Goes upward first.
    OPERATIONS,
    /// Every scan with its verdict.
    SCANS
}
