package org.cordon.core.line;

import java.util.Locale;

/// What machines of the line say beside codes.
public enum LineSignal {
    /// The belt at the station starts.
    RUN,
    /// The belt at the station stops.
    STOP,
    /// The container that is being filled is closed.
    CLOSE,
    /// A pack is told to leave the belt.
    REJECT,
    /// A sensor saw a pack leave the belt.
    CONFIRM,
    /// Packs pass the station unread from now on.
    BYPASS_ON,
    /// Packs are read again.
    BYPASS_OFF;

    /// As a recorded shift writes it, such as `!stop` and `!bypass=on`.
    public String text() {
        return "!" + name().toLowerCase(Locale.ROOT).replace('_', '=');
    }
}
