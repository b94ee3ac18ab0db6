package org.cordon.core.containment;

/// The five steps of the first hour, in the order the procedure demands (P3.1 to P3.5).
public enum ContainmentStep {
    /// Stop handling, packing and labelling.
    CEASE(1),
    /// Identify and quarantine what may be affected.
    ISOLATE(2),
    /// Tell every department concerned.
    COMMUNICATE(3),
    /// Write down times, batches, people, details.
    DOCUMENT(4),
    /// Open the report in the deviation system.
    INITIATE_REPORT(5);

    private final int number;

    ContainmentStep(int number) {
        this.number = number;
    }

    /// Its place in the order, from 1.
    public int number() {
        return number;
    }
}
