package org.cordon.core.order;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;

import java.util.Optional;

/// What names one physical unit: a serialised trade item or a logistic unit.
public sealed interface UnitId {
    /// A trade item with its serial (pack, bundle or case).
    record Sgtin(Gtin gtin, Serial serial) implements UnitId {
        @Override
        public String key() {
            return "01" + gtin.digits() + "21" + serial.value();
        }

        @Override
        public String label() {
            return serial.value();
        }
    }

    /// A logistic unit with its SSCC (bundle, case or pallet).
    record Container(Sscc sscc) implements UnitId {
        @Override
        public String key() {
            return "00" + sscc.digits();
        }

        @Override
        public String label() {
            return sscc.digits();
        }
    }

    /// The name as an element string without separators: `01`+GTIN+`21`+serial, or `00`+SSCC.
    /// Unique, and what files, tables and the journal use.
    String key();

    /// The short name a person reads on a list: the serial, or the SSCC.
    String label();

    /// Reads what is printed on a unit: an SSCC, with or without `(00)`, in groups or not; a key of either form, with or
    /// without brackets; or else a serial. 18 digits alone are an SSCC, never a serial.
    ///
    /// @param product of a serial that stands alone; empty for none
    /// @return empty when it names no unit
    static Optional<UnitId> ofPrinted(String printed, Optional<Gtin> product) {
        String text = printed.strip();
        String digits = text.replace(" ", "").replaceFirst("^\\(00\\)", "00");
        if (digits.matches("(00)?[0-9]{18}")) {
            return parse(digits.length() == 18 ? "00" + digits : digits);
        }
        String key = text.replaceFirst("^\\(01\\) ?([0-9]{14}) ?\\(21\\) ?", "01$121");
        return parse(key)
                .or(() -> product.flatMap(gtin -> parse("01" + gtin.digits() + "21" + text)));
    }

    /// Reads a key back.
    ///
    /// @return empty when it is not a key of either form
    static Optional<UnitId> parse(String key) {
        try {
            if (key.length() == 20 && key.startsWith("00")) {
                return Optional.of(new Container(new Sscc(key.substring(2))));
            }
            if (key.length() > 18 && key.startsWith("01") && key.startsWith("21", 16)) {
                return Optional.of(
                        new Sgtin(new Gtin(key.substring(2, 16)), new Serial(key.substring(18))));
            }
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
