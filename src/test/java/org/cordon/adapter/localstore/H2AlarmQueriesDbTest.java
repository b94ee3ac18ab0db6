package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.ScanAlarm;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// Scans whose alarms are open, over a real H2 file.
final class H2AlarmQueriesDbTest extends StoreQueriesDbCase {
    private static final ScanAlarm RAISED = new ScanAlarm.Raised();

    // [utest->req~store.unanswered~1]
    @Test
    void latchedVerdictsAreUnansweredUntilSomeoneAnswers() {
        scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, 1, AT));
        Entry first = scans.add(Shift.scan(ORDER, VerdictCode.WRONG_LOT, 2, AT));
        Entry second = scans.add(Shift.scan(ORDER, VerdictCode.DUPLICATE, 3, AT));
        operations.add(new AlarmEvent.VerdictAnswered(1, first.seq(), AlarmEvent.Answer.HELD));
        apply();

        assertEquals(List.of(second), records.alarmScans());
    }

    // [utest->req~alarm.restart~1]
    @Test
    void aScanThatJoinedAnAlarmGoesWithIt() {
        Entry first = scans.add(Shift.scan(ORDER, VerdictCode.READER_FAULT, 1, AT).with(RAISED));
        ScanAlarm joined = new ScanAlarm.Joined(AlarmId.of(first));
        Entry second = scans.add(Shift.scan(ORDER, VerdictCode.READER_FAULT, 2, AT).with(joined));
        Entry asked =
                scans.add(
                        Shift.scan(ORDER, VerdictCode.ON_HOLD, 3, AT)
                                .with(new ScanAlarm.NotRaised()));
        apply();
        assertEquals(List.of(first, second), records.alarmScans(), asked::line);

        operations.add(
                new AlarmEvent.AlarmClosed(
                        List.of(AlarmId.of(first)), AlarmEvent.Closing.RESOLVED, "set anew"));
        scans.add(Shift.scan(ORDER, VerdictCode.READER_FAULT, 4, AT).with(joined));
        apply();
        assertEquals(List.of(), records.alarmScans());
    }

    // [utest->req~alarm.hold-closes~1]
    @Test
    void aHoldClosesTheAlarmsItNames() {
        Entry scan = scans.add(Shift.scan(ORDER, VerdictCode.DUPLICATE, 3, AT).with(RAISED));
        operations.add(
                new HoldEvent.UnitHeld(
                        Shift.pack(3),
                        Optional.empty(),
                        new Reason.Written("seen twice"),
                        Optional.empty(),
                        List.of(AlarmId.of(scan))));
        apply();
        assertEquals(List.of(), records.alarmScans());
        assertEquals(1, records.held().size());
    }
}
