package org.cordon.adapter.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.port.OrderRefused;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.cordon.support.OrderReaders;
import org.cordon.support.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/// Orders in EPCIS 2.0. `[utest->req~order.epcis~1]` `[utest->req~order.refused-whole~1]`
final class EpcisOrderReaderTest {
    private static final String CASE = "urn:epc:id:sscc:4012345.3000000001";
    private static final String CASE_2 = "urn:epc:id:sscc:4012345.3000000002";
    private static final String PACKS =
            commission("ilmd", "K1", "2028-11-30", pack("A1"), pack("A2"));
    private static final String CASES = commission("x:none", "", "", CASE, CASE_2);

    @TempDir Path dir;

    private static String pack(String serial) {
        return "urn:epc:id:sgtin:4012345.000000." + serial;
    }

    private static String list(String... names) {
        return Arrays.stream(names).map(n -> "\"" + n + "\"").collect(Collectors.joining(","));
    }

    private static String object(String action, String step, String more, String... names) {
        return """
        {"type":"ObjectEvent","eventTime":"2026-11-20T05:00:00+01:00","eventTimeZoneOffset":"+01:00",\
        "action":"%s","bizStep":"%s",%s"epcList":[%s]}\
        """
                .formatted(action, step, more, list(names));
    }

    private static String commission(String ilmd, String lot, String expiry, String... names) {
        return object(
                "ADD",
                "commissioning",
                """
                "%s":{"cbvmda:lotNumber":"%s","cbvmda:itemExpirationDate":"%s"},\
                """
                        .formatted(ilmd, lot, expiry),
                names);
    }

    private static String aggregation(String time, String action, String parent, String... names) {
        return """
        {"type":"AggregationEvent","eventTime":"%s","eventTimeZoneOffset":"+01:00",\
        "action":"%s","bizStep":"packing","parentID":"%s","childEPCs":[%s]}\
        """
                .formatted(time, action, parent, list(names));
    }

    private static String packing(String parent, String... names) {
        return aggregation("2026-11-20T06:00:00Z", "ADD", parent, names);
    }

    private static String document(String... events) {
        return """
        {"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],\
        "type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-11-20T07:00:00Z",\
        "epcisBody":{"eventList":[%s]}}\
        """
                .formatted(String.join(",", events));
    }

    private OrderFile read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private OrderFile read(byte[] content) throws IOException {
        Path file = dir.resolve("order.json");
        Files.write(file, content);
        assertTrue(OrderReaders.epcis().accepts(file));
        return OrderReaders.epcis().read(file, Progress.NONE);
    }

    private void refused(String content, String place, String field, String word) {
        OrderRefused e = assertThrows(OrderRefused.class, () -> read(content));
        assertEquals(place + "|" + field, e.place() + "|" + e.field(), e.getMessage());
        assertTrue(e.reason().contains(word), e.reason());
    }

    private static UnitId key(String key) {
        return UnitId.parse(key).orElseThrow();
    }

    private static Map<UnitId, Optional<UnitId>> parents(OrderFile file) {
        return file.units().stream().collect(Collectors.toMap(Unit::id, Unit::parent));
    }

    @Test
    void commissionedPacksAreUnitsOfTheOrder() throws IOException {
        OrderFile file = read(document(PACKS));
        assertEquals("K1", file.order().lot().value());
        assertEquals("2028-11-30", file.order().expiry().toString());
        assertEquals(2, file.order().packs());
        assertEquals(
                List.of(key("010401234500000921A1"), key("010401234500000921A2")),
                file.units().stream().map(Unit::id).toList());
    }

