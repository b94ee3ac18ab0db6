package org.cordon.core.scanner.qualification;

/// The kinds of code a calibration code is drawn as, each with the AIM identifier that a scanner
/// puts before what it holds (ISO/IEC 15424).
public enum Symbology {
    /// DataMatrix with FNC1 first.
    GS1_DATAMATRIX("]d2"),
    /// DataMatrix without FNC1.
    DATAMATRIX("]d1"),
    /// Code 128 with FNC1 first, called GS1-128.
    GS1_128("]C1"),
    /// QR code with FNC1 first.
    GS1_QR("]Q3");

    private final String identifier;

    Symbology(String identifier) {
        this.identifier = identifier;
    }

    /// The AIM identifier, three characters.
    public String identifier() {
        return identifier;
    }

    /// Whether the code begins with FNC1, so that its content is GS1's.
    public boolean gs1() {
        return this != DATAMATRIX;
    }
}
