package org.cordon.adapter.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.UnitId;
import org.cordon.support.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Documents as line and site systems send them, with the reports that they give, in `reports.txt`.
/// `[utest->req~line-data.xml~1]`
final class LineReportDocumentsTest {
    private static final Path HERE =
            Project.dir().resolve("src/test/resources/org/cordon/adapter/epcis");
    private static final EpcisLineReportReader READER = new EpcisLineReportReader();

    @TempDir Path dir;

    /// A document and what it must give, line by line.
    record Expected(String file, List<String> lines) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Expected> documents() throws IOException {
        List<Expected> all = new ArrayList<>();
        for (String line : Files.readAllLines(HERE.resolve("reports.txt"))) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (!line.startsWith(" ")) {
                all.add(new Expected(line.strip(), new ArrayList<>()));
            } else if (line.contains(" | ")) {
                all.getLast().lines().add(line.strip());
            }
        }
        return all;
    }

    private static List<LineReport> read(Path file) {
        List<LineReport> reports = new ArrayList<>();
        try (OrderSource text = OrderSource.open(file, READER::encoding, Progress.NONE)) {
            READER.document(text, reports::add);
        }
        return reports;
    }

    private static String told(LineReport report) {
        String id = report.id();
        return "%s | %s | %s"
                .formatted(
                        id.matches("[0-9a-f]{64}") ? "by content" : id,
                        report.eventTime(),
                        told(report.fact()));
    }

    private static String told(LineFact fact) {
        return switch (fact) {
            case LineFact.Packed(var container, var units) ->
                    "packed into " + container.key() + ": " + keys(units);
            case LineFact.Unpacked(var container, var units) ->
                    "out of " + container.key() + ": " + (units.isEmpty() ? "all" : keys(units));
            case LineFact.Commissioned(var units) -> "commissioned: " + keys(units);
            case LineFact.Rejected(var units) -> "rejected: " + keys(units);
            case LineFact.Reintroduced(var units) -> "put back: " + keys(units);
            case LineFact.SampleTaken(var units) -> "taken as a sample: " + keys(units);
            case LineFact.Ended(var units, var state) -> state + ": " + keys(units);
            case LineFact.Withdrawn _ -> "withdrawn";
            case LineFact.Nothing _ -> "nothing";
        };
    }

    private static String keys(List<UnitId> units) {
        return units.stream().map(UnitId::key).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentGivesItsReports(Expected expected) {
        assertEquals(
                String.join("\n", expected.lines()),
                read(HERE.resolve("documents").resolve(expected.file())).stream()
                        .map(LineReportDocumentsTest::told)
                        .collect(Collectors.joining("\n")));
    }

    /// What a system sends in one form, and sends again in the other, is known.
    @Test
    void theSameEventInXmlAndJsonIsOneEvent() {
        String xml =
                """
                <ObjectEvent><eventTime>2026-11-30T08:00:00+01:00</eventTime>
                  <epcList><epc>urn:epc:id:sgtin:0401234.500000.S1</epc></epcList>
                  <action>ADD</action><bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep>
                </ObjectEvent>
                """;
        String json =
                """
                {"type": "ObjectEvent", "eventTime": "2026-11-30T07:00:00.000Z", "action": "ADD",
                 "bizStep": "commissioning", "epcList": ["urn:epc:id:sgtin:0401234.500000.S1"]}
                """;
        assertEquals(READER.report(new StringReader(json)), READER.report(new StringReader(xml)));
    }

    @Test
    void aDocumentInUtf16IsRead() throws IOException {
        String text = Files.readString(HERE.resolve("documents/us-items.xml"));
        Path file = dir.resolve("a");
        Files.write(
                file,
                ("\uFEFF" + text.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\""))
                        .getBytes(StandardCharsets.UTF_16LE));
        assertEquals(read(HERE.resolve("documents/us-items.xml")), read(file));
    }

    // [utest->req~line-data.xml-hostile~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a> | document | DOCTYPE
                    <!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a> | document | DOCTYPE
                    <a>&x;</a> | document | EPCISDocument
                    <EPCISDocument schemaVersion="1.2">&x;</EPCISDocument> | document | entity
                    <EPCISDocument schemaVersion="1.2"><EPCISBody> | document | ends too early
                    <EPCISDocument schemaVersion="3.0"/> | document | EPCIS 1.2 or 2.0
                    """)
    void whatIsMadeToDoHarmIsRefusedWithPlaceAndReason(String text, String place, String word)
            throws IOException {
        Path file = Files.writeString(dir.resolve("a.xml"), text);
        OrderRefused refused = assertThrows(OrderRefused.class, () -> read(file));
        assertEquals(place, refused.place());
        assertTrue(refused.reason().contains(word), refused.reason());
    }

    /// A text without end is stopped long before it fills the memory.
    @Test
    void aTextWithoutEndIsRefused() throws IOException {
        Path file = dir.resolve("a.xml");
        Files.writeString(
                file,
                "<EPCISDocument schemaVersion=\"1.2\"><EPCISBody><EventList><ObjectEvent><action>"
                        + "x".repeat(10_000_000));
        OrderRefused refused = assertThrows(OrderRefused.class, () -> read(file));
        assertEquals("event 1", refused.place());
        assertTrue(refused.reason().contains("too long"), refused.reason());
    }

    @Test
    void whatFollowsAnEventThatIsWrongCountsIfAsked() throws IOException {
        Path file =
                Files.writeString(
                        dir.resolve("a.xml"),
                        Files.readString(HERE.resolve("documents/destroy.xml"))
                                .replaceFirst(
                                        "<eventTime>[^<]*</eventTime>",
                                        "<eventTime>noon</eventTime>"));
        List<LineReport> reports = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        try (OrderSource text = OrderSource.open(file, READER::encoding, Progress.NONE)) {
            READER.document(
                    text, reports::add, each -> wrong.add(each.place() + " " + each.field()));
        }
        assertEquals(List.of("event 1 eventTime"), wrong);
        assertEquals(
                read(HERE.resolve("documents/destroy.xml")).stream().skip(1).toList(), reports);
    }
}
