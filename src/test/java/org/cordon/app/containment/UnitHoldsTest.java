package org.cordon.app.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.containment.ContainmentCommands.Outcome;
import org.cordon.app.containment.ContainmentCommands.Refusal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StepRequirements;
import org.cordon.core.text.Reason.Written;
import org.cordon.support.LogLines;
import org.cordon.support.MemoryTerminal;
import org.cordon.support.Rules;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Holds of one unit, their release and the alarms that they end.
final class UnitHoldsTest extends ContainmentCase {
    // [utest->req~containment.release~1]
    @Test
    void aHeldUnitIsReleasedOnceAndMayBeHeldAgain() {
        IncidentId id = lead.start(wrongLot("A1")).join();
        lead.release(pack("A1"), "checked by QA").join();
        assertEquals(
                new HoldEvent.UnitReleased(pack("A1"), Optional.of(id), "checked by QA"),
                terminal.acts().getLast());
        assertEquals(List.of(), lead.status().held());
        assertEquals(Refusal.NOT_HELD, refused(lead.release(pack("A1"), "again")));
        lead.hold(pack("A1"), new Written("seen again")).join();
        assertEquals(1, lead.status().held().size());
    }

    // [utest->req~containment.held-only-when-durable~1]
    @Test
    void aUnitIsHeldOnlyOnceItsEntryIsDurable() {
        terminal.journal.pause();
        CompletableFuture<Outcome> hold = lead.hold(pack("A1"), new Written("torn"));
        assertFalse(hold.isDone());
        assertEquals(List.of(), lead.status().held());
        terminal.journal.sync();
        assertTrue(hold.isDone());
        assertEquals(pack("A1"), lead.status().held().getFirst().unit());
    }

    // [utest->req~containment.hold-once~1]
    @Test
    void aUnitAlreadyHeldOrBeingHeldIsHeldOnce() {
        terminal.journal.pause();
        CompletableFuture<Outcome> first = lead.hold(pack("A1"), new Written("torn"));
        CompletableFuture<Outcome> second = lead.hold(pack("A1"), new Written("again"));
        assertFalse(second.isDone(), "it is not held before that is durable");
        terminal.journal.sync();
        assertEquals(Outcome.HELD, first.join());
        assertEquals(Outcome.HELD_BEFORE, second.join());
        assertEquals(Outcome.HELD_BEFORE, lead.hold(pack("A1"), new Written("again")).join());
        assertEquals(1, terminal.acts().size());
    }

    // [utest->req~alarm.hold-closes~1]
    @Test
    void aHoldAndTheEndOfItsAlarmsAreOneEntry() {
        List<AlarmId> open =
                List.of(
                        AlarmId.ofScan(new LogPosition(1, 3)),
                        AlarmId.ofScan(new LogPosition(1, 8)));
        alarms.put(HoldTarget.Units.of(pack("A1")), open);
        assertEquals(Outcome.HELD, lead.hold(pack("A1"), new Written("torn")).join());
        assertEquals(
                List.of(
                        new HoldEvent.UnitHeld(
                                pack("A1"),
                                Optional.empty(),
                                new Written("torn"),
                                Optional.empty(),
                                open)),
                terminal.acts());
    }

    // [utest->req~alarm.hold-closes~1]
    @Test
    void alarmsOfAUnitThatWasHeldBeforeAreClosed() {
        lead.hold(pack("A1"), new Written("torn")).join();
        List<AlarmId> open = List.of(AlarmId.ofScan(new LogPosition(1, 9)));
        alarms.put(HoldTarget.Units.of(pack("A1")), open);
        assertEquals(Outcome.HELD_BEFORE, lead.hold(pack("A1"), new Written("again")).join());
        assertEquals(
                new AlarmEvent.AlarmClosed(open, AlarmEvent.Closing.HELD, ""),
                terminal.acts().getLast());
    }

    @Test
    void aHoldThatCouldNotBeRecordedMayBeTriedAgain() {
        terminal.journal.refuse(new JournalState.DiskFull(0));
        CompletableFuture<Outcome> failed = lead.hold(pack("A1"), new Written("torn"));
        CompletionException e = assertThrows(CompletionException.class, failed::join);
        assertInstanceOf(JournalUnavailable.class, e.getCause());
        assertEquals(List.of(), lead.status().held());
        terminal.journal.recover();
        lead.hold(pack("A1"), new Written("torn")).join();
        assertEquals(1, lead.status().held().size());
    }

    @Test
    void aTriggerThatWasInQuarantineBeforeCountsAsIsolated() {
        lead.hold(pack("A1"), new Written("torn")).join();
        IncidentId id = lead.start(wrongLot("A1")).join();
        assertEquals(List.of(), active().held());
        capture(id, ContainmentStep.CEASE);
        lead.complete(id, ContainmentStep.CEASE).join();
        assertEquals(Optional.of(Refusal.NO_LOCATION), lead.missing(id, ContainmentStep.ISOLATE));
    }

    @Test
    void fromManyThreadsAUnitIsHeldOnce() throws Exception {
        try (ExecutorService serial = Executors.newSingleThreadExecutor();
                ExecutorService hands = Executors.newFixedThreadPool(8)) {
            MemoryTerminal shared = new MemoryTerminal();
            shared.signIn("a.weber", "Anna Weber");
            ContainmentService busy =
                    new ContainmentService(
                            shared.journal(),
                            new OperationsReplay(shared.journal()),
                            shared.session(),
                            shared.time,
                            new StepRequirements(Rules.containment()),
                            _ -> List.of(),
                            serial);
            busy.open().get(Until.SECONDS, TimeUnit.SECONDS);
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                UnitId unit = pack("M" + i % 100);
                tries.add(
                        hands.submit(() ->
                                busy.hold(unit, new Written("why"))
                                        .thenApply(outcome -> outcome == Outcome.HELD)
                                        .get(Until.SECONDS, TimeUnit.SECONDS)));
            }
            int held = 0;
            for (Future<Boolean> one : tries) {
                held += one.get(Until.SECONDS, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertEquals(100, held);
            assertEquals(100, busy.status().held().size());
        }
    }

    // [utest->req~listeners.never-fail-a-command~1]
    @Test
    void aListenerThatFailsDoesNotFailTheCommandThatIsDurable() {
        try (LogLines log = LogLines.of(Listeners.class)) {
            List<Integer> held = new ArrayList<>();
            lead.onChange(() -> {
                throw new IllegalStateException("a defect of the window");
            });
            lead.onChange(() -> held.add(lead.status().held().size()));
            assertEquals(Outcome.HELD, lead.hold(pack("S1"), new Written("dent")).join());
            assertEquals(Outcome.HELD, lead.hold(pack("S2"), new Written("dent")).join());
            assertEquals(2, lead.status().held().size());
            assertTrue(held.contains(2), held::toString);
            assertEquals(1, log.levels().size(), "logged once");
        }
    }
}
