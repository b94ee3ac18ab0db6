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

    /// A code on the label of a container that says what is inside and names no unit.
    record OfLabel(UnitId label) implements Reading {
        /// It is not the code by which the container is counted.
        @Override
        public Optional<UnitId> unit() {
            return Optional.empty();
        }
    }

    /// A helper code: it stands for a unit whose own code cannot be seen where it is read.
    ///
    /// @param text without the symbology identifier
    /// @param stands what it is known to stand for
    record Helper(String text, Optional<UnitId> unit, Stands stands) implements Reading {
        /// What is known of it.
        public enum Stands {
            /// Its unit was read with it, by the same camera or by another one.
            BESIDE,
            /// It stands for a unit that a station has accepted.
            ACCEPTED,
            /// It stands for a unit that no station has accepted.
            REFUSED,
            /// It is on a copy of its unit, which has another helper code.
            COPY,
            /// It stands for two units.
            AMBIGUOUS,
            /// Another camera of the station reads its unit.
            AWAITED,
            /// Its unit is to be read with it here, and was not.
            UNREAD,
            /// It stands for no unit, though it must have been read with one before.
            MISSED,
            /// It stands for no unit.
            UNKNOWN
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
