package org.cordon.core.code.gs1.syntax;

/// What the AIM symbology identifier at the beginning of a scan promises (ISO/IEC 15424; GS1 General
/// Specifications, figure 5.1.2-2).
public enum SymbologyIdentifier {
    /// No identifier was sent: nobody can tell, GS1 elements are tried.
    UNKNOWN,
    /// FNC1 stood first: GS1 elements.
    ELEMENTS,
    /// 13 digits of EAN-13, or UPC as such.
    EAN_13,
    /// 8 digits.
    EAN_8,
    /// Anything but GS1 elements.
    PLAIN;

    /// Bytes of an identifier.
    public static final int LENGTH = 3;

    /// What stands at the beginning. Creates no object.
    public static SymbologyIdentifier of(byte[] data, int from, int to) {
        if (to - from < LENGTH || data[from] != ']' || !isIdentifier(data, from + 1)) {
            return UNKNOWN;
        }
        byte modifier = data[from + 2];
        return switch (data[from + 1]) {
            case 'C', 'J' -> modifier == '1' ? ELEMENTS : PLAIN;
            case 'd' -> modifier == '2' ? ELEMENTS : PLAIN;
            case 'Q' -> modifier == '3' ? ELEMENTS : PLAIN;
            case 'e' -> modifier >= '0' && modifier <= '2' ? ELEMENTS : PLAIN;
            case 'E' -> modifier == '0' ? EAN_13 : modifier == '4' ? EAN_8 : PLAIN;
            default -> PLAIN;
        };
    }

    /// A letter for the symbology, a hexadecimal digit for what it did.
    private static boolean isIdentifier(byte[] data, int at) {
        int letter = data[at] | 0x20;
        byte modifier = data[at + 1];
        return letter >= 'a'
                && letter <= 'z'
                && (ByteRanges.isDigit(modifier) || (modifier >= 'A' && modifier <= 'F'));
    }
}
