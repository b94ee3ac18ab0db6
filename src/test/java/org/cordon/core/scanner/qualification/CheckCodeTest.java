package org.cordon.core.scanner.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.PackDecoder;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.KeyboardLayout;
import org.cordon.core.scanner.Reading;
import org.cordon.sim.SetScanner;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

final class CheckCodeTest {
    private static final SetScanner GOOD = SetScanner.GOOD.around("", "");
    private static final CheckCode CANARY = new CheckCode(SetScanner.layouts());

    private static Optional<CheckCodeResult> by(SetScanner scanner) {
        return CANARY.in(scanner.sends(CalibrationCode.CANARY));
    }

    private static Map<Check, CheckOutcome> odd(SetScanner scanner) {
        return by(scanner).orElseThrow().findings().stream()
                .filter(f -> f.severity() != Severity.GOOD)
                .collect(Collectors.toMap(CheckFinding::check, CheckFinding::outcome));
    }

    // [utest->req~qualify.canary~1]
    @Test
    void aCanaryAsItShouldBeIsTrusted() {
        assertEquals(Map.of(), odd(GOOD));
        assertTrue(by(GOOD).orElseThrow().trusted(List.of()));
    }

    // [utest->req~qualify.canary~1]
    @Test
    void aGarbledCanaryIsStillRecognised() {
        assertEquals(Map.of(Check.SEPARATOR, CheckOutcome.DROPPED), odd(GOOD.separator("")));
        assertEquals(
                Map.of(Check.IDENTIFIER, CheckOutcome.NOT_SENT), odd(GOOD.withoutIdentifier()));
        assertEquals(CheckOutcome.SWAPPED, odd(GOOD.change(SetScanner::swapped)).get(Check.CASE));
        assertEquals(
                CheckOutcome.FOLDED_UPPER,
                odd(GOOD.change(t -> t.toUpperCase(Locale.ROOT))).get(Check.CASE));
        for (KeyboardLayout layout : SetScanner.layouts().all()) {
            Map<Check, CheckOutcome> odd = odd(GOOD.separator("").layout(layout.id()));
            assertEquals(
                    layout.plain() ? null : CheckOutcome.OTHER_LAYOUT,
                    odd.get(Check.LAYOUT),
                    layout.id());
        }
    }

    // [utest->req~qualify.canary~1]
    @Test
    void whatWasSoWhenTheScannerWasQualifiedIsTolerated() {
        CheckCodeResult silent = by(GOOD.withoutIdentifier()).orElseThrow();
        List<CheckFinding> baseline =
                Diagnosis.of(
                                List.of(
                                        Sample.of(
                                                        RawCapture.NONE.with(
                                                                GOOD.withoutIdentifier()
                                                                        .sends(
                                                                                CalibrationCode
                                                                                        .CHARACTERS),
                                                                false),
                                                        SetScanner.layouts())
                                                .orElseThrow()),
                                Optional.empty())
                        .findings();
        assertTrue(silent.trusted(baseline));
        assertEquals(List.of(), silent.worseThan(baseline));
        CheckCodeResult worse = by(GOOD.withoutIdentifier().separator("")).orElseThrow();
        assertFalse(worse.trusted(baseline));
        assertEquals(
                List.of(Check.SEPARATOR),
                worse.worseThan(baseline).stream().map(CheckFinding::check).toList());
    }

    // [utest->req~qualify.canary-behind-header~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%P",
                "7",
                "12",
                "0123",
                "01",
                "20261124",
                "20261124210423123",
                "0104012345000009"
            })
    void aCanaryBehindAHeaderIsRecognisedAsOneWithAPrefix(String header) {
        for (SetScanner scanner : List.of(GOOD, GOOD.withoutIdentifier())) {
            Map<Check, CheckOutcome> odd = odd(scanner.around(header, ""));
            assertEquals(CheckOutcome.GLUED, odd.get(Check.PREFIX), header + ": " + odd);
            assertFalse(by(scanner.around(header, "")).orElseThrow().trusted(List.of()));
        }
    }

    // [utest->req~qualify.canary~1]
    @Test
    void noPackIsTakenForACanary() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String set = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-/_&";
        for (int i = 0; i < 2000; i++) {
            StringBuilder serial = new StringBuilder();
            random.ints(1 + random.nextInt(20), 0, set.length())
                    .forEach(c -> serial.append(set.charAt(c)));
            String pack = "]d20100401234500009" + "21" + serial + "{GS}17271231" + "10" + serial;
            assertEquals(Optional.empty(), CANARY.in(Bytes.parse(pack)), "seed " + seed);
        }
    }

    // [utest->req~qualify.never-a-pack~1]
    @ParameterizedTest
    @EnumSource(CalibrationCode.class)
    void noCalibrationCodeIsAPack(CalibrationCode code) {
        PackDecoder reader = RuleData.codeReader();
        for (SetScanner scanner : List.of(GOOD, GOOD.withoutIdentifier(), GOOD.separator(""))) {
            Reading reading = reader.read(scanner.sends(code));
            assertTrue(reading instanceof Reading.Unreadable, code + ": " + reading);
        }
    }
}
