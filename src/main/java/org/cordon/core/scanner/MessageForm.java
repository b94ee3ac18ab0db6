package org.cordon.core.scanner;

/// What a message of a device is.
public enum MessageForm {
    /// One code.
    CODE,
    /// A JSON object: codes with what was said beside them, or a signal of the line.
    JSON
}
