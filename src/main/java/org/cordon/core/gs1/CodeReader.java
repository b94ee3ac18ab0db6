package org.cordon.core.gs1;

import org.cordon.core.scan.Bytes;
import org.cordon.core.scan.NoReadPatterns;
import org.cordon.core.scan.Reading;
import org.cordon.core.scan.ScanFault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a scanner sent: a GS1 pack code (AIs 01, 21, 17, 10 in any order), a logistic label
/// (AI 00), a no-read, or something else with the fault named. Never throws, whatever the bytes are.
public final class CodeReader {
    private static final char GS = 0x1D;

    /// Some equipment sends this byte for FNC1.
    private static final char FNC1_232 = 0xE8;

    private static final Pattern IDENTIFIER = Pattern.compile("\\][A-Za-z][0-9]");

    /// Symbologies whose identifier says that FNC1 stood first, so that the data is GS1's.
    private static final Set<String> GS1_SYMBOLS =
            Set.of("]d2", "]C1", "]Q3", "]e0", "]e1", "]e2", "]J1");

    /// `]` of a US keyboard as German and Swiss or French layouts make it.
    private static final Pattern OTHER_LAYOUT = Pattern.compile("[+$^*¨][dCQeJ][0-9].*");

    /// A serial that swallowed the expiry and the lot after it.
    private static final Pattern SWALLOWED = Pattern.compile("(.+?)17(\\d{6})10(.{1,20})");

    private final NoReadPatterns noReads;
    private final int currentYear;

    /// @param noReads what readers send when they could not read
    /// @param currentYear four digits, to find the century of dates
    public CodeReader(NoReadPatterns noReads, int currentYear) {
        this.noReads = noReads;
        this.currentYear = currentYear;
    }

    /// A scan taken apart, for those who show its pieces.
    ///
    /// @param symbology AIM identifier such as `]d2`; empty when none was sent
    /// @param elements those that could be told apart, as far as it went
    /// @param reading what it comes to
    public record Taken(String symbology, List<Element> elements, Reading reading) {
        /// Keeps its own copy.
        public Taken {
            elements = List.copyOf(elements);
        }
    }

    /// Reads one scan.
    public Reading read(Bytes scan) {
        return take(scan).reading();
    }

