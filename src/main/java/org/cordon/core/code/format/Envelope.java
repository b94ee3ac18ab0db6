package org.cordon.core.code.format;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.text.Messages;

import java.util.List;
import java.util.Optional;

/// One format envelope of an ISO/IEC 15434 message.
public sealed interface Envelope {
    /// The elements told apart, in the order of the code.
    List<Field> fields();

    /// The value of the first element with an identifier.
    default Optional<String> value(String id) {
        return fields().stream().filter(f -> f.id().equals(id)).map(Field::value).findFirst();
    }

    /// Format 05: GS1 application identifiers.
    record Gs1(List<Field> fields) implements Envelope {
        public Gs1 {
            fields = List.copyOf(fields);
        }
    }

    /// Format 06: data identifiers of ANSI MH10.8.2, in any order. German packs carry 9N PPN, 1T lot,
    /// D expiry and S serial.
    record Identified(List<Field> fields) implements Envelope {
        public Identified {
            fields = List.copyOf(fields);
        }

        /// The product, when 9N holds a right number.
        public Optional<Ppn> ppn() {
            return value(DataIdentifiers.PPN).flatMap(Ppn::parse);
        }

        /// The GTIN of the product: from 8P, or the one that means the same as the PZN in 9N.
        public Optional<Gtin> gtin() {
            return value(DataIdentifiers.GTIN)
                    .filter(digits -> digits.length() == 14 && CheckDigit.isRight(digits))
                    .map(Gtin::new)
                    .or(() -> ppn().flatMap(Ppn::pzn).map(Pzn::ntin));
        }
    }

    /// Any other format, named and kept as it came.
    ///
    /// @param format two digits that say how the inside is built
    /// @param name what the format is for; empty when the standard names none
    record NotSupported(String format, String name, String text) implements Envelope {
        private static final Messages TEXT = Messages.of(NotSupported.class);

        @Override
        public List<Field> fields() {
            return List.of();
        }

        /// What formats other than 05 and 06 are for (ISO/IEC 15434, table of format headers).
        static String nameOf(String format) {
            String key = "format.name." + format;
            return TEXT.has(key) ? TEXT.get(key) : "";
        }
    }
}
