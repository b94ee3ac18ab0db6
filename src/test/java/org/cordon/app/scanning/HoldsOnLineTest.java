package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// What is in quarantine, as the next scan is judged by it.
final class HoldsOnLineTest extends WatchedLine {
    // [utest->req~hold.target-alarms~1]
    @Test
    void alarmsOfALotAreThoseOfUnitsWhoseCodesCarryItAndThoseOfARangeByTheirSerials() {
        camera("010401234500000921S2{GS}1728113010K2410B");
        camera("010401234500000921S3{GS}1728113010K2410C");
        scansAre(2);
        until(() -> intake.status().alarms().size() == 2);
        AlarmId two = AlarmId.ofScan(new LogPosition(1, 1));
        AlarmId three = AlarmId.ofScan(new LogPosition(1, 2));
        Gtin gtin = new Gtin("04012345000009");
        assertEquals(
                List.of(two), intake.alarmsOf(new HoldTarget.WholeLot(gtin, new Lot("K2410B"))));
        assertEquals(
                List.of(three),
                intake.alarmsOf(
                        new HoldTarget.SerialRange(gtin, new Serial("S3"), new Serial("S9"))));
        assertEquals(
                List.of(),
                intake.alarmsOf(
                        new HoldTarget.WholeLot(new Gtin("04012345000016"), new Lot("K2410B"))));
        assertEquals(List.of(), intake.alarmsOf(new HoldTarget.Tagged("Q-1", 7, "packs")));
    }

    @Test
    void heldUnitIsOnHoldForTheNextScan() {
        journal.append(
                        Optional.empty(),
                        new HoldEvent.UnitHeld(
                                unit(4),
                                Optional.empty(),
                                new Reason.Written("test"),
                                Optional.empty()))
                .join();
        until(() -> intake.status().held() == 1);
        camera(pack(4));
        scansAre(1);
        assertEquals(VerdictCode.ON_HOLD, intake.status().last().orElseThrow().code());
        assertEquals(1, intake.status().alarms().size());
        assertEquals(VerdictCode.ON_HOLD, intake.typed(Bytes.parse(pack(4))).join().code());
        assertEquals(1, intake.status().alarms().size(), "asking by hand is no alarm");
    }

    // [utest->req~store.released~1]
    @Test
    void releasedUnitIsOnHoldNoMore() {
        journal.append(
                        Optional.empty(),
                        new HoldEvent.UnitHeld(
                                unit(4),
                                Optional.empty(),
                                new Reason.Written("test"),
                                Optional.empty()))
                .join();
        until(() -> intake.status().held() == 1);
        journal.append(
                        Optional.empty(),
                        new HoldEvent.UnitReleased(unit(4), Optional.empty(), "checked"))
                .join();
        until(() -> intake.status().held() == 0);
        camera(pack(4));
        scansAre(1);
        assertEquals(VerdictCode.ACCEPTED, intake.status().last().orElseThrow().code());
    }
}
