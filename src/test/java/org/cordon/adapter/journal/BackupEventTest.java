package org.cordon.adapter.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.junit.jupiter.api.Test;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.StringWriter;

/// [utest->req~backup.recorded~1]
final class BackupEventTest {
    @Test
    void aBackupIsReadAsItWasWritten() {
        JournalEvent fact =
                new JournalEvent.BackupMade("/mnt/b/cordon-L3", "ab".repeat(32), 1_234, 5L << 32);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonMapper.builder().build().createGenerator(text)) {
            new JournalEventWriter(json).write(fact);
        }
        assertEquals(
                "{\"folder\":\"/mnt/b/cordon-L3\",\"sha256\":\"%s\",\"entries\":1234,\"bytes\":21474836480}"
                        .formatted("ab".repeat(32)),
                text.toString());
        assertEquals(
                fact,
                JournalEventReader.read(
                        StreamId.OPERATIONS,
                        "BackupMade",
                        JsonMapper.builder().build().readTree(text.toString())));
    }
}
