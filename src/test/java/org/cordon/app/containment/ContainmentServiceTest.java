package org.cordon.app.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.auth.NotSignedIn;
import org.cordon.app.containment.ContainmentCommands.Refusal;
import org.cordon.app.port.JournalState;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.projection.Incident;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Reason.Written;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.VerdictCode;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// How an incident is opened and led through its steps.
final class ContainmentServiceTest extends ContainmentCase {
    // [utest->req~containment.start-from-scan~1]
    @Test
    void oneScanOpensTheIncidentAndHoldsItsPackWhichClosesItsAlarm() {
        EvaluatedScan trigger = wrongLot("A1");
        terminal.time.pass(Duration.ofSeconds(9));

        IncidentId id = lead.start(trigger).join();

        assertEquals("L3-2026-0001", id.value());
        assertEquals(
                List.of(
                        new IncidentEvent.IncidentOpened(
                                id,
                                Optional.empty(),
                                trigger.at(),
                                VerdictCode.WRONG_LOT,
                                new Written("the reason"),
                                1,
                                Optional.of(1L),
                                Optional.of(pack("A1"))),
                        new HoldEvent.UnitHeld(
                                pack("A1"),
                                Optional.of(id),
                                new Written("the reason"),
                                Optional.of(Duration.ofSeconds(9)),
                                List.of(AlarmId.ofScan(trigger.position())))),
                terminal.acts());
        assertEquals(Duration.ofSeconds(9), lead.elapsed(active()));
        assertEquals(List.of(pack("A1")), active().held().stream().map(h -> h.unit()).toList());
    }

    @Test
    void aScanThatNamesNoUnitOpensTheIncidentWithoutAHold() {
        EvaluatedScan streak =
                scan(
                        new Reading.Unreadable(ScanFault.NO_READ_STREAK, 0, ""),
                        new Verdict.ReaderFault(ScanFault.NO_READ_STREAK));
        IncidentId id = lead.start(streak).join();
        assertEquals(
                List.of(),
                terminal.acts().stream().filter(f -> f instanceof HoldEvent.UnitHeld).toList());
        assertEquals(Optional.of(ContainmentStep.CEASE), active().current());
        assertEquals(id, active().id());
    }

    // [utest->req~containment.one-incident-at-a-time~1]
    @Test
    void aSecondScanJoinsTheOpenIncident() {
        IncidentId first = lead.start(wrongLot("A1")).join();
        IncidentId second = lead.start(wrongLot("A2")).join();
        assertEquals(first, second);
        assertEquals(
                List.of(pack("A1"), pack("A2")),
                active().held().stream().map(h -> h.unit()).toList());
        assertEquals(
                1,
                terminal.acts().stream()
                        .filter(f -> f instanceof IncidentEvent.IncidentOpened)
                        .count());
    }

    @Test
    void twoPressesBeforeTheFirstIsDurableOpenOneIncident() {
        EvaluatedScan trigger = wrongLot("A1");
        terminal.journal.pause();
        CompletableFuture<IncidentId> first = lead.start(trigger);
        CompletableFuture<IncidentId> second = lead.start(trigger);
        assertEquals(
                Optional.empty(), lead.status().active(), "nothing shows before it is durable");
        terminal.journal.sync();
        assertEquals(first.join(), second.join());
        assertEquals(
                1,
                terminal.acts().stream()
                        .filter(f -> f instanceof IncidentEvent.IncidentOpened)
                        .count());
        assertEquals(
                1, terminal.acts().stream().filter(f -> f instanceof HoldEvent.UnitHeld).count());
    }

    @Test
    void wordsOfASecondStartAreKeptInTheOpenIncident() {
        IncidentId id = lead.start("label roll looks wrong").join();
        assertEquals(id, lead.start("second roll as well").join());
        assertEquals(
                new IncidentEvent.NoteTaken(
                        id,
                        new IncidentNote.Detail(
                                ContainmentService.ALSO_REPORTED, "second roll as well"),
                        Duration.ZERO),
                terminal.acts().getLast());
    }

    @Test
    void anIncidentThatCouldNotBeRecordedIsNotOpenAndMayBeTriedAgain() {
        EvaluatedScan trigger = wrongLot("A1");
        terminal.journal.refuse(new JournalState.DiskFull(0));
        assertThrows(CompletionException.class, () -> lead.start(trigger).join());
        assertEquals(Optional.empty(), lead.status().active());
        terminal.journal.recover();
        lead.start(trigger).join();
        assertEquals(1, active().held().size());
    }