    @Test
    void packingCountsInTheOrderOfEventTimes() throws IOException {
        OrderFile file =
                read(
                        document(
                                aggregation("2026-11-20T08:00:00+01:00", "ADD", CASE_2, pack("A1")),
                                aggregation("2026-11-20T06:30:00Z", "DELETE", CASE, pack("A1")),
                                packing(CASE, pack("A1"), pack("A2")),
                                CASES,
                                PACKS));
        UnitId first = key("00340123450000000017");
        UnitId second = key("00340123450000000024");
        assertEquals(
                Map.of(
                        key("010401234500000921A1"),
                        Optional.of(second),
                        key("010401234500000921A2"),
                        Optional.of(first),
                        first,
                        Optional.empty(),
                        second,
                        Optional.empty()),
                parents(file));
    }

    @Test
    void unpackingWithoutChildrenEmptiesTheContainer() throws IOException {
        OrderFile file =
                read(
                        document(
                                PACKS,
                                CASES,
                                packing(CASE, pack("A1"), pack("A2")),
                                aggregation("2026-11-20T06:30:00Z", "DELETE", CASE),
                                aggregation(
                                        "2026-11-20T06:40:00Z",
                                        "ADD",
                                        CASE_2,
                                        pack("A1"),
                                        pack("A2")),
                                object("DELETE", "decommissioning", "", CASE)));
        assertEquals(Optional.empty(), parents(file).get(key("00340123450000000017")));
        assertEquals(
                Optional.of(key("00340123450000000024")),
                parents(file).get(key("010401234500000921A2")));
    }

    @Test
    void endOfLifeSetsTheState() throws IOException {
        OrderFile file =
                read(
                        document(
                                object("DELETE", "destroying", "", pack("A4")),
                                commission(
                                        "ilmd",
                                        "K1",
                                        "2028-11-30",
                                        pack("A1"),
                                        pack("A2"),
                                        pack("A3"),
                                        pack("A4"),
                                        pack("A5")),
                                object("OBSERVE", "sampling", "", pack("A2")),
                                object("DELETE", "decommissioning", "", pack("A2"), pack("A3")),
                                object("DELETE", "decommissioning", "", pack("A4")),
                                object("OBSERVE", "inspecting", "", pack("A5"))));
        assertEquals(
                List.of(
                        UnitState.ACTIVE,
                        UnitState.SAMPLED,
                        UnitState.DECOMMISSIONED,
                        UnitState.DESTROYED,
                        UnitState.ACTIVE),
                file.units().stream().map(Unit::state).toList());
    }

    @Test
    void wordsMayCarryTheirVocabulary() throws IOException {
        String long_ =
                PACKS.replace(
                                "\"commissioning\"",
                                "\"https://ref.gs1.org/cbv/BizStep-commissioning\"")
                        .replace("cbvmda:", "urn:epcglobal:cbv:mda:");
        assertEquals(read(document(PACKS)).units(), read(document(long_)).units());
    }

    @ParameterizedTest
    @CsvSource({
        "urn:epcglobal:cbv:bt:4012345000016:PO-7, PO-7",
        "urn:epcglobal:cbv:bt:4012345000016:PO%207:a, PO 7:a",
        "https://erp.example.com/orders/PO-7, PO-7",
        "urn:example:order:7, urn:example:order:7",
    })
    void theOrderNumberIsThatOfTheProductionOrder(String transaction, String number)
            throws IOException {
        String event =
                PACKS.replace(
                        "\"epcList\"",
                        """
                        "bizTransactionList":[{"type":"po","bizTransaction":"urn:x:1"},\
                        {"type":"prodorder","bizTransaction":"%s"}],"epcList\"\
                        """
                                .formatted(transaction));
        assertEquals(new OrderId(number), read(document(event)).order().id());
    }

    @Test
    void whatSaysNothingAboutTheOrderIsPassedOver() throws IOException {
        String foreign =
                """
                {"type":"ObjectEvent","action":"OBSERVE","bizStep":"shipping","epcList":["urn:epc:id:giai:4012345.1"],\
                "sensorElementList":[{"sensorReport":[{"type":"Temperature","value":21.5}]}]},\
                {"type":"TransactionEvent","action":"ADD","epcList":["x"]},\
                {"type":"AggregationEvent","action":"OBSERVE","parentID":"x","childEPCs":[]}\
                """;
        assertEquals(
                read(document(PACKS)).units(),
                read("\uFEFF" + document(foreign, PACKS) + "\n").units());
    }

