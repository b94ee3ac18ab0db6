package org.cordon.app.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cordon.app.containment.ContainmentCommands.Refusal;
import org.cordon.app.projection.StoreStatus;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.Entry;
import org.cordon.core.projection.Incident;
import org.cordon.core.text.Reason.Written;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An incident over restarts and with a clock that is set.
final class IncidentOverRestartTest extends ContainmentCase {
    // [utest->req~containment.clock-monotonic~1]
    @Test
    void settingTheWallClockMovesTheIncidentClockNeitherWay() {
        EvaluatedScan trigger = wrongLot("A1");
        terminal.time.pass(Duration.ofSeconds(30));
        terminal.time.now = terminal.time.now.minus(Duration.ofHours(3));
        lead.start(trigger).join();
        assertEquals(Duration.ofSeconds(30), lead.elapsed(active()));
        terminal.time.now = terminal.time.now.plus(Duration.ofDays(1));
        terminal.time.nanos += Duration.ofSeconds(5).toNanos();
        assertEquals(Duration.ofSeconds(35), lead.elapsed(active()));
    }

    // [utest->req~containment.resumes-after-kill~1]
    @Test
    void afterAKillItIsAtTheSameActWithTheClockRight() {
        IncidentId id = lead.start(wrongLot("A1")).join();
        long minutes = 0;
        for (ContainmentStep step : ContainmentStep.values()) {
            capture(id, step);
            Incident before = active();
            terminal.kill();
            terminal.time.pass(Duration.ofMinutes(2));
            lead = run();
            assertEquals(before, active(), "killed during " + step);
            minutes += 2;
            assertEquals(Duration.ofMinutes(minutes), lead.elapsed(active()));
            lead.complete(id, step).join();
        }
        assertEquals(Optional.empty(), lead.status().active());
        assertEquals(Duration.ofMinutes(10), lead.elapsed(lead.status().contained().orElseThrow()));
    }

    // [utest->req~containment.clock-never-back~1]
    @Test
    void aWallClockSetBackBeforeARestartDoesNotLowerTheIncidentClock() {
        IncidentId id = lead.start(wrongLot("A1")).join();
        terminal.time.pass(Duration.ofMinutes(25));
        capture(id, ContainmentStep.CEASE);
        terminal.kill();
        terminal.time.now = terminal.time.now.minus(Duration.ofHours(2));
        lead = run();
        assertEquals(Duration.ofMinutes(25), lead.elapsed(active()));
        terminal.time.nanos += Duration.ofMinutes(1).toNanos();
        assertEquals(Duration.ofMinutes(26), lead.elapsed(active()));
    }

    @Test
    void whatWasNotDurableAtTheKillIsNotShownAfterIt() {
        IncidentId id = lead.start(wrongLot("A1")).join();
        terminal.journal.pause();
        CompletableFuture<Entry> lost =
                lead.note(id, new IncidentNote.LineStopped("B. Kaya", "stopped"));
        terminal.kill();
        terminal.journal.resume();
        lead = run();
        assertFalse(lost.isDone());
        assertEquals(
                Optional.of(Refusal.STOP_NOT_CONFIRMED), lead.missing(id, ContainmentStep.CEASE));
    }

    // [utest->req~containment.numbers~1]
    @Test
    void numbersGoOnAfterARestartAndBeginAnewWithTheYear() {
        for (int n = 1; n <= 2; n++) {
            IncidentId id = lead.start("torn labels").join();
            assertEquals("L3-2026-%04d".formatted(n), id.value());
            for (ContainmentStep step : ContainmentStep.values()) {
                if (step == ContainmentStep.ISOLATE) {
                    lead.hold(pack("N" + n), new Written("why")).join();
                    lead.note(id, new IncidentNote.Quarantined("Cage")).join();
                } else {
                    capture(id, step);
                }
                lead.complete(id, step).join();
            }
            terminal.kill();
            lead = run();
        }
        terminal.time.now = Instant.parse("2026-12-31T23:30:00Z");
        assertEquals("L3-2027-0001", lead.start("past midnight in Berlin").join().value());
    }

    // [utest->req~containment.without-the-store~1]
    @Test
    void theFirstHourGoesOnWithoutTheStore() {
        IncidentId id = lead.start(wrongLot("A1")).join();
        capture(id, ContainmentStep.CEASE);
        Incident before = active();
        ContainmentStatus status = lead.status();

        terminal.kill();
        terminal.storeState = StoreStatus.State.BROKEN;
        lead = run();
        assertEquals(before, active());
        assertEquals(status, lead.status());

        terminal.kill();
        terminal.storeState = StoreStatus.State.LEVEL;
        terminal.storeThrows = true;
        lead = run();
        assertEquals(status, lead.status());
        lead.complete(id, ContainmentStep.CEASE).join();
        assertEquals(Optional.of(ContainmentStep.ISOLATE), active().current());
    }
}
