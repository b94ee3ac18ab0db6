package org.cordon.core.code.gs1.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.Fault;
import org.cordon.core.scanner.Bytes;
import org.cordon.support.Gs1Vectors;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.Random;

final class LintersTest {
    private final Linters linters = new Linters(RuleData.codeLists());

    private Optional<ValueIssue> check(Linter linter, String text) {
        byte[] data = Bytes.parse(text).toArray();
        return linters.check(linter, data, 0, data.length);
    }

    // [utest->req~codes.every-linter~1]
    @Test
    void everyRowOfGs1IsAnsweredAsGs1AnswersIt() {
        score(Gs1Vectors.rows(kind -> kind.startsWith("linter:")));
    }

    // [utest->req~codes.own-rows~1]
    @Test
    void everyRowOfOurOwnIsAnsweredAsRecorded() {
        score(Gs1Vectors.ownRows(kind -> kind.startsWith("linter:")));
    }

    private void score(List<Gs1Vectors.Row> rows) {
        assertEquals(
                List.of(),
                Gs1Vectors.score(
                        "Rules for content, by verdict", rows, row -> verdict(row, answer(row))));
        assertEquals(
                List.of(),
                Gs1Vectors.score(
                        "Rules for content, by fault and place too",
                        rows,
                        row -> place(row, answer(row))));
    }

    private Optional<ValueIssue> answer(Gs1Vectors.Row row) {
        String name = row.kind().substring("linter:".length());
        byte[] data = row.input().toArray();
        return linters.check(Linter.named(name).orElseThrow(), data, 0, data.length);
    }

    private static String verdict(Gs1Vectors.Row row, Optional<ValueIssue> answer) {
        return row.accepted() == answer.isEmpty() ? "" : "answered " + answer;
    }

    private static String place(Gs1Vectors.Row row, Optional<ValueIssue> answer) {
        if (row.accepted() || answer.isEmpty()) {
            return verdict(row, answer);
        }
        ValueIssue found = answer.get();
        byte[] data = row.input().toArray();
        int end = found.offset() + found.length();
        String markup =
                Bytes.of(data, 0, found.offset())
                        + "*"
                        + Bytes.of(data, found.offset(), found.length())
                        + "*"
                        + Bytes.of(data, end, data.length - end);
        boolean right = row.fault().equals(gs1Name(found.fault())) && row.markup().equals(markup);
        return right ? "" : "answered " + found.fault() + " @ " + markup + ", not " + row.detail();
    }

    /// GS1's name of a fault; one of them is misspelt there.
    static String gs1Name(CodeIssue.Kind fault) {
        return fault == Fault.COUPON_INVALID_EXPIRATION_DATE
                ? "GS1_LINTER_COUPON_INVALID_EXIPIRATION_DATE"
                : "GS1_LINTER_" + fault;
    }

    // [utest->req~codes.every-linter~1]
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "CSETNUMERIC, 0123456789, 12a",
                "CSET82, aB%_?, a b",
                "CSET39, A#-/9, a",
                "CSET64, aZ_-9, a+b",
                "CSUM, 04012345000009, 04012345000008",
                "CSUMALPHA, 1987654Ad4X4bL5ttr2310c2K, 1987654Ad4X4bL5ttr2310c2L",
                "GCPPOS1, 4012, 401X",
                "GCPPOS2, X4012, 4401X",
                "HASNONDIGIT, 12A, 123",
                "HH, 23, 24",
                "HHMI, 2359, 2360",
                "HYPHEN, -, +",
                "IBAN, DE91100000000123456789, DE91100000000123456788",
                "IMPORTERIDX, _, =",
                "ISO3166, 276, 277",
                "ISO3166999, 999, 998",
                "ISO3166ALPHA2, DE, DD",
                "ISO4217, 978, 979x",
                "ISO5218, 9, 3",
                "LATITUDE, 1800000000, 1800000001",
                "LONGITUDE, 3600000000, 3600000001",
                "MEDIATYPE, 10, 11",
                "MI, 59, 60",
                "NONZERO, 001, 000",
                "NOZEROPREFIX, 10, 01",
                "PACKAGETYPE, 8, 7",
                "PCENC, A%2F, A%2G",
                "PIECEOFTOTAL, 0102, 0201",
                "POSINSEQSLASH, 1/2, 2/1",
                "SS, 59, 60",
                "WINDING, 9, 2",
                "YESNO, 1, 2",
                "YYMMD0, 280200, 280230",
                "YYMMDD, 280229, 280200",
                "YYYYMMD0, 20280200, 20281300",
                "YYYYMMDD, 20280229, 20270229",
                "ZERO, 000, 010",
                "COUPONCODE, 012345612345611110123, 0123456123456111101230",
                "COUPONPOSOFFER, 001234561234560123456, 201234561234560123456",
            })
    void ruleAcceptsWhatItAsksForAndNothingElse(Linter linter, String right, String wrong) {
        assertEquals(Optional.empty(), check(linter, right), right);
        assertTrue(check(linter, wrong).isPresent(), wrong);
    }

    @Test
    void findingSaysWhereInTheArrayItIs() {
        byte[] data = Bytes.parse("17281399").toArray();
        assertEquals(
                Optional.of(new ValueIssue(Fault.ILLEGAL_MONTH, 4, 2)),
                linters.check(Linter.YYMMD0, data, 2, 8));
    }

    @Test
    void accountInCountryThatIsoDoesNotListIsRight() {
        assertEquals(Optional.empty(), check(Linter.IBAN, "XK051212012345678906"));
    }

    @Test
    void couponThatExpiresAcrossTheTurnOfTheCenturyIsRight() {
        String coupon = "012345612345611110123";
        assertEquals(Optional.empty(), check(Linter.COUPONCODE, coupon + "30001014991231"));
        assertTrue(check(Linter.COUPONCODE, coupon + "39912314000101").isPresent());
    }

    // [utest->req~codes.no-input-throws~1]
    @Test
    void noInputMakesARuleThrow() {
        long seed = 20_261_201;
        Random random = new Random(seed);
        byte[] data = new byte[100];
        String likely = "0123456789/-=%ABCabc";
        for (int round = 0; round < 20_000; round++) {
            int from = random.nextInt(5);
            int to = from + random.nextInt(95);
            boolean wild = random.nextInt(4) == 0;
            for (int i = from; i < to; i++) {
                data[i] =
                        wild
                                ? (byte) random.nextInt(256)
                                : (byte) likely.charAt(random.nextInt(round % 2 == 0 ? 10 : 20));
            }
            for (Linter linter : Linter.values()) {
                int begin = from;
                int end = to;
                linters.check(linter, data, begin, end)
                        .ifPresent(f ->
                                assertTrue(
                                        f.offset() >= begin && f.offset() + f.length() <= end,
                                        "seed " + seed + " " + linter + " " + f));
            }
        }
    }
}
