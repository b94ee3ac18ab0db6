package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScanAlarm;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.RealTime;
import org.cordon.support.RuleData;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class AlarmsCommandTest {
    private static final Instant AT = Instant.parse("2026-11-23T02:12:04Z");
    private static final ScanAlarm RAISED = new ScanAlarm.Raised();

    @TempDir private Path data;

    private final FakeTimeSource time = new FakeTimeSource();

    private Ran list(String... arguments) {
        return Ran.run(new AlarmsCommand(_ -> RuleData.catalogue(), time), arguments);
    }

    private static AlarmId scan(FileJournal journal, VerdictCode verdict, ScanAlarm alarm) {
        return AlarmId.of(
                journal.append(
                                Optional.empty(),
                                Shift.scan(new OrderId("PO-1"), verdict, 1, AT).with(alarm))
                        .join());
    }

    private FileJournal open() {
        return FileJournal.open(
                data, new TerminalId("L3"), new RealTime(), () -> "1", JournalConfig.STANDARD);
    }

    // [utest->req~alarm.command~1]
    @Test
    void openAlarmsAreListedWorstFirstFromTheJournalAlone() {
        try (FileJournal journal = open()) {
            AlarmId fault = scan(journal, VerdictCode.READER_FAULT, RAISED);
            var _ = scan(journal, VerdictCode.READER_FAULT, new ScanAlarm.Joined(fault));
            AlarmId lot = scan(journal, VerdictCode.WRONG_LOT, RAISED);
            AlarmId closed = scan(journal, VerdictCode.DUPLICATE, RAISED);
            for (JournalEvent act :
                    List.of(
                            new AlarmEvent.AlarmAcknowledged(List.of(lot)),
                            new AlarmEvent.AlarmShelved(
                                    List.of(fault), time.now().plusSeconds(60), "lens"),
                            new AlarmEvent.AlarmClosed(
                                    List.of(closed), AlarmEvent.Closing.FALSE_ALARM, "test"))) {
                journal.append(Optional.empty(), act).join();
            }
            Ran ran = list("--data", data.toString(), "--format", "json");
            assertEquals(0, ran.code(), "beside the program that records: " + ran.err());
            assertEquals(List.of("SCANS-1-3", "SCANS-1-1"), ran.all("alarm"));
            assertEquals(List.of("CRITICAL", "MEDIUM"), ran.all("severity"));
            assertEquals(List.of("LATCHED_ACKNOWLEDGED", "SHELVED"), ran.all("state"));
            assertEquals(List.of("0", "1"), ran.all("joined"));
            assertEquals(List.of("", "lens"), ran.all("shelvedBecause"));
            assertEquals(List.of("", ""), ran.all("reasonCode"), "generated as words");
            var _ =
                    journal.append(
                                    Optional.empty(),
                                    new AlarmEvent.AlarmRaised(
                                            new AlarmKind("SCANNER_SILENT"),
                                            AT,
                                            Optional.empty(),
                                            Reason.of("scanner-silent", "C1", "C2"),
                                            Optional.empty(),
                                            Optional.empty()))
                            .join();
            Ran silent = list("--data", data.toString(), "--format", "json");
            assertEquals(List.of("", "scanner-silent", ""), silent.all("reasonCode"));
            assertEquals("Nothing comes from C1 while C2 reads.", silent.all("reason").get(1));

            var _ = scan(journal, VerdictCode.WRONG_LOT, RAISED);
            assertEquals(1, list("--data", data.toString(), "--format", "json").code());
            assertTrue(
                    list("--data", data.toString(), "--format", "text")
                            .out()
                            .contains("WRONG_LOT"));
        }
    }

    // [utest->req~alarm.command~1]
    @Test
    void whereNothingIsRecordedNothingIsOpen() {
        try (FileJournal _ = open()) {
            assertEquals(new Ran(0, "", ""), list("--data", data.toString(), "--format", "json"));
        }
    }
}
