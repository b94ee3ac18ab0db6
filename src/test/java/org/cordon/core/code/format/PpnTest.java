package org.cordon.core.code.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.FormatIssueKind;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

final class PpnTest {
    // [utest->req~formats.ppn-and-pzn~1]
    @Test
    void ppnHoldsItsPzn() {
        Ppn ppn = Ppn.parse("111234567842").orElseThrow();
        assertEquals(Optional.of(new Pzn("12345678")), ppn.pzn());
        assertEquals(ppn, new Pzn("12345678").ppn());
    }

    @Test
    void bothCheckDigitsAreVerifiedApart() {
        assertEquals(
                List.of(new CodeIssue(FormatIssueKind.BAD_CHECK_DIGIT, 10, 2, "42")),
                Ppn.flaws("111234567843"));
        String withWrongPzn = "1112345679";
        assertEquals(
                List.of(new CodeIssue(FormatIssueKind.BAD_CHECK_DIGIT, 9, 1, "PZN")),
                Ppn.flaws(withWrongPzn + Ppn.checkDigits(withWrongPzn)));
    }

    @Test
    void lengthAndLettersAreVerified() {
        assertEquals(
                List.of(new CodeIssue(FormatIssueKind.BAD_LENGTH, 0, 11, "11123456784")),
                Ppn.flaws("11123456784"));
        assertEquals(
                List.of(new CodeIssue(FormatIssueKind.BAD_CHARACTER, 3, 1, "a")),
                Ppn.flaws("111a34567842"));
    }

    @Test
    void numberOfAnotherAgencyHasNoPzn() {
        Ppn ppn = new Ppn("13ABC9" + Ppn.checkDigits("13ABC9"));
        assertEquals(Optional.empty(), ppn.pzn());
    }

    @Test
    void pznOfSevenDigitsHasAZeroInFront() {
        assertEquals(Optional.of(new Pzn("04877800")), Pzn.parse("4877800"));
        assertEquals(Optional.empty(), Pzn.parse("04877801"));
        assertEquals(Optional.empty(), Pzn.parse("0487780X"));
    }

    @Test
    void pznAndNtinAreTheSameProduct() {
        Pzn pzn = new Pzn("12345678");
        assertEquals("0415012345678", pzn.ntin().digits().substring(0, 13));
        assertEquals(Optional.of(pzn), Pzn.of(pzn.ntin()));
        assertEquals(Optional.empty(), Pzn.of(new Gtin("04012345000009")));
    }
}
