package org.cordon.core.scanner.autodetect;

import java.util.Map;

/// A setting that what was heard speaks for.
///
/// @param shown what was seen, printable: the name of an end, the bytes of a header, a parity
/// @param keys settings to take over, see [org.cordon.core.scanner.ScannerConfigs#read]; an empty value takes
///     a setting away. Empty where Cordon cannot tell what to set
public record Suggestion(Kind kind, String shown, Map<String, String> keys) {
    public Suggestion {
        keys = Map.copyOf(keys);
    }

    /// What was seen.
    public enum Kind {
        /// Messages end in something that the framing does not cut at.
        END,
        /// Messages end in a pause only.
        PAUSE,
        /// Messages begin with something that is not set as header.
        HEADER,
        /// The header that is set stands before no message.
        NO_HEADER,
        /// Each byte carries a check bit.
        PARITY,
        /// Hardly anything is text: the speed may be wrong.
        NOISE
    }
}
