package org.cordon.core.code.gs1.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;

final class AiTableTest {
    private static final String FACTS =
            "version = 7\neffective = 2027-01-01\nrelease = ours\nsource = a site\n";

    private final AiTable shipped = RuleData.applicationIdentifiers();

    private static AiTable read(String text) {
        return AiTable.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static TableRefused refusal(String text) {
        return assertThrows(TableRefused.class, () -> read(text), text);
    }

    // [utest->req~codes.table-is-whole~1]
    @Test
    void shippedTableIsTheReleaseItNames() {
        assertEquals("2026-01-27", shipped.facts().release());
        assertEquals(LocalDate.of(2026, 1, 27), shipped.facts().effective());
        assertEquals(541, shipped.entries().size());
        assertEquals(337, shipped.entries().stream().filter(AiEntry::predefined).count());
        assertEquals(525, shipped.entries().stream().filter(AiEntry::linkAttribute).count());
        assertEquals(16, shipped.entries().stream().filter(e -> e.linkKey().isPresent()).count());
    }

    @Test
    void entryHoldsAllThatTheTableSaysAboutAnIdentifier() {
        assertEquals(
                Optional.of(
                        new AiEntry(
                                new Ai("01"),
                                List.of(
                                        new Component(
                                                DataType.NUMERIC,
                                                14,
                                                14,
                                                false,
                                                List.of(Linter.CSUM, Linter.GCPPOS2))),
                                true,
                                true,
                                Optional.of(
                                        new LinkKey(
                                                List.of(
                                                        List.of(
                                                                new Ai("22"),
                                                                new Ai("10"),
                                                                new Ai("21")),
                                                        List.of(new Ai("235"))))),
                                List.of(),
                                List.of(new AiPattern("255"), new AiPattern("37")),
                                "GTIN")),
                shipped.entry(new Ai("01")));
        assertEquals(
                List.of("00,01+21,253,255,8003,8004,8006+21,8010+8011,8017,8018"),
                shipped.entry(new Ai("8030")).orElseThrow().required().stream()
                        .map(MandatoryAssociation::toString)
                        .toList());
    }

    @Test
    void identifierThatGs1HasNotAssignedHasNoEntry() {
        assertEquals(Optional.empty(), shipped.entry(new Ai("0100")));
        assertEquals(Optional.empty(), shipped.entry(new Ai("14")));
        assertEquals(Optional.empty(), shipped.entry(new Ai("3106")));
        assertEquals(4, shipped.digits(31));
        assertEquals(6, shipped.predefinedLength(31));
        assertEquals(0, shipped.digits(89));
    }

    // [utest->req~codes.table-is-replaceable~1]
    @Test
    void siteTableIsReadWithItsFactsAndHash() {
        AiTable table =
                read(FACTS + "count = 2\n # a note\n90-91 | - | x1-30 | - | - | - | OURS\n");
        assertEquals("7", table.facts().version());
        assertEquals("a site", table.facts().source());
        assertTrue(table.facts().sha256().matches("[0-9a-f]{64}"));
        assertEquals("OURS", table.entry(new Ai("91")).orElseThrow().title());
    }

    // [utest->req~codes.table-is-checked~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "COLUMNS; 90 | - | x1-30 | - | - | -",
                "IDENTIFIER; 9 | - | x1-30 | - | - | - | T",
                "IDENTIFIER; 90-8 | - | x1-30 | - | - | - | T",
                "IDENTIFIER; 91-90 | - | x1-30 | - | - | - | T",
                "MARK; 90 | b | x1-30 | - | - | - | T",
                "MARK; 90 |  | x1-30 | - | - | - | T",
                "DATA; 90 | - | q1-30 | - | - | - | T",
                "DATA; 90 | - | x0-30 | - | - | - | T",
                "DATA; 90 | - | x91 | - | - | - | T",
                "DATA; 90 | - | x9-8 | - | - | - | T",
                "DATA; 90 | - |  | - | - | - | T",
                "DATA; 90 | - | ?x1 | - | - | - | T",
                "DATA; 90 | - | x1 ?x1 x1 | - | - | - | T",
                "DATA; 90 | - | x1-2 x1 | - | - | - | T",
                "DATA; 90 | p | x1-2 | - | - | - | T",
                "RULE; 90 | - | x1:nosuch | - | - | - | T",
                "ASSOCIATION; 90 | - | x1 | 0a | - | - | T",
                "ASSOCIATION; 90 | - | x1 | 01, | - | - | T",
                "ASSOCIATION; 90 | - | x1 | - | n1 | - | T",
                "LINK_KEY; 90 | - | x1 | - | - | 1 | T",
                "LINK_KEY; 90 | - | x1 | - | - | 91 | T",
            })
    void rowThatCannotBeFollowedIsRefusedByNameAndLine(TableRefused.Reason reason, String row) {
        TableRefused refused = refusal(FACTS + "count = 1\n" + row + "\n");
        assertEquals(reason, refused.reason(), refused.getMessage());
        assertEquals(6, refused.line());
    }

    @Test
    void identifiersThatCouldNotBeToldApartAreRefused() {
        String row = " | - | x1-30 | - | - | - | T\n";
        assertEquals(
                TableRefused.Reason.TWICE,
                refusal(FACTS + "count=2\n90" + row + "90" + row).reason());
        assertEquals(
                TableRefused.Reason.MIXED_LENGTH,
                refusal(FACTS + "count=2\n90" + row + "901" + row).reason());
        assertEquals(
                TableRefused.Reason.MIXED_PREDEFINED,
                refusal(FACTS + "count=2\n901" + row + "902 | p | n6 | - | - | - | T").reason());
    }

    @Test
    void tableThatSaysTooLittleAboutItselfIsRefused() {
        String row = "90 | - | x1-30 | - | - | - | T\n";
        assertEquals(TableRefused.Reason.FACT, refusal(row).reason());
        assertEquals(TableRefused.Reason.FACT, refusal(FACTS + row).reason());
        assertEquals(TableRefused.Reason.FACT, refusal(FACTS + FACTS + row).reason());
        assertEquals(TableRefused.Reason.FACT, refusal(FACTS + "count\n" + row).reason());
        assertEquals(TableRefused.Reason.COUNT, refusal(FACTS + "count = 2\n" + row).reason());
        assertEquals(
                TableRefused.Reason.DATE,
                refusal(FACTS.replace("2027-01", "2027-13") + "count=1\n" + row).reason());
    }

    @Test
    void streamThatIsNoTableIsRefused() {
        assertEquals(
                TableRefused.Reason.NOT_TEXT,
                assertThrows(
                                TableRefused.class,
                                () ->
                                        AiTable.read(
                                                new ByteArrayInputStream(
                                                        new byte[] {(byte) 0xC3, 0x28})))
                        .reason());
        assertEquals(TableRefused.Reason.TOO_LARGE, refusal("#".repeat(2_000_000)).reason());
        assertEquals(
                TableRefused.Reason.UNREADABLE,
                assertThrows(
                                TableRefused.class,
                                () ->
                                        AiTable.read(
                                                new InputStream() {
                                                    @Override
                                                    public int read() throws IOException {
                                                        throw new IOException("unplugged");
                                                    }

                                                    @Override
                                                    public int read(
                                                            byte[] into, int from, int length)
                                                            throws IOException {
                                                        throw new IOException("unplugged");
                                                    }
                                                }))
                        .reason());
    }

    /// Whatever happens to the file, the program reads it or says what is wrong with it.
    @Test
    void damagedTableIsReadOrRefusedButNeverBreaks() throws IOException {
        byte[] whole;
        try (InputStream in =
                AiTable.class.getResourceAsStream("/data/application-identifiers.txt")) {
            whole = java.util.Objects.requireNonNull(in).readAllBytes();
        }
        long seed = 20_261_201;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(32, 127);
            }
            try {
                AiTable.read(new ByteArrayInputStream(damaged));
            } catch (TableRefused expected) {
                assertTrue(expected.line() >= 0, "seed " + seed);
            }
        }
    }
}
