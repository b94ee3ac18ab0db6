package org.cordon.core.linedata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

final class LineDataTest {
    private final LineData data = new LineData();

    private static LineReport report(String id, LineFact fact) {
        return new LineReport(id, Instant.EPOCH, Optional.empty(), fact);
    }

    // [utest->req~line-data.once~1]
    @Test
    void aReportIsKnownByItsIdWhateverItSays() {
        LineReport other = report("e1", new LineFact.Nothing());
        assertFalse(data.isKnown(other));
        var _ = data.apply(other);
        assertTrue(data.isKnown(report("e1", new LineFact.Rejected(List.of(Shift.pack(1))))));
        assertFalse(data.isKnown(report("e1", new LineFact.Withdrawn())));
    }

    // [utest->req~line-data.once~1]
    @Test
    void aReportThatWasWithdrawnBeforeItCameIsKnownOnceItHasCome() {
        LineReport wrong = report("e1", new LineFact.Commissioned(List.of(Shift.pack(1))));
        var _ = data.apply(report("e1", new LineFact.Withdrawn()));
        assertFalse(data.isKnown(wrong));
        assertEquals(List.of(), List.copyOf(data.apply(wrong).units()));
        assertTrue(data.isKnown(wrong));
    }

    // [utest->req~line-data.once~1]
    @Test
    void aWithdrawalTakesBackEveryPart() {
        List<LineReport> parts =
                report(
                                "e1",
                                new LineFact.Commissioned(
                                        IntStream.range(0, 5).mapToObj(Shift::pack).toList()))
                        .parts(2);
        assertEquals(3, parts.size());
        parts.forEach(data::apply);
        assertTrue(parts.stream().allMatch(data::isKnown));
        assertTrue(data.commissioned(Shift.pack(4)).isPresent());
        assertEquals(5, data.apply(report("e1", new LineFact.Withdrawn())).units().size());
        assertTrue(IntStream.range(0, 5).allMatch(i -> data.commissioned(Shift.pack(i)).isEmpty()));
    }

    private static LineReport counted(String id, String step, ClassQuantity... quantities) {
        return new LineReport(
                id,
                1,
                Instant.EPOCH,
                Optional.empty(),
                new LineFact.Nothing(),
                Optional.of(
                        new ReportDetails(
                                Optional.empty(),
                                Optional.empty(),
                                step,
                                "",
                                List.of(quantities),
                                List.of(),
                                Map.of("ex:note", "\"kept\""))));
    }

    private static ClassQuantity quantity(String amount) {
        return new ClassQuantity("urn:epc:class:lgtin:a", Optional.of(amount), Optional.empty());
    }

    // [utest->req~line-data.counted~1]
    @Test
    void quantitiesAreAddedUpByStepAndClassAndThoseWithdrawnDoNotCount() {
        ClassQuantity.Kind destroyed =
                new ClassQuantity.Kind("destroying", "", "urn:epc:class:lgtin:a", Optional.empty());
        ClassQuantity.Kind sampled =
                new ClassQuantity.Kind("sampling", "", "urn:epc:class:lgtin:a", Optional.empty());
        assertEquals(Map.of(), data.counted());
        var _ = data.apply(counted("e1", "destroying", quantity("12"), quantity("0.5")));
        var _ = data.apply(counted("e1", "destroying", quantity("12")));
        var _ = data.apply(counted("e2", "destroying", quantity("7")));
        var _ = data.apply(counted("e3", "sampling", quantity("3")));
        assertEquals(
                Map.of(destroyed, new BigDecimal("19.5"), sampled, new BigDecimal("3")),
                data.counted());
        assertEquals(1, data.apply(report("e2", new LineFact.Withdrawn())).back().size());
        assertEquals(
                Map.of(destroyed, new BigDecimal("12.5"), sampled, new BigDecimal("3")),
                data.counted());
        var _ = data.apply(report("e3", new LineFact.Withdrawn()));
        assertEquals(Map.of(destroyed, new BigDecimal("12.5")), data.counted());
    }

    // [utest->req~line-data.helper-codes~1]
    @Test
    void eachPartOfAReportBindsTheHelperCodesOfItsOwnUnits() {
        List<ReportDetails.HelperBinding> bound =
                IntStream.range(0, 3)
                        .mapToObj(i -> new ReportDetails.HelperBinding("H" + i, Shift.pack(i)))
                        .toList();
        List<LineReport> parts =
                new LineReport(
                                "e1",
                                1,
                                Instant.EPOCH,
                                Optional.empty(),
                                new LineFact.Commissioned(
                                        IntStream.range(0, 3).mapToObj(Shift::pack).toList()),
                                Optional.of(
                                        new ReportDetails(
                                                Optional.of("L1"),
                                                Optional.empty(),
                                                "commissioning",
                                                "",
                                                List.of(quantity("3")),
                                                bound,
                                                Map.of("ex:a", "1"))))
                        .parts(2);
        assertEquals(
                List.of(bound.subList(0, 2), bound.subList(2, 3)),
                parts.stream().map(part -> part.details().orElseThrow().helpers()).toList());
        assertEquals(
                List.of(1, 0),
                parts.stream().map(part -> part.details().orElseThrow().counted().size()).toList());
        assertEquals(Map.of(), parts.getLast().details().orElseThrow().extensions());
    }
}
