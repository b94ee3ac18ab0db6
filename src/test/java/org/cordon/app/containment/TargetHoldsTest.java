package org.cordon.app.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.containment.ContainmentCommands.Outcome;
import org.cordon.app.containment.ContainmentCommands.Refusal;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.line.StationId;
import org.cordon.core.people.Person;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.text.Reason.Written;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Holds of lots, ranges, times, quantities and many units at once.
final class TargetHoldsTest extends ContainmentCase {
    // [utest->req~hold.targets~1]
    @Test
    void aTargetIsHeldOnceByOneEntryForTheOpenIncident() {
        IncidentId id = lead.start("power cut").join();
        HoldTarget lot = new HoldTarget.WholeLot(GTIN, new Lot("K2410B"));
        terminal.time.pass(Duration.ofSeconds(9));
        assertEquals(Outcome.HELD, lead.hold(lot, new Written("label mix-up")).join());
        HoldEvent.TargetHeld held =
                new HoldEvent.TargetHeld(
                        lot,
                        Optional.of(id),
                        new Written("label mix-up"),
                        Optional.of(Duration.ofSeconds(9)),
                        List.of());
        assertEquals(held, terminal.acts().getLast());
        assertEquals(Outcome.HELD_BEFORE, lead.hold(lot, new Written("again")).join());
        assertEquals(held, terminal.acts().getLast());
        assertEquals(List.of(lot), lead.status().targets().stream().map(h -> h.target()).toList());
        assertEquals(List.of(lot), active().targets().stream().map(h -> h.target()).toList());
    }

    // [utest->req~hold.target-alarms~1]
    @Test
    void aTargetEndsTheAlarmsOfItsUnitsByItsOneEntryAndByAnotherIfItIsHeldAlready() {
        HoldTarget lot = new HoldTarget.WholeLot(GTIN, new Lot("K2410B"));
        AlarmId first = AlarmId.ofScan(new LogPosition(1, 7));
        AlarmId later = AlarmId.ofScan(new LogPosition(1, 8));
        alarms.put(lot, List.of(first));
        lead.hold(lot, new Written("label mix-up")).join();
        assertEquals(
                new HoldEvent.TargetHeld(
                        lot,
                        Optional.empty(),
                        new Written("label mix-up"),
                        Optional.empty(),
                        List.of(first)),
                terminal.acts().getLast());
        alarms.put(lot, List.of(later));
        assertEquals(Outcome.HELD_BEFORE, lead.hold(lot, new Written("again")).join());
        assertEquals(
                new AlarmEvent.AlarmClosed(List.of(later), AlarmEvent.Closing.HELD, ""),
                terminal.acts().getLast());
    }

    // [utest->req~hold.target-release~1]
    @Test
    void aTargetIsReleasedByTwoPeopleWithAReasonAndMayBeHeldAgain() {
        IncidentId id = lead.start("power cut").join();
        HoldTarget lot = new HoldTarget.WholeLot(GTIN, new Lot("K2410B"));
        Person second = person("b.kaya");
        assertEquals(Refusal.NOT_HELD, refused(lead.release(lot, "checked", second)));
        lead.hold(lot, new Written("label mix-up")).join();
        lead.hold(pack("A1"), new Written("torn")).join();
        List<JournalEvent> before = terminal.acts();
        assertEquals(Refusal.NO_REASON, refused(lead.release(lot, " ", second)));
        Person first = terminal.session().person().orElseThrow();
        assertEquals(Refusal.SAME_PERSON, refused(lead.release(lot, "checked", first)));
        assertEquals(before, terminal.acts());
        lead.release(lot, " checked by QA ", second).join();
        assertEquals(
                new HoldEvent.TargetReleased(lot, Optional.of(id), "checked by QA", second.id()),
                terminal.acts().getLast());
        assertEquals(List.of(), lead.status().targets());
        assertEquals(
                List.of(pack("A1")), lead.status().held().stream().map(HeldUnit::unit).toList());
        assertEquals(Refusal.NOT_HELD, refused(lead.release(lot, "again", second)));
        assertEquals(Outcome.HELD, lead.hold(lot, new Written("seen again")).join());
        assertEquals(1, lead.status().targets().size());
    }

