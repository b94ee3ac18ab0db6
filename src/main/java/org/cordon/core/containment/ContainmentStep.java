package org.cordon.core.containment;

/// The five acts of the first hour, in the order the procedure demands (P3.1 to P3.5).
public enum ContainmentStep {
    /// Stop handling, packing and labelling.
    CEASE,
    /// Identify and quarantine what may be affected.
    ISOLATE,
    /// Tell every department concerned.
    COMMUNICATE,
    /// Write down times, batches, people, details.
    DOCUMENT,
    /// Open the report in the deviation system.
    INITIATE_REPORT
}