    /// Takes one scan apart.
    public Taken take(Bytes scan) {
        String text = new String(scan.toArray(), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (text.isBlank()) {
            return fault("", List.of(), ScanFault.EMPTY, 0, "");
        }
        if (noReads.matches(text)) {
            return fault("", List.of(), ScanFault.NO_READ, 0, text.strip());
        }
        if (OTHER_LAYOUT.matcher(text).matches()) {
            return fault("", List.of(), ScanFault.KEYBOARD_LAYOUT, 0, text.substring(0, 3));
        }
        Matcher identifier = IDENTIFIER.matcher(text);
        String symbology = identifier.lookingAt() ? identifier.group() : "";
        if (!symbology.isEmpty() && !GS1_SYMBOLS.contains(symbology)) {
            return fault(symbology, List.of(), ScanFault.NOT_GS1, 0, symbology);
        }
        return elements(symbology, text.replace(FNC1_232, GS), symbology.length());
    }

    private Taken elements(String symbology, String text, int start) {
        List<Element> found = new ArrayList<>();
        int at = start;
        while (at < text.length()) {
            if (text.charAt(at) == GS) {
                at++;
                continue;
            }
            Optional<ElementTable.Form> form = ElementTable.at(text, at);
            if (form.isEmpty()) {
                boolean first = found.isEmpty();
                return fault(
                        symbology,
                        found,
                        first && symbology.isEmpty()
                                ? ScanFault.NOT_GS1
                                : ScanFault.UNKNOWN_ELEMENT,
                        at,
                        text.substring(at, Math.min(text.length(), at + 4)));
            }
            int from = at + form.get().ai().length();
            int separator = text.indexOf(GS, from);
            int end = separator < 0 ? text.length() : separator;
            if (form.get().fixed()) {
                if (end - from < form.get().length()) {
                    return fault(
                            symbology, found, ScanFault.TRUNCATED, at, text.substring(at, end));
                }
                end = from + form.get().length();
            }
            Element element = new Element(form.get().ai(), text.substring(from, end), at);
            Optional<Reading.Unreadable> wrong = check(element, form.get(), found);
            if (wrong.isPresent()) {
                return new Taken(symbology, found, wrong.get());
            }
            found.add(element);
            at = end;
        }
        return new Taken(symbology, found, whole(found));
    }

    private Optional<Reading.Unreadable> check(
            Element element, ElementTable.Form form, List<Element> before) {
        String value = element.value();
        int at = element.offset() + element.ai().length();
        if (value.isEmpty()) {
            return Optional.of(
                    new Reading.Unreadable(ScanFault.BAD_LENGTH, at, "(" + element.ai() + ")"));
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean allowed =
                    form.fixed() ? c >= '0' && c <= '9' : Charset82.contains(c) || c == ' ';
            if (!allowed) {
                return Optional.of(
                        new Reading.Unreadable(
                                ScanFault.BAD_CHARACTER,
                                at + i,
                                "(" + element.ai() + ") " + Bytes.of((byte) c)));
            }
        }
        if (value.length() > form.length()) {
            boolean swallowed = SWALLOWED.matcher(value).matches();
            return Optional.of(
                    new Reading.Unreadable(
                            swallowed ? ScanFault.LOST_SEPARATOR : ScanFault.BAD_LENGTH,
                            at,
                            value));
        }
        for (Element earlier : before) {
            if (earlier.ai().equals(element.ai()) && !earlier.value().equals(value)) {
                return Optional.of(
                        new Reading.Unreadable(
                                ScanFault.REPEATED_ELEMENT,
                                element.offset(),
                                "(" + element.ai() + ")"));
            }
        }
        return content(element, at);
    }

    private Optional<Reading.Unreadable> content(Element element, int at) {
        String value = element.value();
        return switch (element.ai()) {
            case "00", "01", "02" ->
                    CheckDigit.isRight(value)
                            ? Optional.empty()
                            : Optional.of(
                                    new Reading.Unreadable(ScanFault.BAD_CHECK_DIGIT, at, value));
            case "17" ->
                    Expiry.parse(value, currentYear).isPresent()
                            ? Optional.empty()
                            : Optional.of(new Reading.Unreadable(ScanFault.BAD_DATE, at, value));
            case "10", "21" ->
                    value.indexOf(' ') < 0
                            ? Optional.empty()
                            : Optional.of(
                                    new Reading.Unreadable(
                                            ScanFault.BAD_CHARACTER,
                                            at + value.indexOf(' '),
                                            "(" + element.ai() + ") space"));
            default -> Optional.empty();
        };
    }

    private Reading whole(List<Element> elements) {
        Optional<String> sscc = value(elements, "00");
        if (sscc.isPresent()) {
            return new Reading.Container(new Sscc(sscc.get()));
        }
        Optional<String> gtin = value(elements, "01");
        Optional<String> serial = value(elements, "21");
        if (gtin.isEmpty() || serial.isEmpty()) {
            return new Reading.Unreadable(
                    ScanFault.MISSING_ELEMENT, 0, gtin.isEmpty() ? "(01)" : "(21)");
        }
        Optional<String> lot = value(elements, "10");
        Optional<Expiry> expiry = value(elements, "17").flatMap(v -> Expiry.parse(v, currentYear));
        if (lot.isEmpty() && expiry.isEmpty() && swallowsExpiryAndLot(serial.get())) {
            int at =
                    elements.stream()
                            .filter(e -> e.ai().equals("21"))
                            .mapToInt(Element::offset)
                            .findFirst()
                            .orElse(0);
            return new Reading.Unreadable(ScanFault.LOST_SEPARATOR, at, serial.get());
        }
        return new Reading.Pack(
                new Gtin(gtin.get()), new Serial(serial.get()), lot.map(Lot::new), expiry);
    }

    /// A code that lacks expiry and lot, while its serial reads as both: a separator was lost.
    private boolean swallowsExpiryAndLot(String serial) {
        Matcher m = SWALLOWED.matcher(serial);
        return m.matches() && Expiry.parse(m.group(2), currentYear).isPresent();
    }

    private static Optional<String> value(List<Element> elements, String ai) {
        return elements.stream().filter(e -> e.ai().equals(ai)).map(Element::value).findFirst();
    }

    private static Taken fault(
            String symbology, List<Element> elements, ScanFault fault, int offset, String detail) {
        return new Taken(
                symbology,
                elements,
                new Reading.Unreadable(
                        fault,
                        offset,
                        Bytes.of(detail.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                                .toString()));
    }
}
