package org.cordon.core.code;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How a code is made, as far as its scan tells: not which unit it names, but what stands in it and what it
/// stands in.
///
/// @param symbology AIM identifier such as `]d2`; empty where the scanner sent none
/// @param message whether it is a message of ISO/IEC 15434, as codes with a PPN are
/// @param identifiers application identifiers of its elements, or those that mean the same as its data
///     identifiers; empty where that is not beyond doubt
/// @param dayZero whether its expiry names day 00
public record PrintedCode(
        String symbology, boolean message, Set<String> identifiers, boolean dayZero) {
    /// Of a scan of which only the reading was kept.
    public static final PrintedCode UNKNOWN = new PrintedCode("", false, Set.of(), false);

    private static final String EXPIRY = "17";

    /// Data identifiers that packs carry (ISO/IEC 15418; IFA, PPN technical specification).
    private static final Map<String, String> MEANS =
            Map.of("9N", "01", "8P", "01", "S", "21", "1T", "10", "D", EXPIRY, "16D", "11");

    /// Keeps its own copy.
    public PrintedCode {
        identifiers = Set.copyOf(identifiers);
    }

    static PrintedCode of(Analysis analysis) {
        boolean certain = analysis.candidates().isEmpty();
        return new PrintedCode(
                analysis.symbology(),
                analysis.kind() == Analysis.Kind.ISO_15434,
                certain
                        ? analysis.elements().stream()
                                .map(PrintedCode::identifier)
                                .filter(id -> !id.isEmpty())
                                .collect(Collectors.toUnmodifiableSet())
                        : Set.of(),
                certain
                        && analysis.elements().stream()
                                .anyMatch(element ->
                                        identifier(element).equals(EXPIRY)
                                                && element.value().endsWith("00")));
    }

    private static String identifier(ReadElement element) {
        return MEANS.getOrDefault(element.identifier(), element.identifier());
    }
}
