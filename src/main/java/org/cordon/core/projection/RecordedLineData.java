package org.cordon.core.projection;

import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is recorded of an order's line data, and of the reads that they concern.
///
/// @param reports in the order of their entries
/// @param last when the last of them came
/// @param putBack units that were put back onto the line, with the stations that accepted them since
/// @param notCommissioned the first read of each unit that was not known to be commissioned
/// @param twice units whose code two packs carried
public record RecordedLineData(
        List<LineReport> reports,
        Optional<Instant> last,
        Map<UnitId, Set<Optional<StationId>>> putBack,
        Map<UnitId, Read> notCommissioned,
        Set<UnitId> twice) {
    /// Nothing is recorded.
    public static final RecordedLineData NONE =
            new RecordedLineData(List.of(), Optional.empty(), Map.of(), Map.of(), Set.of());

    /// A read.
    ///
    /// @param station empty for the first of the line
    public record Read(Optional<StationId> station, Instant at) {}

    /// Whether a unit that was put back may still arrive at a station once more.
    ///
    /// @param station empty for the first of the line
    public boolean mayReturn(UnitId unit, Optional<StationId> station) {
        return putBack.containsKey(unit) && !putBack.getOrDefault(unit, Set.of()).contains(station);
    }

    /// Whether a scan is of those whose first read is kept: at a station, of a unit that is not commissioned or whose
    /// code came twice.
    public static boolean isKept(ScanJudged scan) {
        return (scan.verdict() == VerdictCode.NOT_COMMISSIONED
                        || scan.verdict() == VerdictCode.DUPLICATE)
                && scan.unit().isPresent()
                && scan.isAtStation()
                && scan.purpose().filter(ReadPurpose.CHALLENGE::equals).isEmpty();
    }

    /// Computes it from the events of one order, oldest first. For one thread.
    public static final class Projector {
        private final List<LineReport> reports = new ArrayList<>();
        private Optional<Instant> last = Optional.empty();
        private final Map<UnitId, Set<Optional<StationId>>> putBack = new HashMap<>();
        private final Map<UnitId, Read> notCommissioned = new HashMap<>();
        private final Set<UnitId> twice = new HashSet<>();

        /// Takes account of the next event.
        public void apply(LineEvent event) {
            switch (event) {
                case LineEvent.LineDataReported reported -> {
                    reports.addAll(reported.reports());
                    last = Optional.of(reported.receivedAt());
                    reported.putBack().forEach(unit -> putBack.put(unit, new HashSet<>()));
                }
                case ScanJudged scan -> apply(scan);
                case LineEvent.UnitRejected _, LineEvent.LineSignalled _ -> {
                    // See [RejectedUnits].
                }
            }
        }

        private void apply(ScanJudged scan) {
            if (scan.isAccepted() && !putBack.isEmpty()) {
                Set<Optional<StationId>> since = putBack.get(scan.unit().orElseThrow());
                if (since != null) {
                    since.add(scan.station());
                }
            }
            if (isKept(scan)) {
                UnitId unit = scan.unit().orElseThrow();
                if (scan.verdict() == VerdictCode.DUPLICATE) {
                    twice.add(unit);
                } else {
                    notCommissioned.putIfAbsent(unit, new Read(scan.station(), scan.receivedAt()));
                }
            }
        }

        /// What it comes to.
        public RecordedLineData get() {
            return new RecordedLineData(reports, last, putBack, notCommissioned, twice);
        }
    }
}
