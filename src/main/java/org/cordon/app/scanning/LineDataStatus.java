package org.cordon.app.scanning;

import org.cordon.core.linedata.ClassQuantity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// How line data stand.
///
/// @param last when the last report of the running order came
/// @param waiting reads that wait for a report
/// @param quiet whether some of them wait for longer than reports may take, and for as long nothing came
/// @param refused documents that were refused and wait for a person
/// @param counted what was reported of the running order by class and quantity alone
public record LineDataStatus(
        Optional<Instant> last,
        int waiting,
        boolean quiet,
        int refused,
        Map<ClassQuantity.Kind, BigDecimal> counted) {
    /// Before anything came.
    public static final LineDataStatus NOTHING = new LineDataStatus(Optional.empty(), 0, false, 0);

    /// Nothing was reported by class and quantity.
    public LineDataStatus(Optional<Instant> last, int waiting, boolean quiet, int refused) {
        this(last, waiting, quiet, refused, Map.of());
    }

    /// Keeps its own copy.
    public LineDataStatus {
        counted = Map.copyOf(counted);
    }
}
