package org.cordon.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

final class ScanAnalyzerTest {
    private static final String CODE = "]d2010401234500000921LMDZ-F9eyZ{GS}1728113010K24/1A";
    private static final String BRACKETED = "(01)04012345000009(21)LMDZ-F9eyZ(17)281130(10)K24/1A";

    private final ScanAnalyzer analyser = new ScanAnalyzer(RuleData.codeTables());

    private Analysis analyse(String scan) {
        return analyser.analyse(Bytes.parse(scan), ValidationLevel.FULL);
    }

    private static List<ScanFault> faults(Analysis analysis) {
        return analysis.faults().stream().map(ReaderFault::fault).toList();
    }

    private static List<String> codes(Analysis analysis) {
        return analysis.errors().stream().map(issue -> issue.kind().code()).toList();
    }

    // [utest->req~codes.kinds~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "]d2010401234500000921A|GS1|true",
                "010401234500000921A|GS1|true",
                "(01)04012345000009(21)A|GS1|true",
                "]Q1https://id.gs1.org/01/04012345000009/21/A|DIGITAL_LINK|true",
                "https://id.gs1.org/01/04012345000009/21/A|DIGITAL_LINK|true",
                "https://example.com/leaflet|DIGITAL_LINK|false",
                "[)>{x1E}06{GS}9N111234567842{GS}1TLOT{GS}D281130{GS}SABC{x1E}{x04}|ISO_15434|true",
                "]E04006381333931|EAN|true",
                "4006381333931|EAN|true",
                "5901234123450|EAN|false",
                "96385074|EAN|true",
                "81234567890123456789|CHINA|true",
                "]C081234567890123456789|CHINA|true",
                "]d1TESTING|PLAIN|true",
                "TESTING|PLAIN|false",
                "NOREAD|NO_READ|false",
                "{x0D}{x0A}|MALFORMED|false",
            })
    void everyKindIsTold(String scan, Analysis.Kind kind, boolean accepted) {
        Analysis analysis = analyse(scan);
        assertEquals(kind, analysis.kind());
        assertEquals(accepted, analysis.accepted(), () -> analysis.toString());
    }

    // [utest->req~codes.site-profile~1]
    @Test
    void whatHasNoIdentifierIsTakenAsTheSiteSays() {
        Bytes ambiguous = Bytes.parse("4006381333931");
        for (CodeTables.WithoutIdentifier plain : CodeTables.WithoutIdentifier.values()) {
            Analysis.Kind kind =
                    new ScanAnalyzer(RuleData.codeTables(plain))
                            .analyse(ambiguous, ValidationLevel.FULL)
                            .kind();
            assertEquals(
                    plain == CodeTables.WithoutIdentifier.GS1
                            ? Analysis.Kind.GS1
                            : Analysis.Kind.EAN,
                    kind);
        }
    }

    // [utest->req~codes.separators-in-disguise~1]
    @ParameterizedTest
    @ValueSource(strings = {"{xE8}", "<GS>", "^]", "[GS]", "{x7B}GS}", "\\x1d", "\\u001D", "&#29;"})
    void separatorsWrittenInAnotherWayAreTheReadersFault(String sent) {
        Analysis analysis = analyse(CODE.replace("{GS}", sent));
        assertEquals(List.of(ScanFault.GS_REPLACED), faults(analysis), analysis.toString());
        assertEquals(3 + 16 + 2 + 10, analysis.faults().getFirst().offset());
        assertEquals(BRACKETED, analysis.bracketed());
        assertEquals(analyse(CODE).unit(), analysis.unit());
        assertEquals(sent.equals("{xE8}"), analysis.accepted());
    }

    // [utest->req~codes.glued~1]
    @ParameterizedTest
    @CsvSource({
        "'{x0D}{x0A}', '', SUFFIX_GLUED",
        "'{x09}', '', SUFFIX_GLUED",
        "'', '{x02}', PREFIX_GLUED",
        "'', 'A1:', PREFIX_GLUED"
    })
    void whatIsGluedToACodeIsTakenOff(String suffix, String prefix, ScanFault fault) {
        Analysis analysis = analyse(prefix + CODE + suffix);
        assertEquals(List.of(fault), faults(analysis), analysis.toString());
        assertEquals(BRACKETED, analysis.bracketed());
        int at = Bytes.parse(prefix).length() + 3;
        assertEquals(at, analysis.elements().getFirst().offset());
        assertEquals(analyse(CODE).unit(), analysis.unit());
    }

    // [utest->req~codes.double-read~1]
    @Test
    void oneCodeTwiceInAMessageIsReadOnceAndTwoCodesAreNone() {
        Analysis same = analyse(CODE + CODE);
        assertEquals(List.of(ScanFault.DOUBLE_READ), faults(same));
        assertEquals(analyse(CODE).unit(), same.unit());
        assertEquals(same.unit(), analyse(CODE + "{x0D}" + CODE).unit());
        Analysis two = analyse(CODE + CODE.replace("LMD", "LMX"));
        assertEquals(List.of(ScanFault.DOUBLE_READ), faults(two));
        assertTrue(two.unit().isEmpty());
        assertFalse(two.accepted());
    }

    // [utest->req~codes.keyboards~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // As a US reader's keys come out on German, French, Italian computers.
                "+d2010401234500000921LMDYßF9ezY{GS}1728113010K24-1A|German",
                "$d2010401234500000921L?DW)F9eyW{GS}1728113010K24!1Q|French",
                "+d2010401234500000921LMDZ'F9eyZ{GS}1728113010K24-1A|Italian or Spanish",
            })
    void anotherKeyboardLayoutIsADiagnosisNotABadPack(String scan, String words) {
        Analysis analysis =
                analyser.analyse(
                        Bytes.of(
                                scan.replace("{GS}", "\u001d")
                                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)),
                        ValidationLevel.FULL);
        assertEquals(List.of(ScanFault.KEYBOARD_LAYOUT), faults(analysis), analysis.toString());
        assertEquals(words, analysis.faults().getFirst().detail());
        assertEquals(BRACKETED, analysis.bracketed());
        assertTrue(analysis.unit().isEmpty());
        assertFalse(analysis.accepted());
    }

    // [utest->req~codes.keyboards~1]
    @Test
    void capsLockIsToldByTheIdentifier() {
        Analysis analysis = analyse("]D2010401234500000921lmdz{GS}1728113010k");
        assertEquals(List.of(ScanFault.CASE_FOLDED), faults(analysis));
        assertFalse(analysis.accepted());
        assertTrue(analysis.unit().isEmpty());
    }

    // [utest->req~codes.every-split~1]
    @Test
    void everySplitOfAScanWithoutSeparatorsIsListed() {
        Analysis analysis = analyse("]d2010401234500000921ABC17271231" + "10X1");
        assertTrue(analysis.accepted(), "GS1's engine takes it for one serial");
        assertEquals(List.of(ScanFault.LOST_SEPARATOR), faults(analysis));
        List<String> splits =
                analysis.faults().getFirst().splits().stream().map(ReaderFault::bracketed).toList();
        assertTrue(splits.contains("(01)04012345000009(21)ABC(17)271231(10)X1"), splits::toString);
        assertTrue(splits.contains("(01)04012345000009(21)ABC1727123110X1"), splits::toString);
        assertEquals(splits.size(), splits.stream().distinct().count());
        assertTrue(analysis.unit().isEmpty(), "it names no pack by itself");
        assertTrue(
                analysis.candidates().stream()
                        .map(Reading.Pack::serial)
                        .anyMatch(serial -> serial.value().equals("ABC")));
    }

    @Test
    void aSerialThatIsTooLongWithWhatItSwallowedIsSplit() {
        Analysis analysis = analyse("]d2010401234500000921ABCDEFGHIJKLMN17271231" + "10X1");
        assertEquals(List.of("VALUE_TOO_LONG"), codes(analysis));
        assertEquals(List.of(ScanFault.LOST_SEPARATOR), faults(analysis));
        assertFalse(analysis.candidates().isEmpty());
    }

    @Test
    void allErrorsAreToldWithTheElementsThatDidParse() {
        Analysis analysis = analyse("]d2010401234500000821A~B{GS}17281399");
        assertEquals(
                List.of("INCORRECT_CHECK_DIGIT", "INVALID_CSET82_CHARACTER", "ILLEGAL_MONTH"),
                codes(analysis).stream().limit(3).toList());
        assertEquals(3, analysis.elements().size());
        assertEquals('~', "]d2010401234500000821A~B".charAt(analysis.errors().get(1).offset()));
    }

    // [utest->req~codes.no-scan-throws~1]
    @Test
    void noBytesWhateverMakeItThrowOrPointOutside() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> good =
                List.of(
                        CODE,
                        CODE + CODE,
                        "]d2010401234500000921ABC17271231" + "10X1",
                        "+d2010401234500000921A<GS>10B",
                        "https://id.gs1.org/01/04012345000009/21/A?17=281130",
                        "[)>{x1E}06{GS}9N111234567842{GS}1TLOT{GS}D281130{GS}SABC{x1E}{x04}",
                        "]E04006381333931|]e021A{GS}10B");
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Bytes.parse(good.get(i % good.size())).toArray();
            for (int flips = random.nextInt(5); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextBoolean()
                                ? (byte) random.nextInt()
                                : (byte) "0123]<>^GS(10)2117".charAt(random.nextInt(18));
            }
            Bytes scan = Bytes.of(bytes, 0, random.nextInt(bytes.length + 1));
            Analysis analysis =
                    analyser.analyse(
                            scan, i % 2 == 0 ? ValidationLevel.FULL : ValidationLevel.SYNTAX);
            for (CodeIssue error : analysis.errors()) {
                assertTrue(
                        error.offset() >= 0
                                && error.length() >= 0
                                && error.offset() + error.length() <= scan.length(),
                        () -> "seed " + seed + " " + scan + " " + error);
            }
            for (ReaderFault fault : analysis.faults()) {
                assertTrue(
                        fault.offset() >= 0
                                && fault.length() >= 0
                                && fault.offset() + fault.length() <= scan.length(),
                        () -> "seed " + seed + " " + scan + " " + fault);
            }
        }
    }
}
