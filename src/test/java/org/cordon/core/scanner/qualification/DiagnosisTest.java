package org.cordon.core.scanner.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.KeyboardLayout;
import org.cordon.core.scanner.KeyboardLayouts;
import org.cordon.core.scanner.Terminator;
import org.cordon.core.scanner.qualification.Recommendation.InCordon;
import org.cordon.sim.SetScanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

final class DiagnosisTest {
    private static final KeyboardLayouts LAYOUTS = SetScanner.layouts();

    private static RawCapture evidence(Bytes bytes) {
        return RawCapture.NONE.with(new RawCapture.Arrival(bytes, 0));
    }

    private static Diagnosis of(SetScanner scanner) {
        return of(scanner, Framing.USUAL);
    }

    private static Diagnosis of(SetScanner scanner, Framing framing) {
        return Diagnosis.of(
                CalibrationCode.QUALIFYING.stream()
                        .map(code -> Sample.of(evidence(scanner.sends(code)), LAYOUTS))
                        .flatMap(Optional::stream)
                        .toList(),
                Optional.of(framing));
    }

    /// What is not as it should be.
    private static Map<Check, CheckOutcome> odd(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(f -> f.severity() != Severity.GOOD)
                .collect(Collectors.toMap(CheckFinding::check, CheckFinding::outcome));
    }

    private static List<String> settings(Diagnosis diagnosis) {
        List<String> settings = new ArrayList<>();
        diagnosis
                .recommendations()
                .forEach(r -> {
                    if (r instanceof InCordon set) {
                        settings.add(set.key() + "=" + set.value());
                    }
                });
        return settings;
    }

    // [utest->req~qualify.diagnosis~1]
    @Test
    void aScannerSetRightIsFitInEveryCheck() {
        Diagnosis diagnosis = of(SetScanner.GOOD);
        assertEquals(Map.of(), odd(diagnosis));
        assertEquals(QualificationResult.FIT, diagnosis.fitness());
        assertEquals(List.of(), diagnosis.recommendations());
        assertEquals(
                List.of(Check.values()),
                diagnosis.findings().stream().map(CheckFinding::check).toList());
    }

    // [utest->req~qualify.diagnosis~1]
    @Test
    void aLostSeparatorAndAMissingIdentifierAreTold() {
        Diagnosis diagnosis = of(SetScanner.GOOD.withoutIdentifier().separator(""));
        assertEquals(
                Map.of(
                        Check.IDENTIFIER,
                        CheckOutcome.NOT_SENT,
                        Check.SEPARATOR,
                        CheckOutcome.DROPPED),
                odd(diagnosis));
        assertEquals(QualificationResult.NOT_FIT, diagnosis.fitness());
    }

    // [utest->req~qualify.diagnosis~1]
    @ParameterizedTest
    @CsvSource({"<GS>,AS_TEXT", "^],AS_TEXT", "{GS},AS_TEXT", "\u00E8,AS_232", "|,AS_TEXT"})
    void aSeparatorSentAsSomethingElseIsShown(String sent, CheckOutcome outcome) {
        Diagnosis diagnosis = of(SetScanner.GOOD.separator(sent));
        assertEquals(Map.of(Check.SEPARATOR, outcome), odd(diagnosis));
        String shown = sent.equals("{GS}") ? "{x7B}GS}" : sent;
        assertEquals(shown, diagnosis.of(Check.SEPARATOR).came());
    }

    // [utest->req~qualify.layouts~1]
    @ParameterizedTest
    @ValueSource(strings = {"german", "swiss", "french", "italian", "spanish", "british"})
    void aLayoutIsToldByNameWithItsTable(String id) {
        Diagnosis diagnosis = of(SetScanner.GOOD.separator("").layout(id));
        KeyboardLayout layout =
                LAYOUTS.all().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
        assertEquals(CheckOutcome.OTHER_LAYOUT, diagnosis.of(Check.LAYOUT).outcome());
        assertTrue(diagnosis.of(Check.LAYOUT).came().startsWith(layout.name()));
        CalibrationCode.CHARACTERS
                .content()
                .chars()
                .filter(c -> c != CalibrationCode.GS)
                .filter(c -> Character.toLowerCase(layout.of((char) c)) != Character.toLowerCase(c))
                .forEach(c ->
                        assertEquals(
                                String.valueOf(layout.of((char) c)),
                                diagnosis.substituted().get(String.valueOf((char) c))));
        assertEquals(
                id.equals("british") ? CheckOutcome.RIGHT : CheckOutcome.ALTERED,
                diagnosis.of(Check.IDENTIFIER).outcome());
        assertEquals(CheckOutcome.RIGHT, diagnosis.of(Check.PREFIX).outcome());
        assertEquals(CheckOutcome.RIGHT, diagnosis.of(Check.CASE).outcome());
        assertEquals(CheckOutcome.RIGHT, diagnosis.of(Check.LOSS).outcome());
        assertEquals(QualificationResult.NOT_FIT, diagnosis.fitness());
    }

