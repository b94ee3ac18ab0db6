package org.cordon.cli;

import org.cordon.core.gs1.CodeReader;
import org.cordon.core.gs1.Element;
import org.cordon.core.gs1.Lot;
import org.cordon.core.scan.Bytes;
import org.cordon.core.scan.Reading;
import org.cordon.core.scan.ScanFault;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.Reasons;
import org.cordon.core.verdict.Verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What one scan says, as `parse` writes it.
final class ParsedScan {
    private final Reasons reasons;

    ParsedScan(Reasons reasons) {
        this.reasons = reasons;
    }

    /// The members of the line, in order.
    Map<String, Object> row(long line, Bytes raw, CodeReader.Taken taken) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("line", line);
        switch (taken.reading()) {
            case Reading.Pack pack -> pack(row, pack, taken.elements());
            case Reading.Container container -> {
                row.put("kind", "container");
                row.put("title", "Container " + container.sscc() + ".");
                row.put("sscc", container.sscc().digits());
            }
            case Reading.Unreadable unreadable -> unreadable(row, raw, unreadable);
        }
        if (!taken.symbology().isEmpty()) {
            row.put("symbology", taken.symbology());
        }
        if (!taken.elements().isEmpty()) {
            row.put("elements", taken.elements().stream().map(ParsedScan::element).toList());
        }
        row.put("raw", raw.toString());
        return row;
    }

    private static void pack(Map<String, Object> row, Reading.Pack pack, List<Element> elements) {
        row.put("kind", "pack");
        row.put(
                "title",
                "Pack of product %s, serial %s, %s, %s."
                        .formatted(
                                pack.gtin(),
                                pack.serial(),
                                pack.lot().map(lot -> "lot " + lot).orElse("no lot"),
                                pack.expiry().map(e -> "expiry " + e).orElse("no expiry")));
        row.put("gtin", pack.gtin().digits());
        row.put("serial", pack.serial().value());
        pack.lot().map(Lot::value).ifPresent(lot -> row.put("lot", lot));
        elements.stream()
                .filter(e -> e.ai().equals("17"))
                .findFirst()
                .ifPresent(e -> row.put("expiryPrinted", e.value()));
        pack.expiry().ifPresent(expiry -> row.put("expiry", expiry.toString()));
    }

    private void unreadable(Map<String, Object> row, Bytes raw, Reading.Unreadable reading) {
        row.put("kind", reading.fault() == ScanFault.NO_READ ? "no-read" : "unreadable");
        row.put("title", title(reading));
        row.put("fault", reading.fault().name());
        row.put("offset", reading.offset());
        length(raw, reading).ifPresent(length -> row.put("length", length));
        if (!reading.detail().isEmpty()) {
            row.put("detail", reading.detail());
        }
    }

    /// A fault in words: those of the verdict on it, which no order changes.
    private String title(Reading.Unreadable reading) {
        return reading.fault() == ScanFault.OVERSIZE
                ? "The scan is longer than " + ScanLines.LONGEST + " characters."
                : reasons.of(
                        new Judgement(reading, new Verdict.BadCode(reading.fault()), List.of()));
    }

    /// How many bytes are at fault, where the reading names the piece and it stands there as named.
    private static OptionalInt length(Bytes raw, Reading.Unreadable reading) {
        if (reading.fault() == ScanFault.BAD_CHARACTER) {
            return OptionalInt.of(1);
        }
        int length = Bytes.parse(reading.detail()).length();
        boolean there = length > 0 && reading.offset() + length <= raw.length();
        return there
                        && Bytes.of(raw.toArray(), reading.offset(), length)
                                .toString()
                                .equals(reading.detail())
                ? OptionalInt.of(length)
                : OptionalInt.empty();
    }

    private static Map<String, Object> element(Element element) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ai", element.ai());
        row.put("value", element.value());
        row.put("offset", element.offset());
        return row;
    }
}
