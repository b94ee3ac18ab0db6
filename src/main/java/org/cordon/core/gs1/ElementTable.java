package org.cordon.core.gs1;

import java.util.Optional;

/// The application identifiers that packs and logistic labels in pharmaceutical packaging carry, as far
/// as is needed to tell where one element ends and the next begins (GS1 General Specifications, 3.2
/// and 7.8.5).
final class ElementTable {
    private ElementTable() {}

    /// The form of one element.
    ///
    /// @param ai the identifier
    /// @param length of the data: exact when fixed, longest otherwise
    /// @param fixed whether its length is predefined, so that no separator follows
    record Form(String ai, int length, boolean fixed) {}

    /// The form of the element that begins at a place.
    ///
    /// @return empty when no identifier of the table stands there
    static Optional<Form> at(String text, int from) {
        return form(piece(text, from, 2))
                .or(() -> form(piece(text, from, 3)))
                .or(() -> form(piece(text, from, 4)));
    }

    private static String piece(String text, int from, int length) {
        return text.substring(from, Math.min(text.length(), from + length));
    }

    private static Optional<Form> form(String ai) {
        int length =
                switch (ai) {
                    case "00" -> 18;
                    case "01", "02", "03" -> 14;
                    case "11", "12", "13", "15", "16", "17" -> 6;
                    case "20" -> 2;
                    case "410", "411", "412", "413", "414", "415", "416", "417" -> 13;
                    case "10", "21", "22" -> -20;
                    case "30", "37" -> -8;
                    case "90", "240", "241", "250", "251", "400", "401" -> -30;
                    case "91", "92", "93", "94", "95", "96", "97", "98", "99" -> -90;
                    case "242" -> -6;
                    case "243" -> -20;
                    case "710", "711", "712", "713", "714", "715", "716", "717" -> -20;
                    case "7003" -> -10;
                    case "8020" -> -25;
                    default -> ai.matches("3[1-6]\\d\\d") ? 6 : 0;
                };
        return length == 0
                ? Optional.empty()
                : Optional.of(new Form(ai, Math.abs(length), length > 0));
    }
}
