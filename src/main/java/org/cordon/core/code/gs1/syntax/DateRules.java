package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.Optional;

/// Days and times of day (GS1 General Specifications, 3.4 and 7.12).
final class DateRules {
    private DateRules() {}

    /// A day.
    ///
    /// @param yearDigits 2 or 4. A year of two digits may lie in either century: 00 was and will be a
    ///     leap year as far as their window reaches
    /// @param wholeMonth whether day 00 stands for the whole month
    static Optional<ValueIssue> day(
            int yearDigits, boolean wholeMonth, byte[] data, int from, int to) {
        int length = yearDigits + 4;
        if (to - from != length) {
            return ByteRanges.bad(
                    to - from < length ? Fault.DATE_TOO_SHORT : Fault.DATE_TOO_LONG, from, to);
        }
        Optional<ValueIssue> strange = ByteRanges.digits(data, from, to);
        if (strange.isPresent()) {
            return strange;
        }
        int monthAt = from + yearDigits;
        int month = (int) ByteRanges.number(data, monthAt, monthAt + 2);
        if (month < 1 || month > 12) {
            return ByteRanges.bad(Fault.ILLEGAL_MONTH, monthAt, monthAt + 2);
        }
        int year = (int) ByteRanges.number(data, from, monthAt) + (yearDigits == 2 ? 2000 : 0);
        int day = (int) ByteRanges.number(data, monthAt + 2, to);
        boolean right = day >= (wholeMonth ? 0 : 1) && day <= lengthOfMonth(year, month);
        return ByteRanges.badUnless(right, Fault.ILLEGAL_DAY, monthAt + 2, to);
    }

    private static int lengthOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    static Optional<ValueIssue> hour(byte[] data, int from, int to) {
        return part(
                23, Fault.HOUR_TOO_SHORT, Fault.HOUR_TOO_LONG, Fault.ILLEGAL_HOUR, data, from, to);
    }

    static Optional<ValueIssue> minute(byte[] data, int from, int to) {
        return part(
                59,
                Fault.MINUTE_TOO_SHORT,
                Fault.MINUTE_TOO_LONG,
                Fault.ILLEGAL_MINUTE,
                data,
                from,
                to);
    }

    static Optional<ValueIssue> second(byte[] data, int from, int to) {
        return part(
                59,
                Fault.SECOND_TOO_SHORT,
                Fault.SECOND_TOO_LONG,
                Fault.ILLEGAL_SECOND,
                data,
                from,
                to);
    }

    static Optional<ValueIssue> hourAndMinute(byte[] data, int from, int to) {
        if (to - from != 4) {
            return ByteRanges.bad(
                    to - from < 4
                            ? Fault.HOUR_WITH_MINUTE_TOO_SHORT
                            : Fault.HOUR_WITH_MINUTE_TOO_LONG,
                    from,
                    to);
        }
        Optional<ValueIssue> hour = hour(data, from, from + 2);
        return hour.isPresent() ? hour : minute(data, from + 2, to);
    }

    private static Optional<ValueIssue> part(
            int highest,
            Fault tooShort,
            Fault tooLong,
            Fault illegal,
            byte[] data,
            int from,
            int to) {
        if (to - from != 2) {
            return ByteRanges.bad(to - from < 2 ? tooShort : tooLong, from, to);
        }
        Optional<ValueIssue> strange = ByteRanges.digits(data, from, to);
        return strange.isPresent()
                ? strange
                : ByteRanges.badUnless(
                        ByteRanges.number(data, from, to) <= highest, illegal, from, to);
    }
}
