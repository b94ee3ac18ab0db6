package org.cordon.core.linedata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
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
        assertEquals(List.of(), List.copyOf(data.apply(wrong)));
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
        assertEquals(5, data.apply(report("e1", new LineFact.Withdrawn())).size());
        assertTrue(IntStream.range(0, 5).allMatch(i -> data.commissioned(Shift.pack(i)).isEmpty()));
    }
}
