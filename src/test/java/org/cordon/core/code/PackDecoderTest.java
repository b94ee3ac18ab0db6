package org.cordon.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

final class PackDecoderTest {
    private static final Reading.Pack PACK =
            new Reading.Pack(
                    new Gtin("04012345000009"),
                    new Serial("00007A1K9Q4"),
                    Optional.of(new Lot("K2411A")),
                    Optional.of(new Expiry(LocalDate.of(2028, 11, 30))));

    private final PackDecoder reader = RuleData.codeReader();

    private Reading read(String scan) {
        return reader.read(Bytes.parse(scan));
    }

    private ScanFault fault(String scan) {
        return assertInstanceOf(Reading.Unreadable.class, read(scan), scan).fault();
    }

    // [utest->req~codes.made~1]
    @ParameterizedTest
    @CsvSource({
        "]d201040123450000092100007A1K9Q4{GS}1728110010K2411A, ]d2, false, 01 10 17 21, true",
        "010401234500000917281130240ABC{GS}10K2411A{GS}2100007A1K9Q4, '', false, 01 10 17 21 240,"
                + " false",
        "]d2010401234500000921A1, ]d2, false, 01 21, false",
        "]C100040123450000001112, ]C1, false, 00, false",
        "]d1[)>{x1E}06{GS}9N111234567842{GS}1TK2411A{GS}D281100{GS}SA1{x1E}{x04}, ]d1, true,"
                + " 01 10 17 21, true",
        "NOREAD, '', false, '', false",
        // Lost separators: what stands in it is not certain.
        "]d20104012345000009172811002100007A1K9Q410K2411A, ]d2, false, '', false",
    })
    void howACodeIsMadeIsToldOfSoundCodesAndOfThoseThatAreAnalysed(
            String scan, String symbology, boolean message, String identifiers, boolean dayZero) {
        assertEquals(
                new PrintedCode(
                        symbology,
                        message,
                        identifiers.isEmpty() ? Set.of() : Set.of(identifiers.split(" ")),
                        dayZero),
                reader.decode(Bytes.parse(scan)).code());
    }

    // [utest->req~reading.pack-elements-in-any-order~1]
    @Test
    void packElementsAreReadInAnyOrder() {
        List<String> elements =
                List.of("0104012345000009", "2100007A1K9Q4{GS}", "17281130", "10K2411A{GS}");
        List<List<String>> orders = new ArrayList<>();
        permute(new ArrayList<>(elements), 0, orders);
        assertEquals(24, orders.size());
        for (List<String> order : orders) {
            assertEquals(PACK, read("]d2" + String.join("", order)));
            String withoutLast = String.join("", order).replaceAll("\\{GS}$", "");
            assertEquals(PACK, read(withoutLast));
        }
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

    @Test
    void separatorSentAs232IsASeparator() {
        assertEquals(
                new Reading.Mended(PACK, ScanFault.GS_REPLACED, "{xE8}"),
                read("010401234500000917281130" + "2100007A1K9Q4{xE8}10K2411A"));
    }

    // [utest->req~reading.day-zero~1]
    @Test
    void dayZeroIsTheLastDayOfTheMonth() {
        Reading.Pack pack =
                assertInstanceOf(
                        Reading.Pack.class, read("010401234500000917280200" + "21A{GS}10L"));
        assertEquals(Optional.of(new Expiry(LocalDate.of(2028, 2, 29))), pack.expiry());
    }

    @ParameterizedTest
    @CsvSource({
        "760101, 2026, 2076-01-01",
        "770101, 2026, 1977-01-01",
        "500101, 2099, 2050-01-01",
        "490101, 2099, 2149-01-01"
    })
    void centuryIsTheNearestOne(String encoded, int year, LocalDate date) {
        assertEquals(Optional.of(new Expiry(date)), Expiry.parse(encoded, year));
    }

    // [utest->req~reading.sscc~1]
    @Test
    void logisticLabelIsRead() {
        assertEquals(
                new Reading.Container(new Sscc("040123450000001112")),
                read("]C100040123450000001112"));
        assertEquals(ScanFault.BAD_CHECK_DIGIT, fault("]C100040123450000001113"));
    }

    @Test
    void furtherElementsOfAPackAreNoFault() {
        assertEquals(
                PACK,
                read("0104012345000009112609012100007A1K9Q4{GS}1728113010K2411A{GS}71012345678"));
    }

    // [utest->req~reading.no-read-strings~1]
    @ParameterizedTest
    @ValueSource(strings = {"NOREAD", "noread", "No Read d_1, E_2", "NR", "ERROR", "ERR03", "E000"})
    void noReadStringsOfMakersAreNoReads(String sent) {
        assertEquals(ScanFault.NO_READ, fault(sent));
    }

    // [utest->req~reading.anything-else-is-a-named-fault~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0104012345000008" + "21A{GS}|BAD_CHECK_DIGIT",
                "010401234500000921A{GS}17281331|BAD_DATE",
                "010401234500000921A{GS}172813|TRUNCATED",
                "0104012345|TRUNCATED",
                "0104012345000009|MISSING_ELEMENT",
                "21ABC|MISSING_ELEMENT",
                "010401234500000921A{GS}21B|REPEATED_ELEMENT",
                "010401234500000921A{GS}8912X|UNKNOWN_ELEMENT",
                "010401234500000921A~B|BAD_CHARACTER",
                "010401234500000921{GS}10L|BAD_LENGTH",
                "010401234500000921ABCDEFGHIJKLMNOPQRSTUVWX|BAD_LENGTH",
                "+d20104012345000009|KEYBOARD_LAYOUT",
                "$d20104012345000009|KEYBOARD_LAYOUT",
                "]E04006381333931|OTHER_CODE",
                "HELLO|NOT_GS1"
            })
    void everythingElseIsANamedFault(String scan, ScanFault expected) {
        assertEquals(expected, fault(scan));
    }

    @Test
    void blankMessageIsEmpty() {
        assertEquals(
                ScanFault.EMPTY,
                reader.read(Bytes.of()) instanceof Reading.Unreadable u ? u.fault() : null);
        assertEquals(ScanFault.EMPTY, fault("  "));
    }

    @Test
    void offsetPointsIntoTheRawBytes() {
        Reading.Unreadable u =
                assertInstanceOf(
                        Reading.Unreadable.class, read("]d2010401234500000921AB~C{GS}10L"));
        assertEquals('~', "]d2010401234500000921AB~C".charAt(u.offset()));
    }

    @Test
    void noBytesWhateverMakeItThrow() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] good = Bytes.parse("]d201040123450000092100007A1K9Q4{GS}1728113010K2411A").toArray();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = i % 2 == 0 ? good.clone() : new byte[random.nextInt(60)];
            if (i % 2 != 0) {
                random.nextBytes(bytes);
            }
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertNotNull(reader.read(Bytes.of(bytes)), "seed " + seed);
        }
    }

    @Test
    void textFormOfBytesReadsBack() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] =
                        random.nextBoolean()
                                ? (byte) "{}xGS1F0".charAt(random.nextInt(8))
                                : (byte) random.nextInt();
            }
            Bytes is = Bytes.of(bytes);
            assertEquals(is, Bytes.parse(is.toString()), "seed " + seed);
        }
    }
}