    @Test
    void aDocumentMustBeOne() {
        refused("[]", "document", "", "one JSON object");
        refused("{}", "document", "type", "missing");
        refused("{\"type\":\"MasterDataDocument\"}", "document", "type", "EPCISDocument");
        refused("{\"type\":7}", "document", "type", "text");
        refused(document(PACKS).replace("\"2.0\"", "\"1.2\""), "document", "schemaVersion", "2.0");
        refused(
                document(PACKS).replace("eventList", "events"),
                "document",
                "epcisBody.eventList",
                "missing");
        refused(document().replace("[]", "{}"), "document", "eventList", "array");
        refused(document(), "order.json", "epcList", "not one pack");
        refused(document(PACKS) + "{}", "document", "", "after the end");
        refused(
                document(PACKS)
                        .replace(
                                "\"type\":\"ObjectEvent\"",
                                "\"type\":\"ObjectEvent\",\"type\":\"x\""),
                "event 1",
                "",
                "uplicate");
        refused("<EPCISDocument/>", "document", "", "not JSON");
    }

    @Test
    void aTruncatedDocumentIsRefusedWhereverItEnds() throws IOException {
        String whole =
                document(PACKS, CASES, packing(CASE, pack("A1")), packing(CASE_2, pack("A2")));
        assertEquals(4, read(whole).units().size());
        for (int i = 1; i < whole.length(); i++) {
            String cut = whole.substring(0, i);
            OrderRefused e = assertThrows(OrderRefused.class, () -> read(cut), cut);
            assertTrue(
                    e.reason().contains("too early") || e.reason().contains("not JSON"),
                    e.reason());
        }
    }

    @Test
    void everyEventIsChecked() {
        refused(document(PACKS, "7"), "event 2", "eventList", "object");
        refused(document(PACKS, "{}"), "event 2", "type", "missing");
        refused(document(PACKS.replace("ADD", "PUT")), "event 1", "action", "none of");
        refused(
                document(PACKS.replace("commissioning", "encoding")),
                "event 1",
                "bizStep",
                "commissioning");
        refused(
                document(PACKS.replace("05:00:00+01:00", "05:00:00")),
                "event 1",
                "eventTime",
                "no time");
        refused(
                document(commission("ilmd", "K 1", "2028-11-30", pack("A1"))),
                "event 1",
                "ilmd.lotNumber",
                "82");
        refused(
                document(commission("ilmd", "K1", "30.11.2028", pack("A1"))),
                "event 1",
                "ilmd.itemExpirationDate",
                "no date");
        refused(
                document(commission("x:none", "K1", "2028-11-30", pack("A1"))),
                "event 1",
                "ilmd.lotNumber",
                "missing");
        refused(
                document(commission("ilmd", "K1", "2028-11-30", pack("A1"), "urn:x")),
                "event 1",
                "epcList[1]",
                "not an SGTIN");
        refused(
                document(
                        commission(
                                "ilmd",
                                "K1",
                                "2028-11-30",
                                pack("A1"),
                                "https://id.gs1.org/01/04012345000008/21/A")),
                "event 1",
                "epcList[1]",
                "GTIN");
        refused(
                document(commission("ilmd", "K1", "2028-11-30")),
                "event 1",
                "epcList",
                "names nothing");
        refused(document(PACKS.replace("[\"urn", "[7,\"urn")), "event 1", "epcList[0]", "text");
        refused(document(PACKS.replace("\"K1\"", "41")), "event 1", "ilmd.lotNumber", "text");
        refused(
                document(PACKS, PACKS.replace("\"ilmd\"", "\"errorDeclaration\":7,\"ilmd\"")),
                "event 2",
                "errorDeclaration",
                "object");
        refused(
                document(PACKS.replace("ObjectEvent", "TransformationEvent")),
                "event 1",
                "type",
                "commissioning");
        refused(
                document(
                        commission("ilmd", "K1", "2028-11-30")
                                .replace(
                                        "\"epcList\":[]",
                                        "\"quantityList\":[{\"epcClass\":\"urn:x\"}]")),
                "event 1",
                "quantityList",
                "serial");
        refused(document(PACKS, packing("", pack("A1"))), "event 2", "parentID", "missing");
        refused(document(PACKS, packing("urn:x", pack("A1"))), "event 2", "parentID", "not an");
    }

