package org.cordon.core.code.gs1;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/// An expiry date, AI (17).
///
/// @param date the last day of use; for an encoded day 00 the last day of the month (General
///     Specifications, 3.4.7)
public record Expiry(LocalDate date) {
    /// Reads the six digits of AI (17).
    ///
    /// @param yymmdd year, month, day; day 00 means the last day of the month
    /// @param currentYear four digits; the century is the one that puts the year within 49 years
    ///     before and 50 after it (General Specifications, 7.12)
    /// @return empty when it is not a date
    public static Optional<Expiry> parse(String yymmdd, int currentYear) {
        if (yymmdd.length() != 6 || !yymmdd.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int yy = Integer.parseInt(yymmdd.substring(0, 2));
        int difference = yy - currentYear % 100;
        int century = currentYear / 100;
        if (difference >= 51) {
            century--;
        } else if (difference <= -50) {
            century++;
        }
        int day = Integer.parseInt(yymmdd.substring(4));
        try {
            YearMonth month =
                    YearMonth.of(century * 100 + yy, Integer.parseInt(yymmdd.substring(2, 4)));
            return Optional.of(new Expiry(day == 0 ? month.atEndOfMonth() : month.atDay(day)));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /// The six digits as a code carries them.
    public String yymmdd() {
        return "%02d%02d%02d"
                .formatted(date.getYear() % 100, date.getMonthValue(), date.getDayOfMonth());
    }

    @Override
    public String toString() {
        return date.toString();
    }
}
