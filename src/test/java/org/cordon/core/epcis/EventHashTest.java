package org.cordon.core.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cordon.support.EpcisJson;
import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Ids of events against what others have published.
final class EventHashTest {
    private static final Path EPCIS = Project.reference().resolve("epcis");

    @Test
    void idsEqualThePublishedVectors() throws IOException {
        // [utest->req~epcis.event-ids~1]
        assumeTrue(Files.isDirectory(EPCIS), "the published vectors are not beside the project");
        int right = 0;
        List<String> wrong = new ArrayList<>();
        for (Path file : documents(EPCIS.resolve("hash-vectors"))) {
            List<String> texts = lines(file, ".prehashes");
            List<String> ids = lines(file, ".hashes");
            JsonNode document = EpcisJson.read(Files.readString(file));
            List<Value.Properties> events = EpcisJson.events(document);
            assertEquals(ids.size(), events.size(), file.toString());
            EventHash hash = hash(document);
            for (int i = 0; i < events.size(); i++) {
                if (hash.id(events.get(i)).equals(ids.get(i))) {
                    right++;
                } else {
                    wrong.add(
                            "%s, event %d:%n  %s%n  %s"
                                    .formatted(
                                            file.getFileName(),
                                            i + 1,
                                            texts.get(i),
                                            hash.text(events.get(i))));
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(right > 0, "no event with a published id");
    }

    @Test
    void idsEqualThoseOfTheContainmentExamples() throws IOException {
        // [utest->req~epcis.event-ids~1]
        assumeTrue(Files.isDirectory(EPCIS), "the examples are not beside the project");
        int compared = 0;
        for (Path file : documents(EPCIS.resolve("examples/containment"))) {
            JsonNode document = EpcisJson.read(Files.readString(file));
            List<String> texts = lines(file, ".prehashes");
            List<Value.Properties> events = EpcisJson.events(document);
            for (int i = 0; i < events.size(); i++) {
                assertEquals(texts.get(i), hash(document).text(events.get(i)), file.toString());
                assertEquals(
                        events.get(i).text("eventID").orElseThrow(),
                        hash(document).id(events.get(i)),
                        file.toString());
                compared++;
            }
        }
        assertTrue(compared > 0, "no example");
    }

    @Test
    void whatWasDeclaredWrongKeepsItsId() {
        // [utest->req~epcis.event-ids~1]
        String event =
                """
                {"type": "ObjectEvent", "eventTime": "2026-09-14T08:12:30.0005+02:00", %s
                 "eventTimeZoneOffset": "+02:00", "action": "OBSERVE", "bizStep": "holding",
                 "epcList": ["https://id.gs1.org/01/04012345111118/21/A100"]}
                """;
        String declaration =
                """
                "eventID": "x", "recordTime": "2026-09-14T08:12:31Z",
                "errorDeclaration": {"declarationTime": "2026-09-15T08:00:00Z"},
                """;
        EventHash hash = new EventHash();
        assertEquals(
                hash.id(EpcisJson.value(event.formatted(""))),
                hash.id(EpcisJson.value(event.formatted(declaration))));
        assertEquals(
                "eventType=ObjectEventeventTime=2026-09-14T06:12:30.001Z"
                        + "eventTimeZoneOffset=+02:00"
                        + "epcListepc=https://id.gs1.org/01/04012345111118/21/A100action=OBSERVE"
                        + "bizStep=https://ref.gs1.org/cbv/BizStep-holding",
                hash.text(EpcisJson.value(event.formatted(""))));
    }

    private static EventHash hash(JsonNode document) {
        Set<String> ignored = new HashSet<>();
        document.forEachEntry((name, node) -> {
            if (name.endsWith(":ignoreFields")) {
                node.forEach(field -> ignored.add(field.asString()));
            }
        });
        return new EventHash(EpcisJson.namespaces(document), ignored);
    }

    private static List<Path> documents(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jsonld")).sorted().toList();
        }
    }

    private static List<String> lines(Path file, String ending) throws IOException {
        String name = file.getFileName().toString().replace(".jsonld", ending);
        return Files.readAllLines(file.resolveSibling(name)).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
