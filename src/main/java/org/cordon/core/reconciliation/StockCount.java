package org.cordon.core.reconciliation;

/// What became of a stock of labels or serials (21 CFR 211.125: issued = used + spoiled + samples + returned, or the
/// difference is to be explained). Pieces, none below 0.
public record StockCount(
        Stock stock, long issued, long used, long spoiled, long sampled, long returned) {
    /// Refuses less than nothing.
    public StockCount {
        if (issued < 0 || used < 0 || spoiled < 0 || sampled < 0 || returned < 0) {
            throw new IllegalArgumentException("less than nothing of " + stock);
        }
    }

    /// Pieces that were issued and that nothing says any more of; below 0 if there are more than were issued.
    public long unaccounted() {
        return issued - used - spoiled - sampled - returned;
    }
}
