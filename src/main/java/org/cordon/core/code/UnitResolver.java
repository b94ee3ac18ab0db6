package org.cordon.core.code;

import org.cordon.core.code.format.Content;
import org.cordon.core.code.format.Envelope;
import org.cordon.core.code.gs1.Charset82;
import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.code.gs1.syntax.ElementString;
import org.cordon.core.scanner.Reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The pack or container that the elements of a code name.
record UnitResolver(int currentYear) {
    private static final int GTIN = 14;
    private static final int LONGEST = 20;
    private static final Set<String> OF_A_PACK = Set.of("01", "10", "17", "21");

    /// What sound elements name; empty when that is neither a pack nor a container.
    Optional<Reading> of(List<ElementString> elements) {
        return value(elements, "00")
                .<Reading>map(digits -> new Reading.Container(new Sscc(digits)))
                .or(() -> pack(elements));
    }

    /// The pack that sound elements name.
    Optional<Reading.Pack> pack(List<ElementString> elements) {
        return pack(
                value(elements, "01"),
                value(elements, "21"),
                value(elements, "10"),
                value(elements, "17"));
    }

    private Optional<Reading.Pack> pack(
            Optional<String> gtin,
            Optional<String> serial,
            Optional<String> lot,
            Optional<String> expiry) {
        boolean fit =
                gtin.filter(digits -> digits.length() == GTIN && CheckDigit.isRight(digits))
                                .isPresent()
                        && serial.filter(UnitResolver::fits).isPresent()
                        && lot.map(UnitResolver::fits).orElse(true);
        if (!fit) {
            return Optional.empty();
        }
        return Optional.of(
                new Reading.Pack(
                        new Gtin(gtin.get()),
                        new Serial(serial.get()),
                        lot.map(Lot::new),
                        expiry.flatMap(digits -> Expiry.parse(digits, currentYear))));
    }

    /// A site's table may allow more than a pack's serial or lot can hold.
    private static boolean fits(String value) {
        return !value.isEmpty()
                && value.length() <= LONGEST
                && value.chars().allMatch(Charset82::contains);
    }

    private static Optional<String> value(List<ElementString> elements, String ai) {
        return elements.stream()
                .filter(e -> e.ai().digits().equals(ai) && e.sound())
                .map(ElementString::value)
                .findFirst();
    }

    /// How much of what a pack carries is there: GTIN, serial, lot, expiry.
    static int fullness(List<ElementString> elements) {
        return (int)
                elements.stream()
                        .map(e -> e.ai().digits())
                        .distinct()
                        .filter(OF_A_PACK::contains)
                        .count();
    }

    /// The pack that a sound message of ISO/IEC 15434 names.
    Optional<Reading.Pack> of(Content.Message message) {
        return message.envelopes().stream().map(this::of).flatMap(Optional::stream).findFirst();
    }

    private Optional<Reading.Pack> of(Envelope envelope) {
        return switch (envelope) {
            case Envelope.Gs1 gs1 ->
                    pack(gs1.value("01"), gs1.value("21"), gs1.value("10"), gs1.value("17"));
            case Envelope.Identified ids ->
                    pack(
                            ids.gtin().map(Gtin::digits),
                            ids.value("S"),
                            ids.value("1T"),
                            ids.value("D"));
            case Envelope.NotSupported _ -> Optional.empty();
        };
    }
}