    // [utest->req~qualify.layouts~1]
    @Test
    void keysThatWaitForTheNextOneAreNoLoss() {
        Diagnosis diagnosis =
                of(SetScanner.GOOD.separator("").layout("german").change(t -> t.replace("`", "")));
        assertEquals(CheckOutcome.OTHER_LAYOUT, diagnosis.of(Check.LAYOUT).outcome());
        assertEquals(CheckOutcome.RIGHT, diagnosis.of(Check.LOSS).outcome());
    }

    // [utest->req~qualify.diagnosis~1]
    @Test
    void foldedAndSwappedCaseAreTold() {
        UnaryOperator<String> upper = t -> t.toUpperCase(Locale.ROOT);
        UnaryOperator<String> lower = t -> t.toLowerCase(Locale.ROOT);
        assertEquals(
                CheckOutcome.FOLDED_UPPER,
                of(SetScanner.GOOD.change(upper)).of(Check.CASE).outcome());
        assertEquals(
                CheckOutcome.FOLDED_LOWER,
                of(SetScanner.GOOD.change(lower)).of(Check.CASE).outcome());
        Diagnosis swapped = of(SetScanner.GOOD.change(SetScanner::swapped));
        assertEquals(CheckOutcome.SWAPPED, swapped.of(Check.CASE).outcome());
        assertEquals(CheckOutcome.ALTERED, swapped.of(Check.IDENTIFIER).outcome());
        assertEquals(CheckOutcome.RIGHT, swapped.of(Check.LAYOUT).outcome());
    }

    // [utest->req~qualify.settings~1]
    @Test
    void aHeaderAndAnEndThatAreNotSetAreRecommended() {
        Diagnosis diagnosis = of(SetScanner.GOOD.around("\u0002", "\u0003"));
        assertEquals(
                Map.of(Check.PREFIX, CheckOutcome.UNSET, Check.END, CheckOutcome.UNSET),
                odd(diagnosis));
        assertEquals(List.of("header=STX", "terminators=ETX"), settings(diagnosis));
        assertEquals(QualificationResult.FIT_WITH_SETTINGS, diagnosis.fitness());
    }

    // [utest->req~qualify.settings~1]
    @Test
    void aCrGluedToCodesThatShouldEndInLfIsRecommended() {
        Framing lf =
                new Framing(
                        EnumSet.of(Terminator.LF),
                        Bytes.of(),
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        4096);
        Diagnosis diagnosis = of(SetScanner.GOOD, lf);
        assertEquals(Map.of(Check.END, CheckOutcome.UNSET), odd(diagnosis));
        assertEquals(List.of("terminators=CR"), settings(diagnosis));
        assertEquals(
                Map.of(Check.END, CheckOutcome.RIGHT),
                of(SetScanner.GOOD.around("", "\r\n"), lf).findings().stream()
                        .filter(f -> f.check() == Check.END)
                        .collect(Collectors.toMap(CheckFinding::check, CheckFinding::outcome)));
    }

    // [utest->req~qualify.settings~1]
    @Test
    void withoutAnEndAPauseIsRecommended() {
        List<Sample> samples = new ArrayList<>();
        for (CalibrationCode code : CalibrationCode.QUALIFYING) {
            Bytes bytes = SetScanner.GOOD.around("", "").sends(code);
            RawCapture slow = RawCapture.NONE;
            for (int i = 0; i < bytes.length(); i++) {
                slow =
                        slow.with(
                                new RawCapture.Arrival(
                                        Bytes.of((byte) bytes.at(i)), i * 40_000_000L));
            }
            samples.add(Sample.of(slow, LAYOUTS).orElseThrow());
        }
        Diagnosis diagnosis = Diagnosis.of(samples, Optional.of(Framing.USUAL));
        assertEquals(
                Map.of(Check.END, CheckOutcome.ENDLESS, Check.SPEED, CheckOutcome.SLOW),
                odd(diagnosis));
        assertEquals(List.of("terminators=NONE", "idle=120ms"), settings(diagnosis));
        assertEquals("25", diagnosis.of(Check.SPEED).came());
    }

    // [utest->req~qualify.settings~1]
    @Test
    void parityInTheEighthBitIsToldFromItself() {
        UnaryOperator<String> even = t -> parity(t, 0);
        UnaryOperator<String> odd = t -> parity(t, 1);
        assertEquals(
                List.of("data-bits=7", "parity=even"),
                settings(of(new SetScanner(true, "\u001D", even, "", "\u008D"))));
        assertEquals(
                List.of("data-bits=7", "parity=odd"),
                settings(of(new SetScanner(true, "\u001D", odd, "", "\r"))));
    }

