package org.cordon.core.alarm;

/// State of an alarm by ISA-18.2, whose letters the figure of IEC 62682 has. Suppression by design (H) and
/// out of service (I) do not occur.
public enum AlarmState {
    /// A: over.
    NORMAL,
    /// B: it holds, and nobody has seen it.
    UNACKNOWLEDGED,
    /// C: it holds, and somebody has seen it.
    ACKNOWLEDGED,
    /// D: it holds no more, and nobody has seen it.
    RETURNED,
    /// E: it stays until it is closed, and nobody has seen it.
    LATCHED_UNACKNOWLEDGED,
    /// F: it stays until it is closed, and somebody has seen it.
    LATCHED_ACKNOWLEDGED,
    /// G: put away by a person for some time.
    SHELVED;

    /// Whether it waits for a person to look.
    public boolean isUnacknowledged() {
        return switch (this) {
            case UNACKNOWLEDGED, RETURNED, LATCHED_UNACKNOWLEDGED -> true;
            case NORMAL, ACKNOWLEDGED, LATCHED_ACKNOWLEDGED, SHELVED -> false;
        };
    }
}
