package org.cordon.core.code.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.gs1.syntax.UnassignedAiPolicy;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.Fault;
import org.cordon.core.code.issue.FormatIssueKind;
import org.cordon.core.scanner.Bytes;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

final class CodeFormatParserTest {
    private static final String PACK =
            "[)>{x1E}06{GS}9N111234567842{GS}1TK2411A{GS}D281130{GS}S00007A1K9Q4{x1E}{x04}";

    private static final List<String> VALUES =
            List.of("111234567842", "K2411A", "281130", "00007A1K9Q4");

    private final CodeFormatParser reader =
            new CodeFormatParser(RuleData.elementReader(UnassignedAiPolicy.REFUSED), 2026);

    private Content read(String scan) {
        return reader.read(Bytes.parse(scan));
    }

    private Content.Message message(String scan) {
        return assertInstanceOf(Content.Message.class, read(scan), scan);
    }

    private Envelope.Identified identified(String scan) {
        return assertInstanceOf(
                Envelope.Identified.class, message(scan).envelopes().getFirst(), scan);
    }

    private List<String> values(String scan) {
        Envelope.Identified pack = identified(scan);
        return List.of("9N", "1T", "D", "S").stream()
                .map(id -> pack.value(id).orElse("missing"))
                .toList();
    }

    private static List<CodeIssue.Kind> kinds(Content content) {
        return content.flaws().stream().map(CodeIssue::kind).toList();
    }

    // [utest->req~formats.iso-15434-data-identifiers~1]
    @Test
    void germanPackIsReadInAnyOrder() {
        List<String> elements = List.of("9N111234567842", "1TK2411A", "D281130", "S00007A1K9Q4");
        List<List<String>> orders = new ArrayList<>();
        permute(new ArrayList<>(elements), 0, orders);
        assertEquals(24, orders.size());
        for (List<String> order : orders) {
            String scan = "]d1[)>{x1E}06{GS}" + String.join("{GS}", order) + "{x1E}{x04}";
            assertEquals(VALUES, values(scan), scan);
            assertEquals(List.of(), message(scan).flaws(), scan);
        }
        assertEquals(Optional.of(new Ppn("111234567842")), identified(PACK).ppn());
        assertEquals(Optional.of(new Pzn("12345678").ntin()), identified(PACK).gtin());
    }

    private static void permute(List<String> items, int from, List<List<String>> into) {
        if (from == items.size()) {
            into.add(List.copyOf(items));
            return;
        }
        for (int i = from; i < items.size(); i++) {
            Collections.swap(items, from, i);
            permute(items, from + 1, into);
            Collections.swap(items, from, i);
        }
    }

    // [utest->req~formats.iso-15434-element-strings~1]
    @Test
    void elementStringInsideAnEnvelopeIsRead() {
        Content.Message message =
                message(
                        "[)>{x1E}05{GS}0104012345000009"
                                + "17281130{GS}10K2411A{GS}21A1{x1E}{x04}");
        assertEquals(List.of(), message.flaws());
        assertEquals(
                List.of("01", "17", "10", "21"),
                message.envelopes().getFirst().fields().stream().map(Field::id).toList());
        Field lot = message.envelopes().getFirst().fields().get(2);
        assertEquals(32, lot.offset());
    }

