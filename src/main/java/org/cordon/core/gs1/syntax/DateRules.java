package org.cordon.core.gs1.syntax;

import java.util.Optional;

/// Days and times of day (GS1 General Specifications, 3.4 and 7.12).
final class DateRules {
    private DateRules() {}

    /// A day.
    ///
    /// @param yearDigits 2 or 4. A year of two digits may lie in either century: 00 was and will be a
    ///     leap year as far as their window reaches
    /// @param wholeMonth whether day 00 stands for the whole month
    static Optional<Finding> day(
            int yearDigits, boolean wholeMonth, byte[] data, int from, int to) {
        int length = yearDigits + 4;
        if (to - from != length) {
            return Stretch.bad(
                    to - from < length ? Fault.DATE_TOO_SHORT : Fault.DATE_TOO_LONG, from, to);
        }
        Optional<Finding> strange = Stretch.digits(data, from, to);
        if (strange.isPresent()) {
            return strange;
        }
        int monthAt = from + yearDigits;
        int month = (int) Stretch.number(data, monthAt, monthAt + 2);
        if (month < 1 || month > 12) {
            return Stretch.bad(Fault.ILLEGAL_MONTH, monthAt, monthAt + 2);
        }
        int year = (int) Stretch.number(data, from, monthAt) + (yearDigits == 2 ? 2000 : 0);
        int day = (int) Stretch.number(data, monthAt + 2, to);
        boolean right = day >= (wholeMonth ? 0 : 1) && day <= lengthOfMonth(year, month);
        return Stretch.badUnless(right, Fault.ILLEGAL_DAY, monthAt + 2, to);
    }

    private static int lengthOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    static Optional<Finding> hour(byte[] data, int from, int to) {
        return part(
                23, Fault.HOUR_TOO_SHORT, Fault.HOUR_TOO_LONG, Fault.ILLEGAL_HOUR, data, from, to);
    }

    static Optional<Finding> minute(byte[] data, int from, int to) {
        return part(
                59,
                Fault.MINUTE_TOO_SHORT,
                Fault.MINUTE_TOO_LONG,
                Fault.ILLEGAL_MINUTE,
                data,
                from,
                to);
    }

    static Optional<Finding> second(byte[] data, int from, int to) {
        return part(
                59,
                Fault.SECOND_TOO_SHORT,
                Fault.SECOND_TOO_LONG,
                Fault.ILLEGAL_SECOND,
                data,
                from,
                to);
    }

    static Optional<Finding> hourAndMinute(byte[] data, int from, int to) {
        if (to - from != 4) {
            return Stretch.bad(
                    to - from < 4
                            ? Fault.HOUR_WITH_MINUTE_TOO_SHORT
                            : Fault.HOUR_WITH_MINUTE_TOO_LONG,
                    from,
                    to);
        }
        Optional<Finding> hour = hour(data, from, from + 2);
        return hour.isPresent() ? hour : minute(data, from + 2, to);
    }

    private static Optional<Finding> part(
            int highest,
            Fault tooShort,
            Fault tooLong,
            Fault illegal,
            byte[] data,
            int from,
            int to) {
        if (to - from != 2) {
            return Stretch.bad(to - from < 2 ? tooShort : tooLong, from, to);
        }
        Optional<Finding> strange = Stretch.digits(data, from, to);
        return strange.isPresent()
                ? strange
                : Stretch.badUnless(Stretch.number(data, from, to) <= highest, illegal, from, to);
    }
}
