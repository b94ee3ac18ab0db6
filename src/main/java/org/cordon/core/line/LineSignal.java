package org.cordon.core.line;

/// What machines of the line say beside codes.
public enum LineSignal {
    /// The belt at the station starts.
    RUN,
    /// The belt at the station stops.
    STOP,
    /// The container that is being filled is closed.
    CLOSE
}