    // [utest->req~formats.control-characters-are-the-readers-faults~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[)>06{GS}9N111234567842{GS}1TK2411A{GS}D281130{GS}S00007A1K9Q4{x1E}{x04}"
                        + "|RS_LOST",
                "[)>{x1E}06{GS}9N111234567842{GS}1TK2411A{GS}D281130{GS}S00007A1K9Q4{x04}"
                        + "|RS_LOST",
                "[)>{x1E}06{GS}9N111234567842{GS}1TK2411A{GS}D281130{GS}S00007A1K9Q4{x1E}"
                        + "|EOT_LOST",
                "[)>{x1E}06{GS}9N111234567842{GS}1TK2411A{GS}D281130{GS}S00007A1K9Q4{x1E}~"
                        + "|EOT_REPLACED",
                "[)>{x1E}069N111234567842{GS}1TK2411A{GS}D281130{GS}S00007A1K9Q4{x1E}{x04}"
                        + "|GS_LOST",
                "[)>{x1E}06{GS}9N1112345678421TK2411A{GS}D281130{GS}S00007A1K9Q4{x1E}{x04}"
                        + "|GS_LOST",
                "[)>{x1E}06{GS}9N111234567842{GS}1TK2411AD281130{GS}S00007A1K9Q4{x1E}{x04}"
                        + "|GS_LOST",
                "[)>{x1E}06{GS}9N111234567842{GS}1TK2411A{GS}D281130S00007A1K9Q4{x1E}{x04}"
                        + "|GS_LOST",
                "[)>{x1E}06{GS}9N111234567842{GS}1TK2411A{GS}D281130{GS}S00007A1K9Q4{x1E}{x04}X"
                        + "|AFTER_END",
                "[)>{x1E}06{GS}9n111234567842{GS}1TK2411A{GS}D281130{GS}S00007A1K9Q4{x1E}{x04}"
                        + "|CASE_FOLDED"
            })
    void oneDamagedControlCharacterIsNamedAndThePackIsStillRead(
            String scan, FormatIssueKind expected) {
        assertEquals(List.of(expected), kinds(message(scan)));
        assertTrue(expected.scanFault().isPresent());
        assertEquals(VALUES, values(scan));
    }

    @Test
    void replacedControlCharactersAreNamedOneByOne() {
        String scan = "[)>^06]9N111234567842]1TK2411A]D281130]S00007A1K9Q4^~";
        assertEquals(VALUES, values(scan));
        List<CodeIssue> flaws = message(scan).flaws();
        assertEquals(
                2, flaws.stream().filter(f -> f.kind() == FormatIssueKind.RS_REPLACED).count());
        assertEquals(
                4, flaws.stream().filter(f -> f.kind() == FormatIssueKind.GS_REPLACED).count());
        assertEquals(
                1, flaws.stream().filter(f -> f.kind() == FormatIssueKind.EOT_REPLACED).count());
        for (CodeIssue flaw : flaws) {
            assertEquals(flaw.detail(), scan.substring(flaw.offset(), flaw.offset() + 1));
        }
    }

    @Test
    void oneByteForAllControlCharactersIsStillRead() {
        String scan = PACK.replaceAll("\\{(GS|x..)}", "?");
        assertEquals(VALUES, values(scan));
        assertEquals(7, message(scan).flaws().size());
    }

    @Test
    void allControlCharactersLostIsStillReadAsFarAsLengthsTell() {
        String scan = PACK.replaceAll("\\{(GS|x..)}", "");
        assertEquals(VALUES, values(scan));
        assertTrue(kinds(message(scan)).contains(FormatIssueKind.GS_LOST));
    }

    @Test
    void serialThatOnlyLooksLikeADateIsLeftWhole() {
        String scan = PACK.replace("S00007A1K9Q4", "SABCD281130");
        assertEquals("ABCD281130", identified(scan).value("S").orElseThrow());
        assertEquals(List.of(), message(scan).flaws());
    }

    @ParameterizedTest
    @CsvSource({"{xFC}=:, 3", "{xC3}{xBC}=:, 4", "^0/, 3"})
    void headOnAForeignKeyboardIsNamed(String head, int length) {
        Content content = read(head + "069N111234567842");
        assertEquals(
                List.of(new CodeIssue(FormatIssueKind.KEYBOARD_LAYOUT, 0, length, head)),
                content.flaws());
    }

    @Test
    void brokenRuleInsideAnEnvelopeIsNamedInItsPlace() {
        assertEquals(
                List.of(new CodeIssue(Fault.ILLEGAL_DAY, 29, 2, "ILLEGAL_DAY")),
                message("[)>{x1E}05{GS}0104012345000009" + "17280231{GS}21A1{x1E}{x04}").flaws());
    }

    @Test
    void nationalNumberInsideAnEnvelopeIsChecked() {
        Content.Message message =
                message("[)>{x1E}05{GS}010401234500000971012345679{GS}21A1{x1E}{x04}");
        assertEquals(
                List.of(new CodeIssue(FormatIssueKind.BAD_CHECK_DIGIT, 33, 1, "12345679")),
                message.flaws());
    }

    // [utest->req~formats.every-flaw-with-its-place~1]
    @Test
    void allFlawsAreToldEachWithItsPlace() {
        String scan =
                "[)>{x1E}06{GS}9N111234567843{GS}1T{GS}D281331{GS}{GS}9{GS}SA{x07}B{x1E}{x04}";
        byte[] raw = Bytes.parse(scan).toArray();
        assertEquals(
                List.of(
                        new CodeIssue(FormatIssueKind.BAD_CHECK_DIGIT, 19, 2, "42"),
                        new CodeIssue(FormatIssueKind.BAD_LENGTH, 24, 0, ""),
                        new CodeIssue(FormatIssueKind.BAD_DATE, 26, 6, "281331"),
                        new CodeIssue(FormatIssueKind.EMPTY_ELEMENT, 33, 0, ""),
                        new CodeIssue(FormatIssueKind.NO_IDENTIFIER, 34, 1, "9"),
                        new CodeIssue(FormatIssueKind.BAD_CHARACTER, 38, 1, "{x07}")),
                message(scan).flaws());
        assertEquals(7, raw[38]);
    }

    @Test
    void otherFormatsAreNamedAsNotSupported() {
        Content.Message message = message("[)>{x1E}12{GS}MFR 1234{GS}SER X1{x1E}{x04}");
        assertEquals(List.of(FormatIssueKind.FORMAT_NOT_SUPPORTED), kinds(message));
        assertEquals(
                new Envelope.NotSupported(
                        "12",
                        "text element identifiers",
                        "" + (char) 0x1D + "MFR 1234" + (char) 0x1D + "SER X1"),
                message.envelopes().getFirst());
    }

    @Test
    void severalEnvelopesInOneMessageAreRead() {
        Content.Message message =
                message("[)>{x1E}06{GS}SA1{x1E}05{GS}0104012345000009" + "21A1{x1E}{x04}");
        assertEquals(2, message.envelopes().size());
        assertEquals(List.of(), message.flaws());
    }

    @Test
    void headWithoutFormatIsNamed() {
        assertEquals(
                List.of(FormatIssueKind.NO_FORMAT, FormatIssueKind.EOT_LOST), kinds(read("[)>")));
        assertEquals(List.of(FormatIssueKind.NO_FORMAT), kinds(read("[)>{x1E}XY{x1E}{x04}")));
    }

    // [utest->req~formats.trade-numbers-alone~1]
    @ParameterizedTest
    @CsvSource({
        "]E04006381333931, EAN_13, 04006381333931",
        "4006381333931, EAN_13, 04006381333931",
        "]E0036000291452, UPC_A, 00036000291452",
        "036000291452, UPC_A, 00036000291452",
        "]E496385074, EAN_8, 00000096385074",
        "96385074, EAN_8, 00000096385074",
        "]I115400141288763, ITF_14, 15400141288763",
        "]I015400141288763, ITF_14, 15400141288763",
        "15400141288763, ITF_14, 15400141288763",
        "]E3400638133393112, EAN_13, 04006381333931"
    })
    void tradeNumbersAloneAreRead(String scan, Content.TradeKind kind, String gtin) {
        Content.TradeItem item = assertInstanceOf(Content.TradeItem.class, read(scan));
        assertEquals(kind, item.kind());
        assertEquals(gtin, item.gtin().orElseThrow().digits());
    }

    @ParameterizedTest
    @CsvSource({
        "]E04006381333932, BAD_CHECK_DIGIT, 15, 1",
        "4006381333932, BAD_CHECK_DIGIT, 12, 1",
        "]E49638507, BAD_LENGTH, 3, 7",
        "]E040063813339X1, BAD_CHARACTER, 14, 1"
    })
    void wrongTradeNumbersAreNamed(String scan, String kind, int offset, int length) {
        Content.TradeItem item = assertInstanceOf(Content.TradeItem.class, read(scan));
        assertEquals(Optional.empty(), item.gtin());
        CodeIssue flaw = item.flaws().getFirst();
        assertEquals(kind, flaw.kind().code());
        assertEquals(offset, flaw.offset());
        assertEquals(length, flaw.length());
    }

    // [utest->req~formats.national-codes~1]
    @Test
    void chineseDrugCodeIsTakenApart() {
        assertEquals(
                new Content.ChinaDrugCode("]C0", "8112345", "678901234", "5678", List.of()),
                read("]C081123456789012345678"));
        assertInstanceOf(Content.ChinaDrugCode.class, read("81123456789012345678"));
        assertInstanceOf(Content.ElementString.class, read("00040123450000001112"));
    }

    @Test
    void nationalNumbersInCode39AreRead() {
        assertEquals(
                new Content.NationalCode("]A0", NationalNumber.PZN, "12345678", List.of()),
                read("]A0-12345678"));
        assertEquals(
                List.of(new CodeIssue(FormatIssueKind.BAD_CHECK_DIGIT, 8, 1, "PZN")),
                read("-12345679").flaws());
        assertEquals(
                new Content.NationalCode("]A0", NationalNumber.AIC, "012745093", List.of()),
                read("]A0A012745093"));
        assertInstanceOf(Content.PlainText.class, read("A012745094"));
    }

    // [utest->req~formats.plain-text-is-plain-text~1]
    @ParameterizedTest
    @ValueSource(strings = {"HELLO", "]C0HELLO", "]d1A-1", "12345", "]A0BOX 7", ""})
    void anythingElseIsPlainText(String scan) {
        assertInstanceOf(Content.PlainText.class, read(scan));
    }

    @Test
    void elementStringsAndWebAddressesGoToTheirReaders() {
        assertEquals(
                new Content.ElementString("]d2", "010401234500000921A", 3),
                read("]d2010401234500000921A"));
        assertInstanceOf(Content.ElementString.class, read("010401234500000921A"));
        assertInstanceOf(Content.ElementString.class, read("]E02112345678900|]e09912345678"));
        assertInstanceOf(Content.PlainText.class, read("]Q1HtTpS://id.gs1.org/01"));
        assertEquals(
                new Content.WebAddress("]Q1", "HTTPS://id.gs1.org/00/040123450000001112", 3),
                read("]Q1HTTPS://id.gs1.org/00/040123450000001112"));
    }

    // [utest->req~formats.no-input-throws~1]
    @Test
    void noBytesWhateverMakeItThrow() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[][] good = {
            Bytes.parse(PACK).toArray(),
            Bytes.parse("[)>{x1E}05{GS}0104012345000009" + "21A1{x1E}06{GS}SX{x1E}{x04}").toArray(),
            Bytes.parse("]E04006381333931").toArray(),
            Bytes.parse("]C081123456789012345678").toArray(),
            Bytes.parse("[)>?06?9N111234567842?1TK2411A?D281130?SX??").toArray()
        };
        for (int i = 0; i < 60_000; i++) {
            byte[] bytes = good[i % good.length].clone();
            for (int flips = random.nextInt(6); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextBoolean()
                                ? (byte) random.nextInt()
                                : bytes[random.nextInt(bytes.length)];
            }
            int length = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : bytes.length;
            Bytes scan = Bytes.of(bytes, 0, length);
            Content content = reader.read(scan);
            for (CodeIssue flaw : content.flaws()) {
                assertTrue(
                        flaw.offset() + flaw.length() <= length,
                        () -> scan + " " + flaw + " seed " + seed);
            }
        }
    }

    @Test
    void longestFramesAreReadInTime() {
        for (String unit :
                List.of("D281130", "{GS}", "9N111234567842", "S{GS}", "06{x1E}", "1TA")) {
            Bytes scan = Bytes.parse("[)>{x1E}06{GS}" + unit.repeat(65_536 / unit.length()));
            assertTimeout(Duration.ofSeconds(5), () -> reader.read(scan), unit);
        }
    }
}
