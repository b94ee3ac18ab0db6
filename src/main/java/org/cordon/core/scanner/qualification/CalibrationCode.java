package org.cordon.core.scanner.qualification;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.scanner.Bytes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A code with known content. What a scanner sends for it shows what the scanner does to any code.
///
/// None can be a pack: each names a trade item of GS1 prefix 040, which is for restricted circulation
/// within a company and never stands for a product in trade (GS1 General Specifications, 1.4.2); all
/// else is in AIs 91 to 99, company internal information; and none has a serial number (AI 21).
public enum CalibrationCode {
    /// All 82 characters a serial may hold, digits, capitals, small letters,
    /// punctuation, and a separator: tells
    /// identifier, separator, case, keyboard layout and what stands around.
    CHARACTERS(Symbology.GS1_DATAMATRIX, 1, "91" + Content.SET_82, "92END1"),
    /// 294 characters, each three of them their own position: tells where something is cut or lost,
    /// and how fast it comes.
    LONG(
            Symbology.GS1_DATAMATRIX,
            2,
            "91" + Content.count(1),
            "92" + Content.count(31),
            "93" + Content.count(61)),
    /// A DataMatrix without FNC1: tells whether the scanner can tell one from the other.
    PLAIN(Symbology.DATAMATRIX, 3, "CORDON/3-aZ-PLAIN-zA-3"),
    /// A GS1-128, as on containers.
    LINEAR(Symbology.GS1_128, 4, "91aZ4", "92END4"),
    /// A GS1 QR code.
    QR(Symbology.GS1_QR, 5, "91aZ5zA", "92END5"),
    /// What a person scans at the start of a shift: identifier, separator, case, layout and what
    /// stands around, in one code small enough for a camera that is set to packs.
    CANARY(Symbology.GS1_DATAMATRIX, 9, "91CANARYcanaryzZyYqQwWmM-/_'\"&:;?", "92END9");

    /// The codes of a qualification, in their order.
    public static final List<CalibrationCode> QUALIFYING =
            List.of(CHARACTERS, LONG, PLAIN, LINEAR, QR);

    /// Group separator: how FNC1 between two elements is transmitted.
    public static final char GS = 0x1D;

    private final Symbology symbology;
    private final int number;
    private final String rest;

    CalibrationCode(Symbology symbology, int number, String... elements) {
        this.symbology = symbology;
        this.number = number;
        this.rest = String.join(String.valueOf(GS), elements);
    }

    /// What it is drawn as.
    public Symbology symbology() {
        return symbology;
    }

    /// Its number on the sheet.
    public int number() {
        return number;
    }

    /// What it holds, with group separators and without FNC1 at the beginning.
    public String content() {
        return symbology.gs1() ? "01" + gtin() + rest : rest;
    }

    /// What a scanner set right sends, without header and terminator.
    public Bytes expected() {
        return Bytes.of((symbology.identifier() + content()).getBytes(StandardCharsets.ISO_8859_1));
    }

    /// What people read below it.
    public String label() {
        if (!symbology.gs1()) {
            return content();
        }
        return Stream.of(rest.split(String.valueOf(GS), -1))
                .map(e -> "(" + e.substring(0, 2) + ")" + e.substring(2))
                .collect(Collectors.joining("", "(01)" + gtin(), ""));
    }

    /// 0, prefix 040, 267366 (CORDON on a telephone), the number, the check digit.
    private String gtin() {
        String digits = "0040267366%03d".formatted(number);
        return digits + CheckDigit.of(digits);
    }

    /// The longer pieces.
    private static final class Content {
        /// GS1 AI encodable character set 82 (General Specifications, figure 7.11-1).
        static final String SET_82 =
                "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                        + "!\"%&'()*+,-./:;<=>?_";

        private Content() {}

        /// Thirty numbers of three digits.
        static String count(int from) {
            return IntStream.range(from, from + 30)
                    .mapToObj("%03d"::formatted)
                    .collect(Collectors.joining());
        }
    }
}