    private static String parity(String text, int odd) {
        StringBuilder out = new StringBuilder();
        text.chars()
                .forEach(c -> out.append((char) (Integer.bitCount(c) % 2 == odd ? c : c | 0x80)));
        return out.toString();
    }

    // [utest->req~qualify.diagnosis~1]
    @ParameterizedTest
    @ValueSource(ints = {40, 64, 128, 255})
    void aScannerThatCutsCodesIsTold(int most) {
        Diagnosis diagnosis =
                of(SetScanner.GOOD.change(t -> t.length() > most ? t.substring(0, most) : t));
        assertEquals(Map.of(Check.LENGTH, CheckOutcome.CUT), odd(diagnosis));
        assertEquals(String.valueOf(most - 3), diagnosis.of(Check.LENGTH).came());
    }

    // [utest->req~qualify.diagnosis~1]
    @Test
    void lostCharactersAreNamed() {
        Diagnosis diagnosis = of(SetScanner.GOOD.change(t -> t.replace("XYZa", "XZa")));
        assertEquals(Map.of(Check.LOSS, CheckOutcome.LOST), odd(diagnosis));
        assertEquals("Y", diagnosis.of(Check.LOSS).expected());
    }

    // [utest->req~qualify.diagnosis~1]
    @Test
    void aCodeThatComesTwiceInAMomentIsTold() {
        List<Sample> samples = new ArrayList<>();
        for (CalibrationCode code : CalibrationCode.QUALIFYING) {
            Bytes bytes = SetScanner.GOOD.sends(code);
            RawCapture twice = evidence(bytes).with(new RawCapture.Arrival(bytes, 80_000_000L));
            samples.add(Sample.of(twice, LAYOUTS).orElseThrow());
        }
        assertEquals(
                Map.of(Check.REPEAT, CheckOutcome.TWICE),
                odd(Diagnosis.of(samples, Optional.of(Framing.USUAL))));
    }

    // [utest->req~qualify.diagnosis~1]
    @Test
    void aConstantPrefixAndSuffixAreShown() {
        Diagnosis diagnosis = of(SetScanner.GOOD.around("%A01-", "/B\r"));
        assertEquals("%A01-", diagnosis.of(Check.PREFIX).came());
        assertEquals("/B", diagnosis.of(Check.SUFFIX).came());
        assertEquals(QualificationResult.NOT_FIT, diagnosis.fitness());
    }

    @Test
    void withoutTheCodeOfPacksAScannerIsNotFit() {
        Diagnosis nothing = Diagnosis.of(List.of(), Optional.of(Framing.USUAL));
        assertEquals(CheckOutcome.UNFIT, nothing.of(Check.SYMBOLOGIES).outcome());
        assertEquals(QualificationResult.NOT_FIT, nothing.fitness());
    }

    // [utest->req~qualify.bad-input~1]
    @Test
    void noiseAndPacksAreNoCalibrationCodes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertFalse(Sample.of(evidence(Bytes.of(noise)), LAYOUTS).isPresent(), "seed " + seed);
        }
        for (int i = 0; i < 300; i++) {
            String digits =
                    random.ints(16, '0', '9' + 1)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
            Bytes pack =
                    Bytes.parse("]d2010401" + digits.substring(6) + "21" + digits + "{GS}17271231");
            assertFalse(Sample.of(evidence(pack), LAYOUTS).isPresent(), "seed " + seed);
        }
        for (String pack :
                List.of(
                        "]d201040123450000092100007A1K9Z1{GS}1727123110L1",
                        "0104012345000009211234567890{GS}172712311012345",
                        "]C100104012345000009106")) {
            assertFalse(Sample.of(evidence(Bytes.parse(pack)), LAYOUTS).isPresent(), pack);
        }
    }

    // [utest->req~qualify.sentences~1]
    @Test
    void everyOddFindingAndAdviceHasASentence() {
        FindingMessages words = new FindingMessages();
        List<SetScanner> all =
                List.of(
                        SetScanner.GOOD,
                        SetScanner.GOOD.withoutIdentifier().separator(""),
                        SetScanner.GOOD.separator("\u00E8").around("\u0002", "\t"),
                        SetScanner.GOOD.layout("french").separator("x"),
                        SetScanner.GOOD.change(t -> t.toUpperCase(Locale.ROOT)),
                        SetScanner.GOOD.around("<", ">"),
                        SetScanner.GOOD.change(t -> parity(t, 0)));
        for (SetScanner scanner : all) {
            Diagnosis diagnosis = of(scanner);
            diagnosis.findings().forEach(f -> assertFalse(words.of(f).isBlank()));
            diagnosis.findings().forEach(f -> assertFalse(words.shortMessage(f).isBlank()));
            diagnosis.recommendations().forEach(r -> assertFalse(words.of(r).isBlank()));
        }
    }
}
