package org.cordon.core.projection;

/// Why a step cannot be completed yet.
public enum Obstacle {
    /// An earlier step is not completed.
    OUT_OF_ORDER,
    /// It is completed already.
    ALREADY_COMPLETED,
    /// CEASE: nobody confirmed that the line stands, nor said why it could not be stopped.
    STOP_NOT_CONFIRMED,
    /// ISOLATE: nothing is in quarantine for it.
    NOTHING_HELD,
    /// ISOLATE: nobody said where the held units stand.
    NO_LOCATION,
    /// COMMUNICATE: a required department was not told.
    NOT_ALL_TOLD,
    /// DOCUMENT: a required field is empty.
    FIELD_MISSING,
    /// INITIATE_REPORT: the deviation has no number or no summary.
    NO_DEVIATION
}