    // [utest->req~hold.target-release~1]
    @Test
    void whatWasReleasedStaysSoAfterARestart() {
        HoldTarget lot = new HoldTarget.WholeLot(GTIN, new Lot("K2410B"));
        HoldTarget tag = new HoldTarget.Tagged("Q-1", 7, "packs");
        lead.hold(lot, new Written("label mix-up")).join();
        lead.hold(tag, new Written("loose")).join();
        lead.release(lot, "checked", person("b.kaya")).join();
        terminal.kill();
        lead = run();
        assertEquals(
                List.of(tag), lead.status().targets().stream().map(HeldTarget::target).toList());
    }

    // [utest->req~hold.many-units~1]
    @Test
    void manyUnitsAreHeldByOneEntryWithoutThoseHeldBeforeAndCloseTheirAlarms() {
        AlarmId open = AlarmId.ofScan(new LogPosition(1, 7));
        lead.hold(pack("A1"), new Written("first")).join();
        HoldTarget three = new HoldTarget.Units(List.of(pack("A1"), pack("A3"), pack("A2")));
        alarms.put(three, List.of(open));
        assertEquals(Outcome.HELD, lead.hold(three, new Written("all")).join());
        assertEquals(
                new HoldEvent.TargetHeld(
                        new HoldTarget.Units(List.of(pack("A2"), pack("A3"))),
                        Optional.empty(),
                        new Written("all"),
                        Optional.empty(),
                        List.of(open)),
                terminal.acts().getLast());
        assertEquals(3, lead.status().held().size());
        lead.release(pack("A3"), "checked").join();
        assertEquals(2, lead.status().held().size());
        assertEquals(List.of(), lead.status().targets());
    }

    // [utest->req~hold.targets~1]
    @Test
    void whatIsNoSoundTargetIsRefusedAndNotRecorded() {
        int before = terminal.acts().size();
        Instant now = terminal.time.now;
        assertEquals(
                List.of(
                        Refusal.UNEQUAL_LENGTH,
                        Refusal.FUTURE_WINDOW,
                        Refusal.WRONG_QUANTITY,
                        Refusal.NO_UNITS,
                        Refusal.TOO_MANY_UNITS),
                List.of(
                                new HoldTarget.SerialRange(
                                        GTIN, new Serial("A9"), new Serial("A10")),
                                new HoldTarget.StationTime(
                                        new StationId("Unit"), now, Optional.of(now.plusMillis(1))),
                                new HoldTarget.Tagged("Q-1", 0, "packs"),
                                new HoldTarget.Units(List.of()),
                                new HoldTarget.Units(
                                        IntStream.rangeClosed(0, HoldTarget.MAX_UNITS)
                                                .mapToObj(n -> pack("A" + n))
                                                .toList()))
                        .stream()
                        .map(target -> refused(lead.hold(target, new Written("why"))))
                        .toList());
        assertEquals(before, terminal.acts().size());
    }

    // [utest->req~hold.targets~1]
    @Test
    void aHeldTargetIsEnoughForTheStepOfIsolating() {
        IncidentId id = lead.start("power cut").join();
        assertEquals(Optional.of(Refusal.OUT_OF_ORDER), lead.missing(id, ContainmentStep.ISOLATE));
        capture(id, ContainmentStep.CEASE);
        lead.complete(id, ContainmentStep.CEASE).join();
        assertEquals(Optional.of(Refusal.NOTHING_HELD), lead.missing(id, ContainmentStep.ISOLATE));
        lead.hold(new HoldTarget.Tagged("Q-1", 7, "packs"), new Written("no code")).join();
        assertEquals(Optional.of(Refusal.NO_LOCATION), lead.missing(id, ContainmentStep.ISOLATE));
    }
}
