package org.cordon.core.code.gs1.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.Fault;
import org.cordon.core.scanner.Bytes;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

final class ElementStringParserTest {
    private final ElementStringParser reader = RuleData.elementReader(UnassignedAiPolicy.REFUSED);

    private CodeContent.Elements scan(String text, ValidationLevel level) {
        return assertInstanceOf(
                CodeContent.Elements.class, reader.readScan(Bytes.parse(text), level), text);
    }

    private CodeContent.Elements scan(String text) {
        return scan(text, ValidationLevel.SYNTAX);
    }

    private CodeContent.Elements bracketed(String text, ValidationLevel level) {
        return reader.readBracketed(Bytes.parse(text), level);
    }

    private static List<CodeIssue.Kind> faults(CodeContent.Elements content) {
        return content.errors().stream().map(CodeIssue::kind).toList();
    }

    // [utest->req~codes.raw-scan~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "]d2010401234500000917281130" + "2100007A1K9Q4{GS}10K2411A",
                "]C1010401234500000917281130" + "2100007A1K9Q4{GS}10K2411A",
                "010401234500000917281130" + "2100007A1K9Q4{GS}10K2411A",
                "{GS}0104012345000009{GS}17281130{GS}2100007A1K9Q4{GS}10K2411A{GS}",
                "]Q30104012345000009{GS}17281130" + "2100007A1K9Q4{xE8}10K2411A",
            })
    void packIsReadWithAndWithoutIdentifierAndSeparators(String text) {
        CodeContent.Elements content = scan(text, ValidationLevel.FULL);
        assertEquals(List.of(), content.errors());
        assertEquals("(01)04012345000009(17)281130(21)00007A1K9Q4(10)K2411A", content.bracketed());
        assertEquals(Optional.of("K2411A"), content.value(new Ai("10")));
    }

    // [utest->req~codes.all-errors-as-values~1]
    @Test
    void errorSaysAllThatIsKnown() {
        assertEquals(
                List.of(
                        new CodeIssue(
                                Fault.ILLEGAL_MONTH,
                                "7003",
                                Linter.YYMMDD.ruleName(),
                                9,
                                2,
                                "13 is no month."),
                        new CodeIssue(
                                Fault.ILLEGAL_HOUR,
                                "7003",
                                Linter.HHMI.ruleName(),
                                13,
                                2,
                                "24 is no hour.")),
                scan("]d270032813302400").errors());
    }

    // [utest->req~codes.all-errors-as-values~1]
    @Test
    void readingGoesOnBehindWhatIsWrong() {
        CodeContent.Elements content =
                scan("]d289XX{GS}0104012345000008" + "10A B{GS}00123{GS}21S");
        assertEquals(
                List.of(
                        Fault.UNKNOWN_IDENTIFIER,
                        Fault.INCORRECT_CHECK_DIGIT,
                        Fault.INVALID_CSET82_CHARACTER,
                        Fault.VALUE_TOO_SHORT),
                faults(content));
        assertEquals("(01)04012345000008(10)A B(00)123(21)S", content.bracketed());
        assertEquals(
                List.of(false, false, false, true),
                content.elements().stream().map(ElementString::sound).toList());
    }

    @Test
    void elementKnowsItsPlaceInTheRawBytes() {
        assertEquals(
                List.of(
                        new ElementString(new Ai("01"), "GTIN", "04012345000009", 3, 5, 14, true),
                        new ElementString(new Ai("21"), "SERIAL", "X", 20, 22, 1, true)),
                scan("]d20104012345000009{GS}21X").elements());
    }

    @ParameterizedTest
    @CsvSource({
        "'', NO_DATA",
        "]d2, NO_DATA",
        "{GS}, NO_DATA",
        "]d221, VALUE_EMPTY",
        "]d221A{GS}{GS}10B, SEPARATOR_SUPERFLUOUS",
        "]d2{GS}21A, SEPARATOR_SUPERFLUOUS",
        "21123456789012345678901, VALUE_TOO_LONG",
        "]d28111123, VALUE_TOO_SHORT",
        "HELLO, UNKNOWN_IDENTIFIER",
        "]E0400638133393, PRIMARY_TOO_SHORT",
        "]E04006381333931X, PRIMARY_TOO_LONG",
        "]E04006381333932, INCORRECT_CHECK_DIGIT",
    })
    void whatCannotBeTakenApartIsNamed(String text, Fault fault) {
        assertEquals(List.of(fault), faults(scan(text)));
    }

    @Test
    void digitsOfEanAreKeptApartFromElements() {
        CodeContent.Elements ean = scan("]E04006381333931");
        assertEquals(Optional.of("4006381333931"), ean.primary());
        assertEquals(List.of(), ean.elements());
        CodeContent.Elements composite = scan("]E04006381333931|]e021ABC");
        assertEquals("(21)ABC", composite.bracketed());
        assertEquals(0, composite.compositeFrom());
        assertTrue(composite.isRight());
    }

    @Test
    void symbolWithoutFnc1IsPlainText() {
        assertEquals(
                new CodeContent.Plain("]d1", 3, "0104012345000009"),
                reader.readScan(Bytes.parse("]d10104012345000009"), ValidationLevel.FULL));
    }

    // [utest->req~codes.bracketed~1]
    @Test
    void escapedBracketBelongsToTheData() {
        CodeContent.Elements content =
                bracketed("(01)04012345000009(10)A\\(B)\\(", ValidationLevel.FULL);
        assertEquals(List.of(), content.errors());
        assertEquals(Optional.of("A(B)("), content.value(new Ai("10")));
        assertEquals("(01)04012345000009(10)A\\(B)\\(", content.bracketed());
    }

    // [utest->req~codes.bracketed~1]
    @Test
    void placeInBracketedTextCountsTheEscapes() {
        CodeIssue error = bracketed("(10)A\\(B C", ValidationLevel.SYNTAX).errors().getFirst();
        assertEquals(Fault.INVALID_CSET82_CHARACTER, error.kind());
        assertEquals(8, error.offset());
        assertEquals(1, error.length());
    }

    @Test
    void compositeComponentIsSetApart() {
        CodeContent.Elements content = bracketed("(01)04012345000009|(10)A", ValidationLevel.FULL);
        assertEquals(1, content.compositeFrom());
        assertEquals("(01)04012345000009|(10)A", content.bracketed());
    }

    @ParameterizedTest
    @CsvSource({
        "'', NO_DATA",
        "01, BRACKETS_MALFORMED",
        "x(21)A, BRACKETS_MALFORMED",
        "(21, BRACKETS_MALFORMED",
        "(2(21)A, BRACKETS_MALFORMED",
        "(2x)A, UNKNOWN_IDENTIFIER",
        "(14)A, UNKNOWN_IDENTIFIER",
        "(21), VALUE_EMPTY",
        "(01)040123450000091, VALUE_TOO_LONG",
    })
    void textThatIsNotOfTheFormIsNamed(String text, Fault fault) {
        assertEquals(List.of(fault), faults(bracketed(text, ValidationLevel.SYNTAX)));
    }

    // [utest->req~codes.associations~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(21)A; REQUIRED_MISSING; 21; It must come with 01,03,8006.",
                "(01)04012345000009(250)A; REQUIRED_MISSING; 250; It must come with 21.",
                "(00)123456789012345675(02)04012345000009(01)04012345000009(37)1;"
                        + "EXCLUDED_TOGETHER; 02; It must not come with (01).",
                "(400)A(400)B; REPEATED_DIFFERENT; 400; It came before with other data.",
                "(253)4012345000009(8030)AB; SERIAL_MISSING; 253;"
                        + "It must carry its serial component when it is signed with (8030)."
            })
    void elementsThatDoNotAgreeAreNamed(String text, Fault fault, String ai, String message) {
        assertEquals(
                List.of(),
                bracketed(text, ValidationLevel.SYNTAX).errors(),
                "each by itself is right");
        CodeIssue error =
                bracketed(text, ValidationLevel.FULL).errors().stream()
                        .filter(e -> e.kind() == fault)
                        .findFirst()
                        .orElseThrow();
        assertEquals(ai, error.identifier());
        assertEquals(message, error.detail());
        assertEquals(ai, text.substring(error.offset(), error.offset() + error.length()));
    }

    // [utest->req~codes.associations~1]
    @Test
    void sameElementMayComeTwice() {
        assertEquals(List.of(), bracketed("(400)A(400)A", ValidationLevel.FULL).errors());
    }

    // [utest->req~codes.associations~1]
    @Test
    void codesOfOneUnitMayCompleteEachOther() {
        List<ElementString> linear =
                bracketed("(01)04012345000009", ValidationLevel.SYNTAX).elements();
        List<ElementString> second = bracketed("(21)A(250)B", ValidationLevel.SYNTAX).elements();
        assertEquals(
                List.of(Fault.REQUIRED_MISSING, Fault.REQUIRED_MISSING),
                reader.disagreements(second).stream().map(CodeIssue::kind).toList());
        List<ElementString> both = new ArrayList<>(linear);
        both.addAll(second);
        assertEquals(List.of(), reader.disagreements(both));
    }

    @Test
    void pairThatBarsEachOtherIsToldOnce() {
        assertEquals(
                1,
                faults(bracketed("(3940)1234(3941)9999", ValidationLevel.FULL)).stream()
                        .filter(f -> f == Fault.EXCLUDED_TOGETHER)
                        .count());
    }

    // [utest->req~codes.unassigned~1]
    @Test
    void unassignedIdentifierIsReadWhenItsLengthIsKnownAndThisIsAllowed() {
        ElementStringParser lenient = RuleData.elementReader(UnassignedAiPolicy.ALLOWED);
        CodeContent.Elements content =
                assertInstanceOf(
                        CodeContent.Elements.class,
                        lenient.readScan(
                                Bytes.parse("]d23338000123236A{GS}21S"), ValidationLevel.SYNTAX));
        assertEquals("(3338)000123(236)A(21)S", content.bracketed());
        assertEquals(List.of(), content.errors());
        assertEquals(
                List.of(Fault.UNKNOWN_IDENTIFIER),
                lenient
                        .readBracketed(Bytes.parse("(333)1"), ValidationLevel.SYNTAX)
                        .errors()
                        .stream()
                        .map(CodeIssue::kind)
                        .toList());
        assertEquals(List.of(Fault.UNKNOWN_IDENTIFIER), faults(scan("]d23338000123236A{GS}21S")));
    }

    @Test
    void babbleCostsABoundedNumberOfErrors() {
        for (String babble : List.of("x{GS}", "(", "(99)", "{GS}", "x".repeat(50) + "{GS}")) {
            String text = babble.repeat(50_000);
            for (CodeContent.Elements content :
                    List.of(scan(text), bracketed(text, ValidationLevel.FULL))) {
                assertTrue(content.errors().size() <= ElementStringParser.MOST_ERRORS, babble);
                assertTrue(content.elements().size() <= ElementStringParser.MOST_ELEMENTS, babble);
                content.errors().forEach(e -> assertTrue(e.detail().length() < 300, babble));
            }
        }
        assertEquals(Fault.TOO_MANY_ERRORS, scan("x{GS}".repeat(1_000)).errors().getLast().kind());
        assertEquals(Fault.TOO_MANY_ELEMENTS, scan("99A{GS}".repeat(65)).errors().getLast().kind());
    }

    // [utest->req~codes.no-input-throws~1]
    @Test
    void noInputMakesTheReaderThrowAndEveryPlaceLiesInTheInput() {
        long seed = 20_261_201;
        Random random = new Random(seed);
        ElementStringParser lenient = RuleData.elementReader(UnassignedAiPolicy.ALLOWED);
        String[] pieces = {
            "]d2",
            "]C1",
            "]E0",
            "]E4",
            "|]e0",
            "01",
            "04012345000009",
            "{GS}",
            "{xE8}",
            "10",
            "21",
            "(01)",
            "(",
            ")",
            "\\(",
            "|",
            "A",
            "17",
            "281130",
            "8110",
            "0123",
            "3103",
            "8030",
            "%",
            "(21)",
            "(8030)",
            "(253)",
            "7003",
            "423",
            "276",
            "(423)276",
            "{x00}",
            "{xFF}",
            "89"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(
                        random.nextInt(6) == 0
                                ? "{x%02X}".formatted(random.nextInt(256))
                                : pieces[random.nextInt(pieces.length)]);
            }
            Bytes input = Bytes.parse(text.toString());
            ValidationLevel level = round % 2 == 0 ? ValidationLevel.SYNTAX : ValidationLevel.FULL;
            for (ElementStringParser each : List.of(reader, lenient)) {
                List<CodeContent> contents = new ArrayList<>();
                contents.add(each.readScan(input, level));
                contents.add(each.readBracketed(input, level));
                for (CodeContent content : contents) {
                    if (content instanceof CodeContent.Elements elements) {
                        check(elements, input, "seed " + seed + " " + input);
                    }
                }
            }
        }
    }

    private static void check(CodeContent.Elements content, Bytes input, String note) {
        for (CodeIssue error : content.errors()) {
            assertTrue(
                    error.offset() >= 0
                            && error.length() >= 0
                            && error.offset() + error.length() <= input.length(),
                    () -> note + " " + error);
        }
        for (ElementString element : content.elements()) {
            assertTrue(
                    element.valueOffset() + element.valueLength() <= input.length(),
                    () -> note + " " + element);
        }
    }

    /// What is written is read again, scanned and bracketed.
    @Test
    void whatIsWrittenIsReadAgain() {
        long seed = 20_261_201;
        Random random = new Random(seed);
        String set = "!\"%&'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz";
        String[] variable = {"10", "21", "22", "240", "400", "90", "99", "7020"};
        for (int round = 0; round < 2_000; round++) {
            StringBuilder scan = new StringBuilder("]d2");
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                boolean fixed = random.nextBoolean();
                String ai = fixed ? "3103" : variable[random.nextInt(variable.length)];
                StringBuilder value = new StringBuilder();
                for (int n = fixed ? 6 : random.nextInt(1, 21); n > 0; n--) {
                    value.append(fixed ? '7' : set.charAt(random.nextInt(set.length())));
                }
                scan.append(ai).append(value).append(fixed && random.nextBoolean() ? "" : "{GS}");
                text.append('(')
                        .append(ai)
                        .append(')')
                        .append(value.toString().replace("(", "\\("));
            }
            CodeContent.Elements scanned = scan(scan.toString());
            CodeContent.Elements written = bracketed(text.toString(), ValidationLevel.SYNTAX);
            assertEquals(List.of(), scanned.errors(), "seed " + seed);
            assertEquals(List.of(), written.errors(), "seed " + seed);
            assertEquals(text.toString(), scanned.bracketed(), "seed " + seed);
            assertEquals(text.toString(), written.bracketed(), "seed " + seed);
        }
    }
}