    @Test
    void whatContradictsIsRefused() {
        refused(document(PACKS, PACKS), "event 2", "epcList", "first in event 1");
        refused(document(PACKS, packing(CASE, pack("A1"))), "event 2", "parentID", "not listed");
        refused(
                document(PACKS, CASES, packing(CASE, pack("A7"))),
                "event 3",
                "childEPCs",
                "not listed");
        refused(
                document(PACKS, CASES, packing(CASE, pack("A1")), packing(CASE_2, pack("A1"))),
                "event 4",
                "parentID",
                "event 3 put it into");
        refused(
                document(PACKS, CASES, packing(CASE, CASE_2), packing(CASE_2, CASE)),
                "event 4",
                "parentID",
                "itself");
        refused(
                document(
                        PACKS,
                        CASES,
                        aggregation("2026-11-20T06:30:00Z", "DELETE", CASE, pack("A1"))),
                "event 3",
                "childEPCs",
                "not in it");
        refused(
                document(PACKS, object("DELETE", "destroying", "", pack("A9"))),
                "event 2",
                "epcList",
                "not listed");
        refused(
                document(PACKS, commission("ilmd", "K2", "2028-11-30", pack("A3"))),
                "event 2",
                "ilmd.lotNumber",
                "event 1 says K1");
        refused(
                document(PACKS, commission("ilmd", "K1", "2028-12-31", pack("A3"))),
                "event 2",
                "ilmd.itemExpirationDate",
                "2028-11-30");
        refused(
                document(
                        PACKS,
                        commission(
                                "ilmd", "K1", "2028-11-30", "urn:epc:id:sgtin:4012345.000001.A3")),
                "event 2",
                "GTIN",
                "one order has one");
        refused(document(PACKS, CASES), "event 2", "epcList", "holds nothing");
    }

    @Test
    void bombsAreRefused() {
        refused("{\"x\":" + "[".repeat(100_000), "document", "", "nested too deep");
        refused(document(PACKS.replace("K1", "K".repeat(200_000))), "event 1", "", "too long");
        refused("{\"" + "n".repeat(100_000) + "\":1}", "document", "", "too long");
        refused(
                document(PACKS.replace("A1", "A".repeat(50_000))),
                "event 1",
                "epcList[0]",
                "longer than");
        refused("{\"x\":" + "9".repeat(100_000) + "}", "document", "", "too long");
    }

    @Test
    void damagedFilesAreRefusedOrReadButNeverBreak() throws IOException {
        long seed = 20_261_201;
        Random random = new Random(seed);
        byte[] whole = Files.readAllBytes(Project.dir().resolve("assets/samples/order.json"));
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                read(damaged);
            } catch (OrderRefused refused) {
                assertFalse(refused.reason().isBlank(), "seed " + seed);
                assertFalse(refused.place().isBlank(), "seed " + seed);
            }
        }
    }

    @Test
    void aFileOfAnotherKindIsNotAccepted() throws IOException {
        Path csv = dir.resolve("order.csv");
        Files.writeString(csv, "gtin");
        assertFalse(OrderReaders.epcis().accepts(csv));
        Path unnamed = dir.resolve("export");
        Files.writeString(unnamed, " \n{}");
        assertTrue(OrderReaders.epcis().accepts(unnamed));
    }
}
