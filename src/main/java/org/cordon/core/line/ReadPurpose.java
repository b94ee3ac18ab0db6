package org.cordon.core.line;

/// Why a unit was read where it does not arrive: it is no product of the batch, or not yet.
public enum ReadPurpose {
    /// The line is being set up: a trial of printer and scanner.
    SET_UP,
    /// The line is being challenged: a piece that the scanner is known to accept, or to refuse.
    CHALLENGE
}
