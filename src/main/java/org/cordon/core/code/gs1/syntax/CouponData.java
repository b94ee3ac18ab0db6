package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.Optional;

/// A place in the digits of a coupon, moving forward until the first thing that is wrong. Many of its
/// fields begin with a digit that gives their length.
final class CouponData {
    /// Length digit that stands for a field without content.
    static final char NO_CONTENT = '9';

    private final byte[] data;
    private final int from;
    private final int to;
    private int at;
    private Optional<ValueIssue> finding;

    CouponData(byte[] data, int from, int to) {
        this.data = data;
        this.from = from;
        this.to = to;
        this.at = from;
        this.finding = ByteRanges.digits(data, from, to);
    }

    /// Where it stands.
    int at() {
        return at;
    }

    /// The first thing that was wrong.
    Optional<ValueIssue> finding() {
        return finding;
    }

    /// Takes the mark of an optional field if it stands here.
    boolean begins(char mark) {
        boolean here = finding.isEmpty() && at < to && data[at] == mark;
        at += here ? 1 : 0;
        return here;
    }

    /// Takes one digit out of a few.
    void code(String allowed, Fault missing, Fault invalid) {
        if (finding.isPresent()) {
            return;
        }
        if (at == to) {
            finding = ByteRanges.bad(missing, from, to);
        } else if (allowed.indexOf(data[at]) < 0) {
            finding = ByteRanges.bad(invalid, at, at + 1);
        } else {
            at++;
        }
    }

    /// Takes a field of a fixed length.
    void field(int length, Fault truncated) {
        if (finding.isPresent()) {
            return;
        }
        if (to - at < length) {
            finding = ByteRanges.bad(truncated, at == to ? from : at, to);
        } else {
            at += length;
        }
    }

    /// Takes a digit that gives a length and then as many, and `more` ones besides.
    void sized(String allowed, int more, Fault missing, Fault invalid, Fault truncated) {
        code(allowed, missing, invalid);
        if (finding.isEmpty()) {
            field(data[at - 1] - '0' + more, truncated);
        }
    }

    /// Takes a field as above; its length digit may also say that there is none.
    void sizedOrNone(String allowed, int more, Fault missing, Fault invalid, Fault truncated) {
        if (!begins(NO_CONTENT)) {
            sized(allowed, more, missing, invalid, truncated);
        }
    }

    /// Takes a day of six digits.
    void day(Fault tooShort, Fault invalid) {
        int begin = at;
        field(6, tooShort);
        if (finding.isEmpty() && DateRules.day(2, false, data, begin, at).isPresent()) {
            finding = ByteRanges.bad(invalid, begin, at);
        }
    }

    /// Whether the day at one place comes before that at another; two digits of a year stand for the
    /// nearest year.
    boolean isBefore(int day, int other) {
        if (finding.isPresent()) {
            return false;
        }
        long years = (year(day) - year(other) + 100) % 100;
        return years > 50
                || (years == 0
                        && ByteRanges.number(data, day + 2, day + 6)
                                < ByteRanges.number(data, other + 2, other + 6));
    }

    private long year(int day) {
        return ByteRanges.number(data, day, day + 2);
    }

    /// Says that everything since a place is wrong.
    void wrongSince(int place, Fault fault) {
        if (finding.isEmpty()) {
            finding = ByteRanges.bad(fault, place, at);
        }
    }

    /// Says that nothing more may follow.
    void end() {
        if (finding.isEmpty() && at < to) {
            finding = ByteRanges.bad(Fault.COUPON_EXCESS_DATA, at, to);
        }
    }
}
