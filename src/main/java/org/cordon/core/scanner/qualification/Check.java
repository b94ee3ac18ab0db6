package org.cordon.core.scanner.qualification;

/// What is asked of a scanner. The names are stored; add, never rename.
public enum Check {
    /// Does it send the AIM identifier, which tells GS1 codes from others?
    IDENTIFIER,
    /// Does the separator between two elements arrive?
    SEPARATOR,
    /// Do capital and small letters arrive as they are?
    CASE,
    /// Do all characters arrive as they are, or as another keyboard makes them?
    LAYOUT,
    /// Does anything stand before the code?
    PREFIX,
    /// Does anything stand after the code, other than what ends the message?
    SUFFIX,
    /// Does the message end the way Cordon is told to expect?
    END,
    /// Do long codes come whole?
    LENGTH,
    /// Do characters go missing on the way?
    LOSS,
    /// Do both ends agree on seven or eight bits and parity?
    DATA_BITS,
    /// Is each code sent once?
    REPEAT,
    /// How fast does it come?
    SPEED,
    /// Which kinds of code does it read?
    SYMBOLOGIES
}
