package org.cordon.core.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.cordon.core.code.PackDecoder;
import org.cordon.core.code.digitallink.DigitalLinkParser;
import org.cordon.core.code.digitallink.DigitalLinkWriter;
import org.cordon.core.code.digitallink.ElementText;
import org.cordon.core.code.digitallink.LinkElement;
import org.cordon.core.code.digitallink.LinkResult;
import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.CodeContent;
import org.cordon.core.code.gs1.syntax.Linters;
import org.cordon.core.code.gs1.syntax.UnassignedAiPolicy;
import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Bytes;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

final class UnitIdentifiersTest {
    private final AiTable table = RuleData.applicationIdentifiers();
    private final Linters linters = new Linters(RuleData.codeLists());
    private final DigitalLinkParser reader = new DigitalLinkParser(table, linters);

    // [utest->req~formats.names-of-a-unit~1]
    @Test
    void everyNameOfAUnitLeadsBackToIt() {
        long seed = 20_261_201;
        Random random = new Random(seed);
        PackDecoder codes = RuleData.codeReader();
        for (int i = 0; i < 20_000; i++) {
            UnitId unit = random.nextBoolean() ? pack(random) : container(random);
            String message = unit + " seed " + seed;
            assertEquals(
                    Optional.of(unit),
                    UnitIdentifiers.unit(UnitIdentifiers.elements(unit)),
                    message);
            String code = ElementText.raw(table, UnitIdentifiers.elements(unit));
            assertEquals(Optional.of(unit), codes.read(bytes("]d2" + code)).unit(), message);
            String link = UnitIdentifiers.link(unit).uri();
            LinkResult.Valid read =
                    assertInstanceOf(LinkResult.Valid.class, reader.read(link), message);
            assertEquals(Optional.of(unit), UnitIdentifiers.unit(read.link().elements()), message);
            assertEquals(unit, Epc.parse(link), message);
            assertEquals(link, Epc.digitalLink(unit), message);
            assertEquals(unit, Epc.parse(Epc.urn(unit, 6 + random.nextInt(7))), message);
        }
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    // [utest->req~formats.code-and-link~1]
    @Test
    void wholeCodeSurvivesTheWayThroughALink() {
        List<LinkElement> elements =
                List.of(
                        LinkElement.of("01", "04012345000009"),
                        LinkElement.of("21", "A/1+(2)"),
                        LinkElement.of("10", "K%2F"),
                        LinkElement.of("17", "281130"));
        LinkResult.Valid written =
                assertInstanceOf(
                        LinkResult.Valid.class,
                        new DigitalLinkWriter(table, linters).write(elements));
        LinkResult.Valid read =
                assertInstanceOf(LinkResult.Valid.class, reader.read(written.link().uri()));
        assertEquals(Set.copyOf(elements), Set.copyOf(read.link().elements()));
        String raw = ElementText.raw(table, read.link().elements());
        CodeContent.Elements scanned =
                assertInstanceOf(
                        CodeContent.Elements.class,
                        RuleData.elementReader(UnassignedAiPolicy.REFUSED)
                                .readScan(bytes("]d2" + raw), ValidationLevel.FULL));
        assertEquals(List.of(), scanned.errors());
        assertEquals(
                read.link().elements(), scanned.elements().stream().map(LinkElement::of).toList());
    }

    private static UnitId pack(Random random) {
        String characters = "!\"%&'()*+,-./:;<=>?_0189AZaz";
        StringBuilder serial = new StringBuilder();
        for (int n = 1 + random.nextInt(20); n > 0; n--) {
            serial.append(characters.charAt(random.nextInt(characters.length())));
        }
        return new UnitId.Sgtin(
                new Gtin(withCheckDigit(random, 13)), new Serial(serial.toString()));
    }

    private static UnitId container(Random random) {
        return new UnitId.Container(new Sscc(withCheckDigit(random, 17)));
    }

    private static String withCheckDigit(Random random, int digits) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            body.append(random.nextInt(10));
        }
        return body.toString() + CheckDigit.of(body);
    }

    @Test
    void otherElementsDoNotMatterAndHalfANameIsNone() {
        List<LinkElement> elements =
                List.of(
                        LinkElement.of("10", "K2411A"),
                        LinkElement.of("21", "A1"),
                        LinkElement.of("01", "04012345000009"));
        assertEquals(
                Optional.of(new UnitId.Sgtin(new Gtin("04012345000009"), new Serial("A1"))),
                UnitIdentifiers.unit(elements));
        assertEquals(Optional.empty(), UnitIdentifiers.unit(elements.subList(0, 2)));
        assertEquals(
                Optional.empty(),
                UnitIdentifiers.unit(List.of(LinkElement.of("00", "040123450000001113"))));
    }
}
