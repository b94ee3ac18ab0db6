package org.cordon.core.alarm;

/// State of an alarm by ISA-18.2, whose letters the figure of IEC 62682 has.
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
    SHELVED,
    /// H: the state of the line says that it does not count now, such as silence while the belt stands.
    SUPPRESSED,
    /// I: put away by a person while something is mended, until a person takes it back.
    OUT_OF_SERVICE;

    /// Whether it is put away: it makes no sound and asks for nobody.
    public boolean isAway() {
        return switch (this) {
            case SHELVED, SUPPRESSED, OUT_OF_SERVICE -> true;
            case NORMAL,
                    UNACKNOWLEDGED,
                    ACKNOWLEDGED,
                    RETURNED,
                    LATCHED_UNACKNOWLEDGED,
                    LATCHED_ACKNOWLEDGED ->
                    false;
        };
    }

    /// Whether it waits for a person to look.
    public boolean isUnacknowledged() {
        return switch (this) {
            case UNACKNOWLEDGED, RETURNED, LATCHED_UNACKNOWLEDGED -> true;
            case NORMAL, ACKNOWLEDGED, LATCHED_ACKNOWLEDGED, SHELVED, SUPPRESSED, OUT_OF_SERVICE ->
                    false;
        };
    }
}
