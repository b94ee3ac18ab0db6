package org.cordon.core.line;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
    BYPASS_OFF,
    /// The container that is being filled is closed, and is not to be full.
    CLOSE_PARTIAL,
    /// Pieces that are read from now on are a challenge.
    CHALLENGE_ON,
    /// The challenge ends.
    CHALLENGE_OFF;

    /// Whether the journal records it, since what stations do after a start depends on it.
    public boolean isRecorded() {
        return switch (this) {
            case CLOSE, CLOSE_PARTIAL, CHALLENGE_ON, CHALLENGE_OFF -> true;
            case RUN, STOP, REJECT, CONFIRM, BYPASS_ON, BYPASS_OFF -> false;
        };
    }

    /// Its word, such as `stop` and `bypass=on`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '=');
    }

    /// The signal with a word.
    public static Optional<LineSignal> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
