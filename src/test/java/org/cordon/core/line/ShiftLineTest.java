package org.cordon.core.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.OptionalLong;

final class ShiftLineTest {
    // [utest->req~line.signals~1]
    @ParameterizedTest
    @CsvSource({
        "!run, RUN",
        "!stop, STOP",
        "!close, CLOSE",
        "!reject, REJECT",
        "!confirm, CONFIRM",
        "!bypass=on, BYPASS_ON",
        "!bypass=off, BYPASS_OFF",
        "!challenge=on, CHALLENGE_ON",
        "!challenge=off, CHALLENGE_OFF"
    })
    void aSignalStandsInPlaceOfAScan(String text, LineSignal signal) {
        ShiftLine line = ShiftLine.parse("+20\tGate\t" + text);
        assertEquals(Optional.of(signal), line.signal());
        assertEquals(ReadDetails.OF_SIGNAL, line.sign());
        assertEquals(Optional.of(signal), ShiftLine.parse("+20\t" + text).signal());
    }

    // [utest->req~line.signals~1]
    @Test
    void triggerAndLaneMayGoWithASignal() {
        assertEquals(
                new ReadDetails(OptionalLong.of(7), 2, 0),
                ShiftLine.parse("+20\tGate\t!confirm\ttrigger=7\tlane=2").sign());
    }

    // [utest->req~line.signals~1]
    @ParameterizedTest
    @CsvSource({"!bypass", "!bypass=", "!BYPASS=ON", "!bypass_on", "!halt"})
    void whatIsNoSignalIsRefusedWithThoseThatThereAre(String text) {
        assertEquals(
                "‘"
                        + text
                        + "’ is no signal: !run, !stop, !close, !close=partial, !reject, !confirm,"
                        + " !bypass=on and !bypass=off are",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ShiftLine.parse("+20\tGate\t" + text))
                        .getMessage());
    }
}
