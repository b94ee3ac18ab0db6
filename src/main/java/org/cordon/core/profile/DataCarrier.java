package org.cordon.core.profile;

import org.cordon.core.code.PrintedCode;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A kind of bar code, as the AIM symbology identifier of a scan names it (ISO/IEC 15424; GS1 General
/// Specifications, figure 5.1.2-2).
public enum DataCarrier {
    /// Data Matrix with FNC1 first.
    GS1_DATAMATRIX("GS1 DataMatrix"),
    /// Data Matrix with a message of ISO/IEC 15434, as codes with a PPN are.
    PPN_DATAMATRIX("Data Matrix (ISO/IEC 15434)"),
    /// Any other Data Matrix.
    DATAMATRIX("Data Matrix"),
    /// Code 128 with FNC1 first.
    GS1_128("GS1-128"),
    /// Any other Code 128.
    CODE_128("Code 128"),
    /// GS1 DataBar, alone or with its composite component.
    GS1_DATABAR("GS1 DataBar"),
    /// QR Code with FNC1 first.
    GS1_QR("GS1 QR Code"),
    /// Any other QR Code.
    QR("QR Code"),
    /// DotCode with FNC1 first.
    GS1_DOTCODE("GS1 DotCode"),
    /// EAN-8, EAN-13 or UPC.
    EAN("EAN/UPC"),
    /// Interleaved 2 of 5, such as ITF-14.
    ITF("ITF"),
    /// Another symbology, which profiles cannot name.
    OTHER("");

    private final String title;
    private final Optional<DataCarrier> found = Optional.of(this);

    DataCarrier(String title) {
        this.title = title;
    }

    /// Its own name, the same in every language; empty for [#OTHER].
    public String title() {
        return title;
    }

    /// How profiles spell it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The carrier that profiles spell so.
    ///
    /// @throws IllegalArgumentException if there is none that a profile may name
    public static DataCarrier ofWord(String word) {
        return Arrays.stream(values())
                .filter(each -> each != OTHER && each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }

    /// What a scan was read from.
    ///
    /// @return empty where its scanner sent no symbology identifier, so that nobody can tell
    public static Optional<DataCarrier> of(PrintedCode code) {
        String identifier = code.symbology();
        return identifier.length() == 3
                ? of(identifier.charAt(1), identifier.charAt(2), code.message()).found
                : Optional.empty();
    }

    private static DataCarrier of(char symbology, char modifier, boolean message) {
        return switch (symbology) {
            case 'd' ->
                    modifier == '2' || modifier == '5'
                            ? GS1_DATAMATRIX
                            : message ? PPN_DATAMATRIX : DATAMATRIX;
            case 'C' -> modifier == '1' ? GS1_128 : CODE_128;
            case 'e' -> GS1_DATABAR;
            case 'Q' -> modifier == '3' || modifier == '4' ? GS1_QR : QR;
            case 'J' -> modifier == '1' || modifier == '4' ? GS1_DOTCODE : OTHER;
            case 'E' -> EAN;
            case 'I' -> ITF;
            default -> OTHER;
        };
    }
}
