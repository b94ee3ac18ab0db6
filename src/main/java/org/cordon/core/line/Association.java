package org.cordon.core.line;

/// How a station knows which container the units that it reads go into.
public enum Association {
    /// Its label is read before its content.
    CONTAINER_FIRST,
    /// Its label is read after its content.
    CONTAINER_LAST,
    /// Label and content are read together, in one message.
    ONE_MESSAGE,
    /// Only line data say so.
    LINE_DATA,
    /// The station packs nothing.
    NONE;

    /// What holds where nothing is set.
    public static Association usual(StationType type) {
        return switch (type) {
            case BUNDLE, CASE, PALLET -> CONTAINER_FIRST;
            case UNIT, REJECT, REWORK, QUARANTINE, SAMPLING, BENCH -> NONE;
        };
    }
}
