package org.cordon.adapter.epcis;

import java.util.Locale;

/// What a repository does with a document that holds a bad event (`GS1-Capture-Error-Behaviour`).
public enum CaptureErrorBehaviour {
    /// It takes all events or none.
    ROLLBACK,
    /// It takes the good ones.
    PROCEED;

    /// As the header has it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
