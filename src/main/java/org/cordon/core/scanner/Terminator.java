package org.cordon.core.scanner;

/// What a device may send after each message. A pair counts as one end where both its bytes stand
/// next to each other.
public enum Terminator {
    /// Carriage return, 0x0D.
    CR,
    /// Line feed, 0x0A.
    LF,
    /// Both, in this order; a lone one of them is data unless it is named as well.
    CRLF,
    /// End of text, 0x03.
    ETX,
    /// Horizontal tabulator, 0x09.
    TAB
}
