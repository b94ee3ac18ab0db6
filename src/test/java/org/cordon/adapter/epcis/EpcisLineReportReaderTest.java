package org.cordon.adapter.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.port.OrderRefused;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.digest.Sha256;
import org.cordon.core.linedata.ClassQuantity;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.linedata.ReportDetails;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class EpcisLineReportReaderTest {
    private static final UnitId A1 = pack("A1");
    private static final UnitId A2 = pack("A2");

    private static UnitId pack(String serial) {
        return new UnitId.Sgtin(new Gtin("04012345000009"), new Serial(serial));
    }

    private static LineReport report(String action, String rest) {
        return new EpcisLineReportReader()
                .report(
                        new StringReader(
                                """
                                {"type":"ObjectEvent","eventTime":"2026-11-30T10:00:00Z",
                                 "action":"%s",%s}
                                """
                                        .formatted(action, rest)));
    }

    private static String units(UnitId... units) {
        return List.of(units).stream()
                .map(unit ->
                        "\"https://id.gs1.org/01/04012345000009/21/%s\"".formatted(unit.label()))
                .toList()
                .toString()
                .transform("\"epcList\":%s"::formatted);
    }

    private static String sample(String rest) {
        return "\"bizStep\":\"sampling\"," + rest + units(A1);
    }

    // [utest->req~line-data.samples~1]
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            textBlock =
                    """
                    OBSERVE | `` | SAMPLED
                    DELETE  | `` | SAMPLED
                    OBSERVE | `"disposition":"destroyed",` | SAMPLE_USED
                    DELETE  | `"disposition":"https://ref.gs1.org/cbv/Disp-destroyed",` | SAMPLE_USED
                    OBSERVE | `"ex:sampleKind":"retained",` | SAMPLED
                    OBSERVE | `"ex:sampleKind":"destructive",` | SAMPLE_USED
                    DELETE  | `"https://example.org/sampleKind":"destructive",` | SAMPLE_USED
                    DELETE  | `"ex:sampleKind":"returnable",` | SAMPLED
                    """,
            delimiter = '|')
    void aSampleThatNeverComesBackIsKeptOrUsedUp(String action, String rest, UnitState state) {
        String said = rest.replace("https://example.org/sampleKind", "own:sampleKind");
        assertEquals(new LineFact.Ended(List.of(A1), state), report(action, sample(said)).fact());
    }

    // [utest->req~line-data.samples~1]
    @Test
    void oneThatMayComeBackIsPutBackByAnInspectionThatFoundItGood() {
        assertEquals(
                new LineFact.SampleTaken(List.of(A1)),
                report("OBSERVE", sample("\"ex:sampleKind\":\"returnable\",")).fact());
        assertEquals(
                new LineFact.Reintroduced(List.of(A1)),
                report(
                                "OBSERVE",
                                "\"bizStep\":\"inspecting\",\"disposition\":\"conformant\","
                                        + units(A1))
                        .fact());
        assertEquals(
                "ex:sampleKind",
                assertThrows(
                                OrderRefused.class,
                                () -> report("OBSERVE", sample("\"ex:sampleKind\":3,")))
                        .field());
        assertEquals(
                "sampleKind",
                assertThrows(
                                OrderRefused.class,
                                () -> report("OBSERVE", sample("\"ex:sampleKind\":\"some\",")))
                        .field());
    }

    // [utest->req~line-data.lot~1]
    @Test
    void lotAndExpiryOfCommissioningAreKept() {
        String ilmd =
                "\"ilmd\":{\"cbvmda:lotNumber\":\"K1\","
                        + "\"cbvmda:itemExpirationDate\":\"2028-11-30\"},";
        ReportDetails details =
                report("ADD", "\"bizStep\":\"commissioning\"," + ilmd + units(A1))
                        .details()
                        .orElseThrow();
        assertEquals(
                List.of(Optional.of("K1"), Optional.of("2028-11-30")),
                List.of(details.lot(), details.expiry()));
        assertEquals(
                Optional.empty(),
                report("OBSERVE", "\"bizStep\":\"packing\"," + ilmd + units(A1)).details());
    }

    private static String quantity(String amount) {
        return "\"bizStep\":\"destroying\",\"quantityList\":[{\"epcClass\":\"urn:c\","
                + "\"quantity\":"
                + amount
                + ",\"uom\":\"KGM\"}]";
    }

    // [utest->req~line-data.counted~1]
    @Test
    void quantitiesOfAClassAreKeptAndTellEventsWithoutIdsApart() {
        LineReport read = report("DELETE", quantity("12.50"));
        assertEquals(new LineFact.Nothing(), read.fact());
        assertEquals(
                Optional.of(
                        new ReportDetails(
                                Optional.empty(),
                                Optional.empty(),
                                "destroying",
                                "",
                                List.of(
                                        new ClassQuantity(
                                                "urn:c", Optional.of("12.50"), Optional.of("KGM"))),
                                List.of(),
                                Map.of())),
                read.details());
        assertEquals(read.id(), report("DELETE", quantity("12.50")).id());
        assertNotEquals(read.id(), report("DELETE", quantity("13")).id());
        for (String wrong : List.of("\"12\"", "1e99", "null")) {
            assertEquals(
                    "quantityList.quantity",
                    assertThrows(OrderRefused.class, () -> report("DELETE", quantity(wrong)))
                            .field());
        }
    }

    // [utest->req~line-data.helper-codes~1]
    @Test
    void helperCodesAreBoundToUnitsOfTheEvent() {
        String packing = "\"bizStep\":\"commissioning\",";
        assertEquals(
                List.of(new ReportDetails.HelperBinding("H1", A1)),
                report("ADD", packing + "\"ex:helperCode\":\"H1\"," + units(A1))
                        .details()
                        .orElseThrow()
                        .helpers());
        String pairs =
                "\"ex:helperCodes\":[{\"epc\":\"https://id.gs1.org/01/04012345000009/21/A2\","
                        + "\"code\":\"H2\"},{\"epc\":"
                        + "\"https://id.gs1.org/01/04012345000009/21/A1\",\"code\":\"H1\"}],";
        assertEquals(
                List.of(
                        new ReportDetails.HelperBinding("H1", A1),
                        new ReportDetails.HelperBinding("H2", A2)),
                report("ADD", packing + pairs + units(A1, A2)).details().orElseThrow().helpers());
        assertEquals(
                List.of("helperCode", "helperCodes.epc", "ex:helperCodes", "helperCode"),
                List.of(
                                "\"ex:helperCode\":\"H1\"," + units(A1, A2),
                                pairs + units(A1),
                                "\"ex:helperCodes\":[{\"code\":\"H1\"}]," + units(A1),
                                "\"ex:helperCode\":\"\"," + units(A1))
                        .stream()
                        .map(wrong ->
                                assertThrows(
                                                OrderRefused.class,
                                                () -> report("ADD", packing + wrong))
                                        .field())
                        .toList());
    }

    // [utest->req~line-data.extensions~1]
    @Test
    void whatOtherVocabulariesSayIsKeptOrItsDigest() {
        String longer = "\"" + "x".repeat(ReportDetails.LONGEST) + "\"";
        assertEquals(
                Map.of(
                        "ex:note",
                        "{\"a\":[1,null,\"b\"]}",
                        "ex:long",
                        "sha256:" + Sha256.of(longer.getBytes(StandardCharsets.UTF_8))),
                report(
                                "OBSERVE",
                                "\"readPoint\":{\"id\":\"urn:a\"},"
                                        + "\"ex:note\":{\"a\":[1,null,\"b\"]},\"ex:long\":"
                                        + longer
                                        + ","
                                        + units(A1))
                        .details()
                        .orElseThrow()
                        .extensions());
    }
}
