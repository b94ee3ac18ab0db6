package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.port.StoreQueries;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is in quarantine, over a real H2 file.
final class H2HoldQueriesDbTest extends StoreQueriesDbCase {
    // [utest->req~store.held~1]
    @Test
    void heldUnitsAreListedOnceLatestFirst() {
        operations.add("anna", hold(1, Optional.empty()));
        Entry second = operations.add("bert", hold(2, Optional.empty()));
        operations.add(hold(1, Optional.empty()));
        apply();

        assertEquals(
                List.of(Shift.pack(2), Shift.pack(1)),
                records.held().stream().map(HeldUnit::unit).toList());
        assertEquals(held(second, Optional.empty()), records.held().getFirst());
    }

    // [utest->req~store.released~1]
    @Test
    void aReleasedUnitIsHeldNoMoreUntilItIsHeldAgain() {
        operations.add("anna", hold(1, Optional.empty()));
        operations.add("bert", hold(1, Optional.empty()));
        operations.add(
                "anna", new HoldEvent.UnitReleased(Shift.pack(1), Optional.empty(), "checked"));
        apply();
        assertEquals(List.of(), records.held());

        Entry again = operations.add("bert", hold(1, Optional.empty()));
        apply();
        assertEquals(List.of(held(again, Optional.empty())), records.held());
    }

    // [utest->req~hold.target-release~1]
    @Test
    void aReleasedTargetIsHeldNoMoreUntilItIsHeldAgainAndItsIncidentKeepsItsHold() {
        HoldTarget lot = target("lot K2411A".split(" "));
        HoldTarget other = target("range 1 5".split(" "));
        Optional<IncidentId> incident = Optional.of(INCIDENT);
        operations.add(
                "anna",
                new IncidentEvent.IncidentOpened(
                        INCIDENT,
                        Optional.of(ORDER),
                        AT,
                        VerdictCode.WRONG_LOT,
                        Reason.of("no-grade"),
                        1,
                        Optional.empty(),
                        Optional.empty()));
        operations.add("anna", held(lot, incident));
        operations.add("bert", held(lot, Optional.empty()));
        operations.add("bert", held(other, Optional.empty()));
        operations.add("anna", released(lot));
        apply();
        assertEquals(
                List.of(other), records.heldTargets().stream().map(HeldTarget::target).toList());
        assertEquals(
                List.of(lot),
                records.incident(INCIDENT).orElseThrow().targets().stream()
                        .map(HeldTarget::target)
                        .toList());

        operations.add("bert", held(lot, Optional.empty()));
        apply();
        assertEquals(
                List.of(lot, other),
                records.heldTargets().stream().map(HeldTarget::target).toList());
        assertEquals(List.of(), records.deadLetters(9));
    }

    // [utest->req~hold.target-release~1]
    @Test
    @ExpectedLog(
            from = H2StoreWriter.class,
            message = "does not fit the lists and is parked; the reason is kept with it")
    void aReleaseOfWhatIsNotHeldFitsNoList() {
        HoldTarget lot = target("lot K2411A".split(" "));
        Entry release = operations.add("anna", released(lot));
        apply();
        assertEquals(
                List.of(
                        new StoreQueries.Unlisted(
                                StreamId.OPERATIONS,
                                release.position(),
                                Reason.of("target.not-held").and(lot.description()))),
                records.deadLetters(9));
    }

    private static HoldEvent held(HoldTarget target, Optional<IncidentId> incident) {
        return new HoldEvent.TargetHeld(
                target,
                incident,
                Reason.of("no-grade"),
                incident.map(_ -> Duration.ofMinutes(3)),
                List.of());
    }

    private static HoldEvent released(HoldTarget target) {
        return new HoldEvent.TargetReleased(
                target, Optional.empty(), "checked", new PersonId("second"));
    }
}
