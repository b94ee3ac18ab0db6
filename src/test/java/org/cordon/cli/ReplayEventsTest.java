package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.epcis.EpcisLineReportReader;
import org.cordon.support.OrderReaders;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `replay --events`: line data beside the scans.
final class ReplayEventsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String POOL =
            """
            gtin,serial,lot,expiry,parent,state
            04012345000009,A1,K1,2028-11-30,,allocated
            04012345000009,A2,K1,2028-11-30,,allocated
            04012345000009,A3,K1,2028-11-30,,allocated
            """;
    private static final String USED =
            """
            gtin,serial,lot,expiry,parent
            04012345000009,A1,K1,2028-11-30,
            """;

    @TempDir Path dir;

    private String out = "";
    private String err = "";
    private int exit;

    @BeforeEach
    void line() throws IOException {
        Files.writeString(
                dir.resolve("line.properties"),
                """
                station.1.name=Unit
                station.1.level=unit
                """);
    }

    private List<JsonNode> replay(String order, String scans, String events) throws IOException {
        Path orderFile = Files.writeString(dir.resolve("order.csv"), order);
        Path scanFile = Files.writeString(dir.resolve("scans.txt"), scans);
        Path eventFile = Files.writeString(dir.resolve("events.txt"), events);
        StringWriter printed = new StringWriter();
        StringWriter complained = new StringWriter();
        exit =
                new CommandLine(
                                new ReplayCommand(
                                        RuleData::rules,
                                        OrderReaders.all(),
                                        new EpcisLineReportReader()))
                        .setOut(new PrintWriter(printed))
                        .setErr(new PrintWriter(complained))
                        .execute(
                                "--format=JSON",
                                "--order=" + orderFile,
                                "--scans=" + scanFile,
                                "--line=" + dir.resolve("line.properties"),
                                "--events=" + eventFile);
        out = printed.toString();
        err = complained.toString();
        List<JsonNode> rows = new ArrayList<>();
        out.lines().forEach(line -> rows.add(JSON.readTree(line)));
        return rows;
    }

    private static String scan(long millis, String serial) {
        return "+%d\tUnit\t]d20104012345000009172811301%s{GS}21%s%n"
                .formatted(millis, "0K1", serial);
    }

    private static String commissioned(String id, String time, String... serials) {
        StringBuilder names = new StringBuilder();
        for (String serial : serials) {
            names.append(names.isEmpty() ? "" : ",")
                    .append("\"https://id.gs1.org/01/04012345000009/21/")
                    .append(serial)
                    .append('"');
        }
        return """
        {"type":"ObjectEvent","eventID":"%s","eventTime":"%s","action":"ADD",\
        "bizStep":"commissioning","epcList":[%s]}\
        """
                .formatted(id, time, names);
    }

    private static List<String> verdicts(List<JsonNode> rows) {
        return rows.stream()
                .filter(row -> row.has("verdict"))
                .map(row -> row.get("verdict").asString())
                .toList();
    }

    private static List<String> alarms(JsonNode row) {
        List<String> all = new ArrayList<>();
        row.get("alarms")
                .forEach(alarm ->
                        all.add(
                                alarm.get("change").asString()
                                        + " "
                                        + alarm.get("code").asString()
                                        + " "
                                        + alarm.get("severity").asString()));
        return all;
    }

    // [utest->req~replay.events~1]
    @Test
    void serialsAreCommissionedWhileTheShiftRuns() throws IOException {
        List<JsonNode> rows =
                replay(
                        POOL,
                        scan(1_000, "A1") + scan(2_000, "A2") + scan(70_000, "A3"),
                        "# line data\n+900\t"
                                + commissioned("e1", "1970-01-01T00:00:00.800Z", "A1")
                                + "\n+65000\t"
                                + commissioned("e2", "1970-01-01T00:01:05Z", "A3")
                                + "\n");
        assertEquals(List.of("ACCEPTED", "NOT_COMMISSIONED", "ACCEPTED"), verdicts(rows));
        assertEquals(List.of("raised NOT_COMMISSIONED HIGH"), alarms(rows.get(2)));
        assertEquals(1, exit);
    }

    // [utest->req~replay.events~1]
    @Test
    void aLateReportExplainsAnUnknownSerialAndNamesItsEvent() throws IOException {
        List<JsonNode> rows =
                replay(
                        POOL,
                        scan(1_000, "B1") + scan(3_000, "A1"),
                        "+2000\t" + commissioned("e7", "1970-01-01T00:00:01Z", "B1") + "\n");
        assertEquals(List.of("UNKNOWN_SERIAL", "NOT_COMMISSIONED"), verdicts(rows));
        assertEquals(List.of("raised UNKNOWN_SERIAL CRITICAL"), alarms(rows.get(0)));
        assertEquals(List.of("cleared UNKNOWN_SERIAL CRITICAL"), alarms(rows.get(1)));
    }

    // [utest->req~replay.events~1]
    @Test
    void timesCountFromTheBeginningThatTheFileNames() throws IOException {
        List<JsonNode> rows =
                replay(
                        POOL,
                        scan(1_000, "B1") + scan(3_000, "A1"),
                        "# begins: 2026-11-30T06:00:00Z\n+2000\t"
                                + commissioned("e7", "2026-11-30T08:00:01+02:00", "B1")
                                + "\n");
        assertEquals(List.of("cleared UNKNOWN_SERIAL CRITICAL"), alarms(rows.get(1)));
    }

    // [utest->req~replay.events~1]
    @Test
    void anOrderThatGrowsTellsOfAnUnknownSerialOnceReportsHaveComeFurther() throws IOException {
        List<JsonNode> rows =
                replay(
                        USED,
                        scan(1_000, "A1") + scan(2_000, "B9") + scan(70_000, "A2"),
                        "+3000\t"
                                + commissioned("e1", "1970-01-01T00:00:03Z", "A2")
                                + "\n+40000\t"
                                + commissioned("e3", "1970-01-01T00:00:40Z", "A4")
                                + "\n+64000\t"
                                + commissioned("e2", "1970-01-01T00:01:04Z", "A3")
                                + "\n");
        assertEquals(List.of("ACCEPTED", "NOT_COMMISSIONED", "ACCEPTED"), verdicts(rows));
        assertEquals(
                List.of(
                        "raised NOT_COMMISSIONED HIGH",
                        "cleared NOT_COMMISSIONED HIGH",
                        "raised UNKNOWN_SERIAL CRITICAL"),
                alarms(rows.get(2)));
        assertEquals(
                "UNKNOWN_SERIAL",
                rows.get(3).get("summary").get("openAlarms").get(0).get("code").asString());
    }

    // [utest->req~replay.events~1]
    @Test
    void eventsOfADocumentCameWhenTheyWereRecorded() throws IOException {
        List<JsonNode> rows =
                replay(
                        USED,
                        scan(1_000, "A2") + scan(3_000, "A3"),
                        """
                        {"@context":[],"type":"EPCISDocument","schemaVersion":"2.0",\
                        "epcisBody":{"eventList":[%s]}}
                        """
                                .formatted(
                                        commissioned("e1", "1970-01-01T00:00:00Z", "A2", "A3")
                                                .replace(
                                                        "\"action\"",
                                                        "\"recordTime\":\"1970-01-01T00:00:02Z\","
                                                                + "\"action\"")));
        assertEquals(List.of("NOT_COMMISSIONED", "ACCEPTED"), verdicts(rows));
    }

    // [utest->req~line-data.xml~1]
    @Test
    void aDocumentMayBeXmlAndSoMayALine() throws IOException {
        String event =
                """
                <ObjectEvent><eventTime>1970-01-01T00:00:00Z</eventTime>\
                <recordTime>1970-01-01T00:00:02Z</recordTime>\
                <epcList><epc>https://id.gs1.org/01/04012345000009/21/A3</epc></epcList>\
                <action>ADD</action><bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep>\
                </ObjectEvent>\
                """;
        String scans = scan(1_000, "A3") + scan(3_000, "A3");
        List<JsonNode> document =
                replay(
                        USED,
                        scans,
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <EPCISDocument schemaVersion="1.2"><EPCISBody><EventList>
                        %s
                        </EventList></EPCISBody></EPCISDocument>
                        """
                                .formatted(event));
        assertEquals(List.of("NOT_COMMISSIONED", "DUPLICATE"), verdicts(document));
        assertFalse(err.contains("line "), err);
        List<JsonNode> line = replay(POOL, scan(3_000, "A3"), "+2000\t" + event + "\n");
        assertEquals(List.of("ACCEPTED"), verdicts(line));
    }

    // [utest->req~replay.events~1]
    @Test
    void aLineThatCannotBeReadIsNamedAndTheOthersCount() throws IOException {
        List<JsonNode> rows =
                replay(
                        POOL,
                        scan(1_000, "A1"),
                        "+1\t{\"type\":\"ObjectEvent\"\n+2\t{}\n+3\tnothing\n-4\n+1\t!closing\n+5\t"
                                + commissioned("e1", "1970-01-01T00:00:00Z", "A1")
                                + "\n");
        assertEquals(List.of("ACCEPTED"), verdicts(rows));
        assertEquals(2, exit);
        for (int line = 1; line <= 5; line++) {
            int number = line;
            assertTrue(
                    err.lines().anyMatch(each -> each.startsWith("line " + number + ":")),
                    () -> number + " in " + err);
        }
    }

    // [utest->req~replay.events~1]
    @Test
    void aDocumentWithSomethingWrongInItIsRefused() throws IOException {
        replay(USED, scan(1_000, "A1"), "{\"type\":\"EPCISDocument\"}");
        assertEquals(2, exit);
        assertTrue(err.contains("events.txt"), err);
        assertEquals("", out);
    }
}
