package org.cordon.core.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ScanAlarm;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Chain;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

final class AlarmsTest {
    private static final Instant AT = Instant.parse("2026-11-23T02:12:04Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
    private static final AlarmId SCAN = AlarmId.ofScan(new LogPosition(1, 1));
    private static final AlarmId ACT = new AlarmId(StreamId.OPERATIONS, new LogPosition(1, 1));

    private final Chain scans = Chain.of(StreamId.SCANS);
    private final Chain operations = Chain.of(StreamId.OPERATIONS);
    private final Alarms alarms = new Alarms();

    // `scan` raises alarm S, `silent` raises alarm A without a scan; `+` one more scan joins S.
    // `ack`,
    // `shelve` for long, `shelved` for a time that is over, `unshelve`, `close`, `clear`, and the
    // three answers
    // of earlier versions, concern both.
    // Of each alarm that is open: its state now and long after.
    // [utest->req~alarm.states~1]
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a scan raises a latched alarm      | scan                  | S E E
                    seen, it stays                     | scan ack              | S F F
                    what a scan showed never clears    | scan clear            | S D D
                    seen and closed, it is over        | scan ack close        | ''
                    closed without being seen as well  | scan close            | ''
                    shelved, it comes back unseen      | scan ack shelve       | S G E
                    one more scan joins it             | scan + +              | S+2 E E
                    taken off the shelf                | scan shelve unshelve  | S E E
                    a detector raises one              | silent                | A B B
                    seen, it stays while it holds      | silent ack            | A C C
                    cleared, it waits to be seen       | silent clear          | A D D
                    cleared and seen, it is over       | silent clear ack      | ''
                    seen and cleared as well           | silent ack clear      | ''
                    shelved, it comes back             | silent shelve         | A G B
                    cleared on the shelf, it does not  | silent shelve clear   | ''
                    cleared after it, it is to be seen | silent shelved clear  | A D D
                    shelved once it is cleared         | silent clear shelve   | ''
                    both are seen in one entry         | scan silent ack       | S F F, A C C
                    confirmed by an earlier version    | scan CONFIRMED        | ''
                    held by an earlier version         | scan HELD             | ''
                    contained by an earlier version    | scan CONTAINED        | ''
                    a hold closes it                   | scan hold             | ''
                    closed before the scan is applied  | close scan            | ''
                    seen before the scan is applied    | ack scan              | S F F
                    a scan that needs nobody           | none                  | ''
                    """)
    void alarmsByIsa182(String rule, String events, String open) {
        for (String event : events.split(" ", -1)) {
            apply(event);
        }
        assertEquals(open, told(), rule);
    }

    private void apply(String event) {
        List<AlarmId> both = List.of(SCAN, ACT);
        switch (event) {
            case "scan" -> scan(new ScanAlarm.Raised());
            case "+" -> scan(new ScanAlarm.Joined(SCAN));
            case "none" -> scan(new ScanAlarm.NotRaised());
            case "silent" ->
                    act(
                            AlarmEvent.AlarmRaised.of(
                                    new AlarmKind("SCANNER_SILENT"),
                                    AT,
                                    new DeviceId("Camera 1"),
                                    new Reason.Written("why"),
                                    Optional.empty()));
            case "ack" -> act(new AlarmEvent.AlarmAcknowledged(both));
            case "shelve" -> act(new AlarmEvent.AlarmShelved(both, FAR, "being mended"));
            case "shelved" -> act(new AlarmEvent.AlarmShelved(both, LONG_AGO, "mended"));
            case "unshelve" -> act(new AlarmEvent.AlarmUnshelved(both));
            case "close" ->
                    act(new AlarmEvent.AlarmClosed(both, AlarmEvent.Closing.RESOLVED, "done"));
            case "clear" ->
                    act(new AlarmEvent.AlarmCleared(both, new Reason.Written("reads again")));
            case "hold" ->
                    act(
                            new HoldEvent.UnitHeld(
                                    Shift.pack(1),
                                    Optional.empty(),
                                    new Reason.Written("why"),
                                    Optional.empty(),
                                    both));
            default -> act(new AlarmEvent.VerdictAnswered(1, 1, AlarmEvent.Answer.valueOf(event)));
        }
    }

    private void scan(ScanAlarm alarm) {
        alarms.apply(
                scans.add(
                        Shift.scan(new OrderId("PO-1"), VerdictCode.WRONG_LOT, 1, AT).with(alarm)));
    }

    private void act(JournalEvent event) {
        alarms.apply(operations.add(event));
    }

    private String told() {
        return alarms.all().stream()
                .map(alarm ->
                        "%s%s %s %s"
                                .formatted(
                                        alarm.id().equals(SCAN) ? "S" : "A",
                                        alarm.joined() == 0 ? "" : "+" + alarm.joined(),
                                        letter(alarm.state(AT)),
                                        letter(alarm.state(FAR))))
                .collect(Collectors.joining(", "));
    }

    private static char letter(AlarmState state) {
        return (char) ('A' + List.of(AlarmState.values()).indexOf(state));
    }

    // [utest->req~alarm.earlier-versions~1]
    @ParameterizedTest
    @CsvSource({
        "WRONG_LOT, INLINE, true",
        "WRONG_LOT, HANDHELD, true",
        "ON_HOLD, INLINE, true",
        "ON_HOLD, HANDHELD, false",
        "READER_FAULT, INLINE, true",
        "NO_READ, INLINE, false",
        "NO_ORDER, INLINE, false",
        "ACCEPTED, INLINE, false"
    })
    void aScanThatAnEarlierVersionRecordedRaisedAnAlarmByItsVerdict(
            VerdictCode verdict, DeviceRole role, boolean raised) {
        ScanJudged scan = Shift.scan(new OrderId("PO-1"), verdict, 1, AT);
        Entry entry =
                scans.add(
                        new ScanJudged(
                                scan.device(),
                                scan.receivedAt(),
                                scan.raw(),
                                scan.order(),
                                verdict,
                                scan.unit(),
                                scan.fault(),
                                scan.reason(),
                                scan.container(),
                                role,
                                Optional.empty(),
                                Optional.empty()));
        alarms.apply(entry);
        assertEquals(raised, alarms.get(AlarmId.of(entry)).isPresent());
    }

    // [utest->req~alarm.states~1]
    @Test
    void anAlarmIsWhatTheEntrySaysThatRaisedIt() {
        scan(new ScanAlarm.Raised());
        assertEquals(
                List.of(
                        new Alarm(
                                SCAN,
                                AlarmKind.of(VerdictCode.WRONG_LOT),
                                AT,
                                Optional.of(new DeviceId("Camera 1")),
                                Optional.empty(),
                                Optional.of(Shift.pack(1)),
                                new Reason.Written("as generated"),
                                Optional.of(new OrderId("PO-1")),
                                0,
                                AlarmLife.raised(true))),
                alarms.all());
    }
}
