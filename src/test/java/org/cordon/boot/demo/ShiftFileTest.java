package org.cordon.boot.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.core.line.StationId;
import org.cordon.core.scanner.Bytes;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;

final class ShiftFileTest {
    private static final StationId LINE = new StationId("Line");
    private static final StationId CHECK = new StationId("Check");

    private static List<ShiftScan> read(String text) throws IOException {
        return ShiftFile.read(new StringReader(text));
    }

    @Test
    void eachLineIsAScanAtItsTime() throws IOException {
        assertEquals(
                List.of(
                        new ShiftScan(Duration.ZERO, LINE, Bytes.parse("]C100")),
                        new ShiftScan(Duration.ofMillis(200), CHECK, Bytes.parse("01{GS}#~")),
                        new ShiftScan(Duration.ofMillis(200), LINE, Bytes.of())),
                read("# a shift\n\n+0\t]C100\n+200\tCheck\t01{GS}#~\n+200\t\n"));
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
