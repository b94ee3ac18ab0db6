package org.cordon.app.unit;

import org.cordon.app.port.UnitRecords;
import org.cordon.core.code.Analysis;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Reading;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.unit.Listing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds what was typed or scanned. Blocks.
public record UnitSearch(UnitRecords records, ScanAnalyzer analyzer) {
    /// What a code may mean, known ones first.
    ///
    /// @param code in the text form of [Bytes]
    public List<UnitMatch> find(String code) {
        String text = code.strip();
        if (text.isEmpty()) {
            return List.of();
        }
        Set<UnitId> named = named(text);
        List<UnitMatch> matches = new ArrayList<>();
        named.forEach(unit -> matches.add(match(unit)));
        if (matches.stream().noneMatch(UnitMatch::known)) {
            Set<UnitId> guessed = new LinkedHashSet<>(records.helped(text));
            parsed(text, Serial::new)
                    .ifPresent(serial ->
                            records.products()
                                    .forEach(gtin -> guessed.add(new UnitId.Sgtin(gtin, serial))));
            guessed.removeAll(named);
            guessed.stream().map(this::match).filter(UnitMatch::known).forEach(matches::add);
            parsed(text, Lot::new).flatMap(this::match).ifPresent(matches::add);
        }
        return matches.stream()
                .sorted(Comparator.comparing(match -> !match.known()))
                .limit(UnitQueries.MATCHES)
                .toList();
    }

    /// Units that the code itself names: one, or several where separators were lost.
    private Set<UnitId> named(String text) {
        Set<UnitId> units = new LinkedHashSet<>();
        parsed(text, Bytes::parse)
                .map(bytes -> analyzer.analyse(bytes, ValidationLevel.SYNTAX))
                .ifPresent(analysis -> collect(analysis, units));
        if (units.isEmpty()) {
            UnitId.ofPrinted(text, Optional.empty()).ifPresent(units::add);
        }
        if (units.isEmpty()) {
            gtinAndSerial(text).ifPresent(units::add);
        }
        return units;
    }

    private static void collect(Analysis analysis, Set<UnitId> units) {
        analysis.unit().flatMap(Reading::unit).ifPresent(units::add);
        analysis.candidates().forEach(pack -> pack.unit().ifPresent(units::add));
    }

    /// A GTIN and a serial with blanks between them, as people type them.
    private static Optional<UnitId> gtinAndSerial(String text) {
        String[] parts = text.split("\\s+", -1);
        return parts.length == 2 && parts[0].matches("[0-9]{8,14}")
                ? parsed("0".repeat(14 - parts[0].length()) + parts[0], Gtin::new)
                        .flatMap(gtin ->
                                parsed(parts[1], Serial::new)
                                        .map(serial -> new UnitId.Sgtin(gtin, serial)))
                : Optional.empty();
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> form) {
        try {
            return Optional.of(form.apply(text));
        } catch (IllegalArgumentException notThat) {
            return Optional.empty();
        }
    }

    private UnitMatch match(UnitId unit) {
        EntrySubject subject = new EntrySubject.OfUnit(unit);
        List<Listing> listings = records.listings(unit);
        boolean known =
                !listings.isEmpty()
                        || Stream.of(StreamId.values())
                                .anyMatch(stream -> records.count(subject, stream) > 0)
                        || records.count(new EntrySubject.Inside(unit), StreamId.SCANS) > 0;
        return new UnitMatch(
                subject,
                known,
                listings.reversed().stream()
                        .map(each -> each.order().product())
                        .findFirst()
                        .orElse(""));
    }

    private Optional<UnitMatch> match(Lot lot) {
        EntrySubject subject = new EntrySubject.OfLot(lot);
        Optional<Order> order = records.orders(lot, 1).stream().findFirst();
        return order.isPresent() || records.count(subject, StreamId.OPERATIONS) > 0
                ? Optional.of(new UnitMatch(subject, true, order.map(Order::product).orElse("")))
                : Optional.empty();
    }
}
