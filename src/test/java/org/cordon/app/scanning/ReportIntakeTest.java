package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.UnitId;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

final class ReportIntakeTest {
    private static LineReport report(String id, int units) {
        return new LineReport(
                id, Instant.EPOCH, Optional.empty(), new LineFact.Commissioned(units(0, units)));
    }

    private static List<UnitId> units(int from, int to) {
        return IntStream.range(from, to).mapToObj(Shift::pack).toList();
    }

    private static List<List<Integer>> sizes(List<LineReport> reports) {
        return ReportIntake.parts(reports).stream()
                .map(part -> part.stream().map(each -> each.fact().units().size()).toList())
                .toList();
    }

    // [utest->req~line-data.once~1]
    @Test
    void anEntryHoldsReportsOfAThousandUnitsAndEvents() {
        assertEquals(List.of(), ReportIntake.parts(List.of()));
        assertEquals(
                List.of(List.of(499, 499), List.of(1)),
                sizes(List.of(report("a", 499), report("b", 499), report("c", 1))));
        assertEquals(
                List.of(List.of(0), List.of(0)),
                sizes(List.of(report("a".repeat(20_000), 0), report("b".repeat(20_000), 0))));
    }

    // [utest->req~line-data.once~1]
    @Test
    void aReportOfMoreUnitsComesInPartsThatSayTheSame() {
        List<List<LineReport>> parts = ReportIntake.parts(List.of(report("a", 2_500)));
        assertEquals(
                List.of(
                        List.of(part(1, 0, 1_000)),
                        List.of(part(2, 1_000, 2_000)),
                        List.of(part(3, 2_000, 2_500))),
                parts);
    }

    private static LineReport part(int part, int from, int to) {
        return new LineReport(
                "a",
                part,
                Instant.EPOCH,
                Optional.empty(),
                new LineFact.Commissioned(units(from, to)),
                Optional.empty());
    }
}
