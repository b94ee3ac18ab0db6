package org.cordon.boot.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.ShiftLine;
import org.cordon.core.line.StationId;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class ShiftFileTest {
    private static final Optional<StationId> CHECK = Optional.of(new StationId("Check"));

    private static ShiftLine scan(long millis, Optional<StationId> station, String code) {
        return new ShiftLine(
                Duration.ofMillis(millis),
                station,
                List.of(code),
                Optional.empty(),
                ReadDetails.NONE);
    }

    private static List<ShiftLine> read(String text) throws IOException {
        return ShiftFile.read(new StringReader(text));
    }

    @Test
    void eachLineIsAScanAtItsTime() throws IOException {
        assertEquals(
                List.of(
                        scan(0, Optional.empty(), "]C100"),
                        scan(200, CHECK, "01{GS}#~"),
                        scan(200, Optional.empty(), ""),
                        new ShiftLine(
                                Duration.ofMillis(300),
                                CHECK,
                                List.of(),
                                Optional.of(LineSignal.STOP),
                                ReadDetails.OF_SIGNAL)),
                read(
                        "# a shift\n\n"
                                + "+0\t]C100\n"
                                + "+200\tCheck\t01{GS}#~\n"
                                + "+200\t\n"
                                + ""
                                + "+300\tCheck\t!stop\n"));
    }

    @Test
    void aLineWithoutTheFormIsNamed() {
        assertEquals(
                "line 2: should be +milliseconds, a TAB, a station and a TAB where there are"
                        + " several, and a scan",
                assertThrows(ShiftFile.BadShift.class, () -> read("+0\ta\n1 b\n")).getMessage());
        assertEquals(
                "line 2: goes back in time",
                assertThrows(ShiftFile.BadShift.class, () -> read("+5\ta\n+4\tb\n")).getMessage());
        assertEquals(
                "line 1: character U+00E9 at 0 must be written {xHH}",
                assertThrows(ShiftFile.BadShift.class, () -> read("+5\té\n")).getMessage());
    }
}
