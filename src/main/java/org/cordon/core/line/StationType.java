package org.cordon.core.line;

import org.cordon.core.order.UnitKind;

import java.util.Optional;

/// What a station is for: it packs or checks units of a level, or it is beside the flow.
public enum StationType {
    /// Packs, one by one.
    UNIT(UnitKind.PACK),
    /// Bundles, and the packs that go into them.
    BUNDLE(UnitKind.BUNDLE),
    /// Cases, and what goes into them.
    CASE(UnitKind.CASE),
    /// Pallets, and what goes onto them.
    PALLET(UnitKind.PALLET),
    /// Where refused units are counted.
    REJECT,
    /// Where units are put right.
    REWORK,
    /// Where held units are kept.
    QUARANTINE,
    /// Where samples are taken.
    SAMPLING,
    /// A scanner for looking codes up.
    BENCH;

    private final Optional<UnitKind> level;

    StationType() {
        level = Optional.empty();
    }

    StationType(UnitKind level) {
        this.level = Optional.of(level);
    }

    /// The level of the units that it packs or checks; empty for a station beside the flow, where no read
    /// is an arrival.
    public Optional<UnitKind> level() {
        return level;
    }
}
