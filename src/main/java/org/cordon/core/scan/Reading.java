package org.cordon.core.scan;

import org.cordon.core.gs1.Expiry;
import org.cordon.core.gs1.Gtin;
import org.cordon.core.gs1.Lot;
import org.cordon.core.gs1.Serial;
import org.cordon.core.gs1.Sscc;
import org.cordon.core.line.UnitId;

import java.util.Optional;

/// What a scan says, before anyone asks whether it is right here and now.
public sealed interface Reading {
    /// A pack code.
    record Pack(Gtin gtin, Serial serial, Optional<Lot> lot, Optional<Expiry> expiry)
            implements Reading {
        @Override
        public Optional<UnitId> unit() {
            return Optional.of(new UnitId.Sgtin(gtin, serial));
        }
    }

    /// A container label.
    record Container(Sscc sscc) implements Reading {
        @Override
        public Optional<UnitId> unit() {
            return Optional.of(new UnitId.Container(sscc));
        }
    }

    /// Anything else.
    ///
    /// @param offset where in the raw bytes it went wrong, from 0
    /// @param detail the piece at fault, printable, for people; may be empty
    record Unreadable(ScanFault fault, int offset, String detail) implements Reading {
        @Override
        public Optional<UnitId> unit() {
            return Optional.empty();
        }
    }

    /// The unit it names, if it names one.
    Optional<UnitId> unit();
}
