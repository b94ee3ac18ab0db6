package org.cordon.core.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.cordon.core.gs1.CheckDigit;
import org.cordon.core.gs1.Gtin;
import org.cordon.core.gs1.Serial;
import org.cordon.core.gs1.Sscc;
import org.cordon.core.gs1.link.LinkElement;
import org.cordon.core.gs1.link.LinkReader;
import org.cordon.core.gs1.link.LinkResult;
import org.cordon.core.gs1.syntax.Linters;
import org.cordon.core.line.UnitId;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Random;

final class UnitNamesTest {
    private final LinkReader reader = new LinkReader(RuleData.applicationIdentifiers(), new Linters(RuleData.codeLists()));

    // [utest->req~formats.names-of-a-unit~1]
    @Test
    void everyNameOfAUnitLeadsBackToIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        System.out.println("names of units: seed " + seed);
        for (int i = 0; i < 20_000; i++) {
            UnitId unit = random.nextBoolean() ? pack(random) : container(random);
            String message = unit + " seed " + seed;
            assertEquals(Optional.of(unit), UnitNames.unit(UnitNames.elements(unit)), message);
            String link = UnitNames.link(unit).uri();
            LinkResult.Valid read =
                    assertInstanceOf(LinkResult.Valid.class, reader.read(link), message);
            assertEquals(Optional.of(unit), UnitNames.unit(read.link().elements()), message);
            assertEquals(unit, Epc.parse(link), message);
            assertEquals(link, Epc.digitalLink(unit), message);
            assertEquals(unit, Epc.parse(Epc.urn(unit, 6 + random.nextInt(7))), message);
        }
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
                UnitNames.unit(elements));
        assertEquals(Optional.empty(), UnitNames.unit(elements.subList(0, 2)));
        assertEquals(
                Optional.empty(),
                UnitNames.unit(List.of(LinkElement.of("00", "040123450000001113"))));
    }
}
