package org.cordon.core.linedata;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// One report of a line or site system.
///
/// @param id by which it is told from others: that of its EPCIS event, or a hash of it
/// @param happened when, by the clock of the system that reports
/// @param recorded when that system had it
public record LineReport(String id, Instant happened, Optional<Instant> recorded, LineFact fact) {
    /// The order in which reports count, but for those that agree in both times: of these, the one that came first counts
    /// first.
    static final Comparator<LineReport> IN_TIME =
            Comparator.comparing(LineReport::happened)
                    .thenComparing(report -> report.recorded().orElse(report.happened()));
}
