package org.cordon.core.code.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.FormatIssueKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

final class NationalNumberTest {
    // [utest->req~formats.national-numbers~1]
    @ParameterizedTest
    @CsvSource({
        "710, 12345678, ''",
        "710, 12345679, BAD_CHECK_DIGIT",
        "710, 1234567, BAD_LENGTH",
        "711, 3400930000120, ''",
        "711, 3400930000121, BAD_CHECK_DIGIT",
        "712, 661598, ''",
        "712, 6615980, ''",
        "712, 6615981, BAD_CHECK_DIGIT",
        "713, 1234567890123, ''",
        "713, 123456789012, BAD_LENGTH",
        "714, 1234567, ''",
        "715, 0123456789, ''",
        "715, 01234-5678, BAD_CHARACTER",
        "716, 012745093, ''",
        "716, 012745094, BAD_CHECK_DIGIT",
        "717, X-1, ''"
    })
    void numberIsCheckedWhereItsCountryPublishesARule(String ai, String number, String kind) {
        NationalNumber system = NationalNumber.of(ai).orElseThrow();
        assertEquals(
                kind.isEmpty() ? List.of() : List.of(kind),
                system.flaws(number).stream().map(f -> f.kind().code()).toList());
    }

    @Test
    void placeOfAFlawIsInTheRawBytes() {
        List<Field> fields =
                List.of(
                        new Field("01", "", "04012345000009", 3),
                        new Field("710", "", "12345679", 19));
        assertEquals(
                List.of(new CodeIssue(FormatIssueKind.BAD_CHECK_DIGIT, 29, 1, "12345679")),
                NationalNumber.check(fields));
        assertEquals(Optional.empty(), NationalNumber.of("718"));
    }

    // [utest->req~formats.national-number-in-gtin~1]
    @ParameterizedTest
    @CsvSource({
        "0415012345678, PZN, 12345678",
        "0847000661598, CN, 6615980",
        "0340093000012, CIP, 3400930000120",
        "0030123456789, NDC, 0123456789",
        "0031234567890, NDC, 1234567890",
        "5031234567890, NDC, 1234567890",
        "0401234500000, '', ''",
        "0415012345679, '', ''"
    })
    void gtinGivesUpTheNationalNumberInsideIt(String body, String system, String number) {
        assertEquals(
                system.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new NationalNumber.Found(NationalNumber.valueOf(system), number)),
                NationalNumber.inside(new Gtin(body + CheckDigit.of(body))));
    }

    // [utest->req~formats.crypto-tail~1]
    @Test
    void cryptoTailIsMeasured() {
        Field serial = new Field("21", "", "ABCDEFGHIJKLM", 16);
        Field key = new Field("91", "", "EE06", 32);
        Field code = new Field("92", "", "x".repeat(44), 39);
        assertEquals(new CryptoTail.Absent(), CryptoTail.of(List.of(serial)));
        assertEquals(
                new CryptoTail.Present("EE06", "x".repeat(44)),
                CryptoTail.of(List.of(serial, key, code)));
        assertEquals(
                new CryptoTail.Broken(
                        List.of(new CodeIssue(FormatIssueKind.BAD_LENGTH, 38, 0, "(92) 44"))),
                CryptoTail.of(List.of(serial, key)));
        assertEquals(
                new CryptoTail.Broken(
                        List.of(new CodeIssue(FormatIssueKind.BAD_LENGTH, 41, 40, "(92) 44"))),
                CryptoTail.of(List.of(serial, key, new Field("92", "", "x".repeat(40), 39))));
    }
}
