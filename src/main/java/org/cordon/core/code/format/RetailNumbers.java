package org.cordon.core.code.format;

import org.cordon.core.code.format.Content.TradeItem;
import org.cordon.core.code.format.Content.TradeKind;
import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.FormatIssueKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Retail and trade numbers that stand alone (GS1 General Specifications, 2.1 and 5.2; symbology
/// identifiers after ISO/IEC 15424).
final class RetailNumbers {
    private RetailNumbers() {}

    /// Reads a number.
    ///
    /// @param symbology the identifier sent; empty without one
    /// @param text what follows it
    /// @return empty when the code is no trade number
    static Optional<TradeItem> read(String symbology, String text) {
        return switch (symbology) {
            case "]E0" -> Optional.of(item(symbology, ean(text), text, text.length()));
            case "]E4" -> Optional.of(item(symbology, TradeKind.EAN_8, text, text.length()));
            case "]E3" -> Optional.of(item(symbology, TradeKind.EAN_13, text, 13));
            case "]I0", "]I1" ->
                    text.length() == 14 && Digits.only(text)
                            ? Optional.of(item(symbology, TradeKind.ITF_14, text, 14))
                            : Optional.empty();
            case "" -> Digits.only(text) ? byLength(text) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Devices that were told to send an UPC-A without its leading zero still mark it `]E0`.
    private static TradeKind ean(String text) {
        return text.length() == 12 ? TradeKind.UPC_A : TradeKind.EAN_13;
    }

    private static Optional<TradeItem> byLength(String text) {
        return switch (text.length()) {
            case 8 -> Optional.of(item("", TradeKind.EAN_8, text, 8));
            case 12 -> Optional.of(item("", TradeKind.UPC_A, text, 12));
            case 13 -> Optional.of(item("", TradeKind.EAN_13, text, 13));
            case 14 -> Optional.of(item("", TradeKind.ITF_14, text, 14));
            default -> Optional.empty();
        };
    }

    private static TradeItem item(String symbology, TradeKind kind, String text, int length) {
        int start = symbology.length();
        int end = Math.min(length, text.length());
        String digits = text.substring(0, end);
        String addOn = text.substring(end);
        List<CodeIssue> flaws = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            if (!Digits.is(text.charAt(i))) {
                flaws.add(
                        new CodeIssue(
                                FormatIssueKind.BAD_CHARACTER,
                                start + i,
                                1,
                                Printable.of(text.charAt(i))));
            }
        }
        if (digits.length() != lengthOf(kind)) {
            flaws.add(
                    new CodeIssue(
                            FormatIssueKind.BAD_LENGTH,
                            start,
                            digits.length(),
                            Printable.of(digits)));
        } else if (flaws.isEmpty() && !CheckDigit.isRight(digits)) {
            String right = "" + CheckDigit.of(digits.substring(0, end - 1));
            flaws.add(new CodeIssue(FormatIssueKind.BAD_CHECK_DIGIT, start + end - 1, 1, right));
        }
        if (!addOn.isEmpty() && addOn.length() != 2 && addOn.length() != 5) {
            flaws.add(
                    new CodeIssue(
                            FormatIssueKind.BAD_LENGTH,
                            start + end,
                            addOn.length(),
                            Printable.of(addOn)));
        }
        return new TradeItem(symbology, kind, digits, addOn, flaws);
    }

    private static int lengthOf(TradeKind kind) {
        return switch (kind) {
            case EAN_8 -> 8;
            case UPC_A -> 12;
            case EAN_13 -> 13;
            case ITF_14 -> 14;
        };
    }
}
