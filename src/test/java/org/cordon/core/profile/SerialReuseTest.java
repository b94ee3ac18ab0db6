package org.cordon.core.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.Optional;

final class SerialReuseTest {
    /// When a serial of an order may come again, by what a profile says and the expiry of that order.
    // [utest->req~line-data.reuse-days~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    in any order                       | yes  | 2027-11-30 | always
                    in any, of an order without expiry | yes  |            | always
                    in none                            | no   | 2027-11-30 | never
                    in none, long after                | no   | 1999-11-30 | never
                    one day after the day of expiry    | 1    | 2027-11-30 | 2027-12-02
                    a year, of which one is leap       | 366  | 2027-11-30 | 2028-12-01
                    five years, as the EU asks         | 1827 | 2027-11-30 | 2032-12-01
                    the expiry is not known            | 366  |            | never
                    """)
    void mayComeAgainFrom(String rule, String word, String expiry, String from) {
        SerialReuse reuse =
                switch (word) {
                    case "yes" -> new SerialReuse.Always();
                    case "no" -> new SerialReuse.Never();
                    default -> new SerialReuse.AfterExpiry(Integer.parseInt(word));
                };
        Optional<LocalDate> day = reuse.from(Optional.ofNullable(expiry).map(LocalDate::parse));
        assertEquals(
                from,
                day.map(each -> each.equals(LocalDate.MIN) ? "always" : each.toString())
                        .orElse("never"),
                rule);
    }

    // [utest->req~line-data.reuse-days~1]
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 36_501})
    void daysHaveBounds(int days) {
        assertThrows(IllegalArgumentException.class, () -> new SerialReuse.AfterExpiry(days));
    }
}
