package org.cordon.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneOffset;

final class TypedTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-30T02:12:04.5Z");

    /// It is 03:12:04.5 at the terminal.
    // [utest->req~hold.form~1]
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a time of today             | 03:04                 | begin | 2026-11-30T02:04:00Z
                    with one digit              | 3:04                  | begin | 2026-11-30T02:04:00Z
                    with seconds                | 03:04:05              | begin | 2026-11-30T02:04:05Z
                    a time that is to come      | 22:00                 | begin | 2026-11-29T21:00:00Z
                    with its day                | 2026-11-29 03:04      | begin | 2026-11-29T02:04:00Z
                    a day that is to come       | 2026-12-01 03:04      | end   | 2026-12-01T02:04:00Z
                    all of the minute           | 03:04                 | end   | 2026-11-30T02:04:59.999999999Z
                    all of the second           | ' 2026-11-30  3:04:05' | end  | 2026-11-30T02:04:05.999999999Z
                    the minute that runs        | 03:12                 | end   | 2026-11-30T02:12:04.500Z
                    no such time                | 25:00                 | begin | none
                    no such day                 | 2026-02-30 03:04      | begin | none
                    words                       | half past three       | begin | none
                    a day alone                 | 2026-11-30            | begin | none
                    nothing                     | ''                    | begin | none
                    """)
    void timesAsPeopleTypeThem(String rule, String typed, String which, String read) {
        assertEquals(
                read,
                TypedTime.parse(typed, NOW, ZoneOffset.ofHours(1), which.equals("end"))
                        .map(Instant::toString)
                        .orElse("none"),
                rule);
    }
}
