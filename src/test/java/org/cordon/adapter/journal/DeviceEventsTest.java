package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Grade;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.junit.jupiter.api.Test;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// [utest->req~device.grade-kept~1]
final class DeviceEventsTest {
    /// A scan as versions before grades wrote it.
    private static final String WITHOUT =
            "{\"device\":\"Camera 2\",\"receivedAt\":\"2026-11-23T02:12:04Z\",\"raw\":\"x\","
                    + "\"verdict\":\"NO_READ\",\"reason\":\"why\",\"role\":\"INLINE\"}";

    private final JsonMapper mapper = JsonMapper.builder().build();

    private static ScanJudged scan(Optional<Grade> grade) {
        return new ScanJudged(
                new DeviceId("Camera 2"),
                Instant.parse("2026-11-23T02:12:04Z"),
                Bytes.parse("x"),
                Optional.empty(),
                VerdictCode.NO_READ,
                Optional.empty(),
                Optional.empty(),
                new Reason.Written("why"),
                Optional.empty(),
                DeviceRole.INLINE,
                grade,
                Optional.empty());
    }

    private String written(JournalEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = mapper.createGenerator(text)) {
            JournalEventCodec.write(json, event);
        }
        return text.toString();
    }

    private JournalEvent read(String json) {
        return JournalEventCodec.read(StreamId.SCANS, "ScanJudged", mapper.readTree(json));
    }

    @Test
    void aScanWithoutAGradeIsReadAndWrittenAsEver() {
        assertEquals(scan(Optional.empty()), read(WITHOUT));
        assertEquals(WITHOUT, written(scan(Optional.empty())));
    }

    @Test
    void aGradeIsReadAsItWasWritten() {
        JournalEvent graded =
                scan(
                        Optional.of(
                                new Grade(
                                        "1.5/08/660",
                                        Optional.of("08"),
                                        Optional.empty(),
                                        Optional.of("45Q"),
                                        "ISO/IEC 15415:2024",
                                        "Verifier 7")));
        assertEquals(graded, read(written(graded)));
    }

    // [utest->req~device.setup~1]
    @Test
    void aScannersSettingsAreReadAsTheyWereWritten() {
        JournalEvent event =
                new ScannerEvent.ScannerChanged(
                        new DeviceId("Hand"), Map.of(), Map.of("name", "Hand", "header", "{x02}"));
        assertEquals(
                "{\"device\":\"Hand\",\"before\":{},"
                        + "\"after\":{\"header\":\"{x02}\",\"name\":\"Hand\"}}",
                written(event));
        assertEquals(
                event,
                JournalEventCodec.read(
                        StreamId.OPERATIONS, "ScannerChanged", mapper.readTree(written(event))));
    }
}
