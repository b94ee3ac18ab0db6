package org.cordon.app.scanning;

import java.time.Instant;
import java.util.Optional;

/// How line data stand.
///
/// @param last when the last report of the running order came
/// @param waiting reads that wait for a report
/// @param quiet whether some of them wait for longer than reports may take, and for as long nothing came
/// @param refused documents that were refused and wait for a person
public record LineDataStatus(Optional<Instant> last, int waiting, boolean quiet, int refused) {
    /// Before anything came.
    public static final LineDataStatus NOTHING = new LineDataStatus(Optional.empty(), 0, false, 0);
}
