package org.cordon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.ScanJudged;
import org.cordon.core.order.OrderId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.RuleData;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Alarms of a replay. `[utest->req~commands.replay-alarms~1]`
final class ReplayAlarmsTest {
    private static final Instant AT = Instant.EPOCH;
    private static final OrderId ORDER = new OrderId("PO-1");

    private final ReplayAlarms alarms = new ReplayAlarms(RuleData.catalogue(), reason -> "because");
    private long seq;

    private List<String> judged(VerdictCode verdict, int pack) {
        return rows(verdict, pack).stream().map(ReplayAlarmsTest::told).toList();
    }

    private List<Map<String, Object>> rows(VerdictCode verdict, int pack) {
        ScanJudged scan = Shift.scan(ORDER, verdict, pack, AT);
        Optional<AlarmKind> kind = Optional.of(scan.alarmKind()).filter(_ -> scan.latches());
        return alarms.judged(scan, kind, ++seq);
    }

    private static String told(Map<String, Object> row) {
        return row.entrySet().stream()
                .filter(member -> !member.getKey().equals("firstAction"))
                .map(member -> member.getValue().toString())
                .collect(Collectors.joining(" "));
    }

    private void silent(boolean stands) {
        alarms.found(
                List.of(
                        new LineFinding(
                                new AlarmKind("SCANNER_SILENT"),
                                stands,
                                Optional.of(new DeviceId("Camera 2")),
                                Optional.empty(),
                                new Reason.Written("why"),
                                List.of())),
                AT);
    }

    @Test
    void aScanRaisesAnAlarmOrJoinsTheOpenOneOfItsGroup() {
        String unit = Shift.pack(7).key();
        assertEquals(List.of(), judged(VerdictCode.ACCEPTED, 1));
        assertEquals(
                List.of("SCANS-1-2 READER_FAULT MEDIUM Camera 1 raised"),
                judged(VerdictCode.READER_FAULT, 2));
        assertEquals(
                List.of("SCANS-1-3 WRONG_CONTAINER CRITICAL " + unit + " raised"),
                judged(VerdictCode.WRONG_CONTAINER, 7));
        assertEquals(
                List.of("SCANS-1-2 READER_FAULT MEDIUM Camera 1 joined"),
                judged(VerdictCode.READER_FAULT, 8));
        assertEquals(
                List.of(
                        "SCANS-1-3 WRONG_CONTAINER CRITICAL " + unit + " 1",
                        "SCANS-1-2 READER_FAULT MEDIUM Camera 1 2"),
                alarms.open().stream().map(ReplayAlarmsTest::told).toList());
    }

    @Test
    void whatTheLineFindsShowsAtTheNextScan() {
        silent(true);
        assertEquals(
                List.of(
                        "ACTS-1-1 SCANNER_SILENT MEDIUM Camera 2 because raised",
                        "SCANS-1-1 WRONG_LOT CRITICAL " + Shift.pack(1).key() + " raised"),
                judged(VerdictCode.WRONG_LOT, 1));
        assertEquals(List.of(), judged(VerdictCode.ACCEPTED, 2));
        silent(false);
        assertEquals(
                List.of("ACTS-1-1 SCANNER_SILENT MEDIUM Camera 2 because cleared"),
                judged(VerdictCode.ACCEPTED, 3));
        assertEquals(
                List.of("SCANS-1-1 WRONG_LOT CRITICAL " + Shift.pack(1).key() + " 1"),
                alarms.open().stream().map(ReplayAlarmsTest::told).toList());
    }

    @Test
    void whereNoScanRaisedAnAlarmItSaysWhyAndWhatToDo() {
        silent(true);
        Map<String, Object> found = rows(VerdictCode.ACCEPTED, 1).getFirst();
        assertEquals("because", found.get("reason"));
        assertEquals(
                "Look at the scanner: packs may pass it unread. Stop the line if they do.",
                found.get("firstAction"));
        Map<String, Object> scan = rows(VerdictCode.WRONG_LOT, 1).getFirst();
        assertEquals(
                List.of("alarm", "code", "severity", "group", "change"),
                List.copyOf(scan.keySet()));
    }

    @Test
    void whatIsFoundBehindTheLastScanIsOpen() {
        silent(true);
        assertEquals(
                List.of("ACTS-1-1 SCANNER_SILENT MEDIUM Camera 2 because 0"),
                alarms.open().stream().map(ReplayAlarmsTest::told).toList());
    }
}
