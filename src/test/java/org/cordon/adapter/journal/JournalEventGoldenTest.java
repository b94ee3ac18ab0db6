package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.support.JournalEventSamples;
import org.cordon.support.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What journals hold of each kind of event, in `src/test/resources/events`: a file a kind, named by its
/// stored name, a line for each of its [JournalEventSamples]. A line is recorded once and is then
/// what terminals in the field have written.
final class JournalEventGoldenTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// Records the kinds that have no file yet, and samples that were added at the end of one; what a file
    /// holds stays as it is. Run by hand.
    static void main() throws IOException {
        for (Map.Entry<String, List<JournalEvent>> kind : samples().entrySet()) {
            Path file = file(kind.getKey());
            long recorded = Files.exists(file) ? Files.readAllLines(file).size() : 0;
            Files.write(
                    file,
                    kind.getValue().stream()
                            .skip(recorded)
                            .map(JournalEventGoldenTest::written)
                            .toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    static List<String> kinds() {
        return JournalEvent.kinds().stream()
                .map(kind -> JournalEvent.kind(kind).storedName())
                .toList();
    }

    // [utest->req~journal.golden~1]
    // [utest->req~reason.coded~1]
    // [utest->req~backup.recorded~1]
    @ParameterizedTest
    @MethodSource("kinds")
    void aKindIsReadAndWrittenAsItWasRecorded(String kind) throws IOException {
        List<String> recorded = Files.readAllLines(file(kind));
        List<JournalEvent> events = samples().getOrDefault(kind, List.of());
        assertEquals(events, recorded.stream().map(line -> read(kind, line)).toList());
        assertEquals(recorded, events.stream().map(JournalEventGoldenTest::written).toList());
    }

    // [utest->req~journal.golden~1]
    @ParameterizedTest
    @MethodSource("kinds")
    void membersOfANewerVersionArePassedOver(String kind) throws IOException {
        List<JournalEvent> read =
                Files.readAllLines(file(kind)).stream()
                        .map(line -> line.replaceFirst("^\\{(?!})", "{\"newer\":[{}],"))
                        .map(line -> read(kind, line))
                        .toList();
        assertEquals(samples().getOrDefault(kind, List.of()), read);
    }

    // [utest->req~journal.golden~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "VerdictAnswered {\"epoch\":1,\"seq\":2}",
                "VerdictAnswered {\"epoch\":1,\"seq\":2,\"answer\":\"SHRUGGED\"}",
                "VerdictAnswered {\"epoch\":4294967296,\"seq\":2,\"answer\":\"HELD\"}",
                "VerdictAnswered {\"epoch\":\"1\",\"seq\":2,\"answer\":\"HELD\"}",
                "VerdictAnswered {\"epoch\":1,\"seq\":null,\"answer\":\"HELD\"}",
                "UnitHeld {\"unit\":\"pack\",\"reason\":\"\"}",
                "UnitHeld {\"unit\":\"00340123450000000017\",\"reason\":1}",
                "UnitHeld {\"unit\":\"00340123450000000017\",\"reason\":\"\",\"incident\":null}",
                "UnitHeld {\"unit\":\"00340123450000000017\",\"reason\":\"\",\"elapsed\":\"1\"}",
                "TerminalStarted {\"version\":\"1\",\"clean\":\"true\"}",
                "SignedIn {\"id\":\"?\"}",
                "UnitsListed {\"order\":\"1\",\"units\":{}}",
                "UnitsListed {\"order\":\"1\",\"units\":[1]}",
                "ScannerChanged {\"device\":\"H\",\"before\":{},\"after\":{\"baud\":9600}}",
                "ScannerChanged {\"device\":\"H\",\"before\":{},\"after\":[]}",
                "NoteTaken {\"incident\":\"L3-2026-0114\",\"note\":{},\"elapsed\":\"PT0S\"}",
                "NoteTaken {\"incident\":\"L3-2026-0114\",\"note\":{\"type\":\"Newer\"},"
                        + "\"elapsed\":\"PT0S\"}",
                "ScanJudged"
                    + " {\"device\":\"C\",\"receivedAt\":\"2026-11-23T02:12:04Z\",\"raw\":\"x\","
                    + "\"verdict\":\"NO_READ\",\"reason\":\"why\",\"role\":\"INLINE\"}",
                "Unknown {}",
                "Newer {\"a\":[1,{}]}"
            })
    void whatIsNotInAFormThisVersionReadsIsKeptAsItStands(String stored) {
        int gap = stored.indexOf(' ');
        String kind = stored.substring(0, gap);
        String content = stored.substring(gap + 1);
        JournalEvent kept = new JournalEvent.Unknown(StreamId.OPERATIONS, kind, content);
        assertEquals(
                kept, JournalEventCodec.read(StreamId.OPERATIONS, kind, MAPPER.readTree(content)));
    }

    // [utest->req~journal.golden~1]
    @Test
    void whatANewerVersionRecordedIsNotRecordedByThisOne() {
        JournalEvent newer = new JournalEvent.Unknown(StreamId.OPERATIONS, "Newer", "{}");
        assertThrows(IllegalArgumentException.class, () -> written(newer));
    }

    private static Map<String, List<JournalEvent>> samples() {
        return JournalEventSamples.ALL.stream()
                .collect(
                        Collectors.groupingBy(
                                JournalEvent::storedName, TreeMap::new, Collectors.toList()));
    }

    private static Path file(String kind) {
        return Project.dir().resolve("src/test/resources/events").resolve(kind + ".jsonl");
    }

    private static JournalEvent read(String kind, String content) {
        StreamId stream =
                Set.of("ScanJudged", "UnitRejected", "LineDataReported", "LineSignalled")
                                .contains(kind)
                        ? StreamId.SCANS
                        : StreamId.OPERATIONS;
        return JournalEventCodec.read(stream, kind, MAPPER.readTree(content));
    }

    private static String written(JournalEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            JournalEventCodec.write(json, event);
        }
        return text.toString();
    }
}