    // [utest->req~containment.named-person~1]
    @Test
    void nothingIsRecordedWhileNobodyIsSignedIn() {
        IncidentId id = lead.start("torn labels").join();
        int before = terminal.acts().size();
        EvaluatedScan trigger = wrongLot("A1");
        terminal.signOut();
        assertEquals(new NotSignedIn(), refused(lead.start(trigger)));
        assertEquals(new NotSignedIn(), refused(lead.start("why")));
        assertEquals(new NotSignedIn(), refused(lead.hold(pack("A1"), new Written("why"))));
        assertEquals(new NotSignedIn(), refused(lead.release(pack("A1"), "why")));
        assertEquals(
                new NotSignedIn(), refused(lead.note(id, new IncidentNote.Quarantined("Cage 4"))));
        assertEquals(new NotSignedIn(), refused(lead.complete(id, ContainmentStep.CEASE)));
        assertEquals(before, terminal.acts().size());
    }

    // [utest->req~containment.acts-in-order~1]
    @Test
    void actsAreCompletedInOrderAndOnlyWithWhatTheyMustHave() {
        IncidentId id = lead.start("torn labels").join();
        List<Refusal> lacks =
                List.of(
                        Refusal.STOP_NOT_CONFIRMED,
                        Refusal.NOTHING_HELD,
                        Refusal.NOT_ALL_TOLD,
                        Refusal.FIELD_MISSING,
                        Refusal.NO_DEVIATION);
        Iterator<Refusal> lack = lacks.iterator();
        for (ContainmentStep step : ContainmentStep.values()) {
            for (ContainmentStep later : ContainmentStep.values()) {
                if (later.compareTo(step) > 0) {
                    assertEquals(Refusal.OUT_OF_ORDER, refused(lead.complete(id, later)));
                }
            }
            Refusal reason = lack.next();
            assertEquals(Optional.of(reason), lead.missing(id, step));
            assertEquals(reason, refused(lead.complete(id, step)));
            terminal.time.pass(Duration.ofMinutes(4));
            capture(id, step);
            assertEquals(Optional.empty(), lead.missing(id, step));
            lead.complete(id, step).join();
            assertEquals(Optional.of(Refusal.ALREADY_COMPLETED), lead.missing(id, step));
        }
        assertEquals(Optional.empty(), lead.status().active());
        Incident contained = lead.status().contained().orElseThrow();
        terminal.time.pass(Duration.ofMinutes(30));
        assertEquals(Duration.ofMinutes(20), lead.elapsed(contained), "the clock has stopped");
        assertEquals(Refusal.NO_INCIDENT, refused(lead.complete(id, ContainmentStep.CEASE)));
    }

    @Test
    void aCompletedActIsNotCompletedAgain() {
        IncidentId id = lead.start("torn labels").join();
        terminal.journal.pause();
        CompletableFuture<Entry> note =
                lead.note(id, new IncidentNote.NotStopped("valve jammed, engineer called"));
        CompletableFuture<Entry> first = lead.complete(id, ContainmentStep.CEASE);
        assertFalse(first.isDone(), "waits for the note captured just before");
        terminal.journal.sync();
        assertTrue(note.isDone());
        CompletableFuture<Entry> second = lead.complete(id, ContainmentStep.CEASE);
        terminal.journal.sync();
        first.join();
        assertEquals(Refusal.ALREADY_COMPLETED, refused(second));
        assertEquals(
                1,
                terminal.acts().stream()
                        .filter(f -> f instanceof IncidentEvent.ActCompleted)
                        .count());
    }

    @Test
    void notesAreTakenForTheCurrentActAndEarlierOnesOnly() {
        IncidentId id = lead.start("torn labels").join();
        assertEquals(
                Refusal.OUT_OF_ORDER,
                refused(lead.note(id, new IncidentNote.Quarantined("Cage 4"))));
        capture(id, ContainmentStep.CEASE);
        lead.complete(id, ContainmentStep.CEASE).join();
        lead.note(id, new IncidentNote.Quarantined("Cage 4")).join();
        lead.note(id, new IncidentNote.LineStopped("B. Kaya", "now locked as well")).join();
        assertEquals(4, active().steps().size());
    }

    @Test
    void anUnknownIncidentIsRefused() {
        IncidentId other = new IncidentId("L3-2026-0999");
        assertEquals(Refusal.NO_INCIDENT, refused(lead.complete(other, ContainmentStep.CEASE)));
        assertEquals(
                Refusal.NO_INCIDENT, refused(lead.note(other, new IncidentNote.NotStopped("why"))));
        assertEquals(Optional.of(Refusal.NO_INCIDENT), lead.missing(other, ContainmentStep.CEASE));
    }
}
