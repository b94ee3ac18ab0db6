package org.cordon.adapter.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.port.OrderRefused;
import org.cordon.support.OrderReaders;
import org.cordon.support.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Events without an order around them: both forms say the same. `[utest->req~order.epcis-forms~1]`
final class DocumentParserTest {
    private static final String JSON =
            """
            {"@context":"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld","type":"AggregationEvent",
            "eventID":"urn:uuid:1","eventTime":"2026-11-20T05:00:00Z","recordTime":"2026-11-20T05:00:01Z",
            "eventTimeZoneOffset":"+01:00","parentID":"urn:p","childEPCs":["urn:a","urn:b"],"action":"ADD",
            "bizStep":"packing","disposition":"in_progress","childQuantityList":[{"epcClass":"urn:x","quantity":3}],
            "bizTransactionList":[{"type":"po","bizTransaction":"urn:1"},{"type":"prodorder","bizTransaction":"urn:2"}],
            "ilmd":{"cbvmda:lotNumber":"L1"},"v:x":{"action":"DELETE"},
            "errorDeclaration":{"declarationTime":"2026-11-21T05:00:00Z","reason":"incorrect_data",
            "correctiveEventIDs":["urn:uuid:2"],"v:y":[]}}
            """;
    private static final String XML_2_0 =
            """
            <AggregationEvent xmlns:m="urn:epcglobal:cbv:mda" xmlns:v="urn:v"><eventTime>2026-11-20T05:00:00Z</eventTime>
            <recordTime>2026-11-20T05:00:01Z</recordTime><eventTimeZoneOffset>+01:00</eventTimeZoneOffset>
            <eventID>urn:uuid:1</eventID><errorDeclaration><declarationTime>2026-11-21T05:00:00Z</declarationTime>
            <reason>incorrect_data</reason><correctiveEventIDs><correctiveEventID>urn:uuid:2</correctiveEventID>
            </correctiveEventIDs><v:y/></errorDeclaration><parentID>urn:p</parentID>
            <childEPCs><epc>urn:a</epc><epc>urn:b</epc></childEPCs><action>ADD</action><bizStep>packing</bizStep>
            <disposition>in_progress</disposition><bizTransactionList><bizTransaction type="po">urn:1</bizTransaction>
            <bizTransaction type="prodorder">urn:2</bizTransaction></bizTransactionList>
            <childQuantityList><quantityElement><epcClass>urn:x</epcClass></quantityElement></childQuantityList>
            <ilmd><m:lotNumber>L1</m:lotNumber></ilmd><v:x><action>DELETE</action></v:x></AggregationEvent>
            """;
    private static final String XML_1_2 =
            XML_2_0.replace("<eventID>", "<baseExtension><eventID>")
                    .replace("</errorDeclaration>", "</errorDeclaration></baseExtension>")
                    .replace("<childQuantityList>", "<extension><childQuantityList>")
                    .replace("</ilmd>", "</ilmd></extension>");

    @TempDir Path dir;

    private static final class Kept implements DocumentHandler {
        final List<Event> events = new ArrayList<>();

        @Override
        public void named(String productClass, String name) {}

        @Override
        public void event(Event event) {
            events.add(event);
        }
    }

    private static Event expected(int at) {
        return new Event(
                at,
                Map.of(
                        "type", "AggregationEvent",
                        "eventID", "urn:uuid:1",
                        "eventTime", "2026-11-20T05:00:00Z",
                        "recordTime", "2026-11-20T05:00:01Z",
                        "eventTimeZoneOffset", "+01:00",
                        "parentID", "urn:p",
                        "action", "ADD",
                        "bizStep", "packing",
                        "disposition", "in_progress"),
                List.of(),
                List.of("urn:a", "urn:b"),
                Map.of("lotNumber", "L1"),
                List.of("urn:2"),
                Optional.of("childQuantityList"),
                List.of(),
                Map.of(),
                Map.of(),
                Optional.of(
                        new Event.Declaration(
                                "2026-11-21T05:00:00Z", "incorrect_data", List.of("urn:uuid:2"))));
    }

    @Test
    void anEventThatStandsAloneIsRead() {
        Kept json = new Kept();
        DocumentParser parser = new JsonDocumentParser(json);
        parser.event(new StringReader(JSON));
        parser.event(new StringReader(JSON));
        assertEquals(List.of(expected(1), expected(2)), json.events);
        Kept xml = new Kept();
        parser = new XmlDocumentParser(xml);
        parser.event(new StringReader(XML_1_2));
        parser.event(new StringReader(XML_2_0));
        assertEquals(List.of(expected(1), expected(2)), xml.events);
    }

    @Test
    void whatIsWrongWithAnEventNamesItsNumber() {
        for (DocumentParser parser :
                List.of(new JsonDocumentParser(new Kept()), new XmlDocumentParser(new Kept()))) {
            boolean json = parser instanceof JsonDocumentParser;
            String good = json ? JSON : XML_2_0;
            parser.event(new StringReader(good));
            String bad = json ? good.replace("\"ADD\"", "7") : good.replace("ADD", "<a/>");
            OrderRefused e =
                    assertThrows(OrderRefused.class, () -> parser.event(new StringReader(bad)));
            assertEquals("event 2, action", e.place() + ", " + e.field());
            e = assertThrows(OrderRefused.class, () -> parser.event(new StringReader(good + good)));
            assertEquals("document, ", e.place() + ", " + e.field(), e.reason());
        }
    }

    // [utest->req~order.epcis-withdrawn~1]
    @Test
    void aFileThatChangesBetweenTheReadingsIsRefused() throws IOException {
        Path documents =
                Project.dir().resolve("src/test/resources/org/cordon/adapter/epcis/documents");
        Path file = dir.resolve("order.xml");
        Files.copy(documents.resolve("v2-error-declaration.xml"), file);
        Path other = dir.resolve("other.xml");
        Files.copy(documents.resolve("us-items.xml"), other);
        Progress swaps =
                new Progress() {
                    @Override
                    public void at(long done, long total) {
                        try {
                            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                };
        OrderRefused e =
                assertThrows(OrderRefused.class, () -> OrderReaders.epcisXml().read(file, swaps));
        assertEquals(
                "order.xml: the file changed while it was read; load it again", e.getMessage());
    }
}
