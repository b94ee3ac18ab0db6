package org.cordon.core.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.order.UnitId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.Random;

/// Names of units in events. `[utest->req~order.epc-names~1]`
final class EpcTest {
    @ParameterizedTest
    @CsvSource({
        "urn:epc:id:sgtin:0614141.107346.2017, 0110614141073464212017",
        "urn:epc:id:sgtin:4012345.011111.A%2FB.c%25, 010401234511111821A/B.c%",
        "https://id.gs1.org/01/70614141123451/21/2018, 0170614141123451212018",
        "https://example.com/some/path/01/4012345000009/21/x%2Fy, 010401234500000921x/y",
        "http://example.com/01/04012345000009/21/AB, 010401234500000921AB",
        "urn:epc:id:sscc:0614141.1234567890, 00106141412345678908",
        "https://id.gs1.org/00/106141412345678908, 00106141412345678908",
    })
    void namesOfBothFormsAreRead(String epc, String key) {
        assertEquals(key, Epc.parse(epc).key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "urn:epc:id:sgln:4012345.00001.L3",
                "urn:epc:id:sgtin:4012345.01111.A",
                "urn:epc:id:sgtin:4012345.011111.",
                "urn:epc:id:sgtin:4012345.011111.A%2",
                "urn:epc:id:sgtin:4012345.011111.A%GG",
                "urn:epc:id:sgtin:4012345.011111.A%C3%28",
                "urn:epc:id:sgtin:4012345.011111.123456789012345678901",
                "urn:epc:id:sgtin:4012345.011111.a b",
                "urn:epc:id:sscc:4012345.123456789",
                "https://id.gs1.org/01/04012345000008/21/A",
                "https://id.gs1.org/01/04012345000009",
                "https://id.gs1.org/01/04012345000/21/A",
                "https://id.gs1.org/00/106141412345678907",
                "urn:epc:idpat:sgtin:4012345.011111.*",
            })
    void anythingElseIsRefusedWithAReason(String epc) {
        var e = assertThrows(IllegalArgumentException.class, () -> Epc.parse(epc));
        assertEquals(false, String.valueOf(e.getMessage()).isBlank());
    }

    @Test
    void whatIsWrittenReadsBack() {
        long seed = 20_261_201;
        Random random = new Random(seed);
        String all =
                "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder serial = new StringBuilder();
            for (int n = 1 + random.nextInt(20); n > 0; n--) {
                serial.append(all.charAt(random.nextInt(all.length())));
            }
            UnitId unit =
                    new UnitId.Sgtin(new Gtin("04012345000009"), new Serial(serial.toString()));
            assertEquals(unit, Epc.parse(Epc.urn(unit, 6 + random.nextInt(7))), "seed " + seed);
            assertEquals(unit, Epc.parse(Epc.digitalLink(unit)), "seed " + seed);
        }
        UnitId sscc = new UnitId.Container(new Sscc("340123450000000017"));
        assertEquals("urn:epc:id:sscc:4012345.3000000001", Epc.urn(sscc, 7));
        assertEquals(sscc, Epc.parse(Epc.urn(sscc, 7)));
        assertEquals(sscc, Epc.parse(Epc.digitalLink(sscc)));
    }

    @Test
    void aProductIsNamedByItsClass() {
        Optional<Gtin> gtin = Optional.of(new Gtin("04012345000009"));
        assertEquals(gtin, Epc.parseClass("urn:epc:idpat:sgtin:4012345.000000.*"));
        assertEquals(gtin, Epc.parseClass("https://id.gs1.org/01/04012345000009"));
        assertEquals(Optional.empty(), Epc.parseClass("urn:epc:class:lgtin:4012345.000000.K1"));
        assertEquals(Optional.empty(), Epc.parseClass("https://id.gs1.org/01/04012345000008"));
    }
}
