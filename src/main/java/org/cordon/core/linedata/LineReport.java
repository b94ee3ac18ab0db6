package org.cordon.core.linedata;

import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One report of a line or site system, or a part of one that names many units. Journals hold it by the names of its
/// components, which never change.
///
/// @param id by which it is told from others: that of its EPCIS event, or a hash of it
/// @param part its place among the parts of one report, from 1
/// @param eventTime when it happened, by the clock of the system that reports
/// @param recordTime when that system had it
/// @param details what it states besides; empty if nothing
public record LineReport(
        String id,
        int part,
        Instant eventTime,
        Optional<Instant> recordTime,
        LineFact fact,
        Optional<ReportDetails> details) {
    /// The order in which reports count, but for those that agree in both times: of these, the one that came first counts
    /// first.
    static final Comparator<LineReport> IN_TIME =
            Comparator.comparing(LineReport::eventTime)
                    .thenComparing(report -> report.recordTime().orElse(report.eventTime()));

    /// One that is whole and states nothing besides.
    public LineReport(String id, Instant eventTime, Optional<Instant> recordTime, LineFact fact) {
        this(id, 1, eventTime, recordTime, fact, Optional.empty());
    }

    /// The same of what may stand for it in memory.
    LineReport with(LineFact same, Optional<ReportDetails> less) {
        return new LineReport(id, part, eventTime, recordTime, same, less);
    }

    /// The same in parts, each of which says the same of some of its units.
    ///
    /// @param most units of a part
    public List<LineReport> parts(int most) {
        List<UnitId> units = fact.units();
        return units.size() <= most
                ? List.of(this)
                : IntStream.range(0, Math.ceilDiv(units.size(), most))
                        .mapToObj(at ->
                                part(
                                        at + 1,
                                        units.subList(
                                                at * most,
                                                Math.min(units.size(), (at + 1) * most))))
                        .toList();
    }

    private LineReport part(int number, List<UnitId> units) {
        return new LineReport(
                id,
                number,
                eventTime,
                recordTime,
                fact.of(units),
                details.map(each -> each.part(number, units)).filter(each -> !each.isEmpty()));
    }
}
