package org.cordon.core.scanner;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.order.UnitId;

import java.util.List;
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

    /// A pack code that is beyond doubt in spite of what its reader did to it.
    ///
    /// @param detail the piece at fault, printable, for people; may be empty
    record Mended(Pack pack, ScanFault fault, String detail) implements Reading {
        @Override
        public Optional<UnitId> unit() {
            return pack.unit();
        }
    }

    /// A pack code that can be read in several ways, because separators seem to be lost. Only the order
    /// that runs can tell which, if any.
    ///
    /// @param asItCame the pack it names if none was lost; empty when it then names none
    /// @param candidates packs that it names if some were lost; at least one
    /// @param otherwise what is wrong when no single candidate fits
    record Split(Optional<Pack> asItCame, List<Pack> candidates, Unreadable otherwise)
            implements Reading {
        public Split {
            candidates = List.copyOf(candidates);
        }

        @Override
        public Optional<UnitId> unit() {
            return asItCame.flatMap(Pack::unit);
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
