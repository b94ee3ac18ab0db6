package org.cordon.core.epcis;

import java.time.Instant;
import java.util.List;

/// The declaration that an event told before was wrong.
///
/// @param corrections ids of the events that say what is right; none if it did not happen
public record ErrorDeclaration(Instant at, Reason reason, List<String> corrections) {
    /// Keeps its own copy; refuses corrections of what did not happen.
    public ErrorDeclaration {
        corrections = List.copyOf(corrections);
        if (reason == Reason.DID_NOT_OCCUR && !corrections.isEmpty()) {
            throw new IllegalArgumentException("what did not happen has no corrections");
        }
    }

    /// Why an event told before was wrong (EPCIS 2.0, section 7.4.1.2).
    public enum Reason {
        /// It did not happen.
        DID_NOT_OCCUR,
        /// It happened otherwise; corrective events say how.
        INCORRECT_DATA
    }
}
