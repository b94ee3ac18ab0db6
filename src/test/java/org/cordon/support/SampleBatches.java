package org.cordon.support;

import org.cordon.app.auth.Session;
import org.cordon.app.batch.BatchService;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.boot.settings.RuleTables;
import org.cordon.core.batch.BatchMaterial;
import org.cordon.core.batch.CheckKind;
import org.cordon.core.batch.ClearanceAnswer;
import org.cordon.core.batch.ClearanceAnswer.Found;
import org.cordon.core.batch.ClearanceChecklist;
import org.cordon.core.batch.Differences;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Batches on a journal in memory, told as a shift on a line goes. What is not told yet has not happened.
public final class SampleBatches {
    /// What a line clearance looks at.
    public static final ClearanceChecklist CHECKLIST = RuleTables.shipped().clearance();

    /// The order on the line.
    public static final OrderId ORDER = SampleStates.ORDER.id();

    /// The journal and the clocks.
    public final MemoryTerminal terminal = new MemoryTerminal();

    /// What is unaccounted.
    public volatile Differences unaccounted = Differences.UNKNOWN;

    private final Session session;

    /// Nothing has happened; somebody is signed in.
    public SampleBatches() {
        this(Optional.of(new Person(new PersonId("d.weber"), "D. Weber", "$none")));
        terminal.time.now = Instant.parse("2026-11-23T01:30:00Z");
    }

    private SampleBatches(Optional<Person> person) {
        session =
                new Session() {
                    @Override
                    public Optional<Person> person() {
                        return person;
                    }

                    @Override
                    public Subscription onChange(Runnable listener) {
                        return () -> {};
                    }
                };
    }

    /// The service over what was told.
    public BatchService service() {
        BatchService service =
                new BatchService(
                        terminal.journal(),
                        new OperationsReplay(terminal.journal()),
                        session,
                        terminal.time,
                        CHECKLIST,
                        _ -> unaccounted,
                        Runnable::run);
        service.open().join();
        return service;
    }

    /// Every point is clear.
    public static List<ClearanceAnswer> clear() {
        return CHECKLIST.points().stream()
                .map(point -> new ClearanceAnswer(point.code(), Found.CLEAR, ""))
                .toList();
    }

    /// Something happens some minutes after the last.
    public SampleBatches after(int minutes, String person, JournalEvent event) {
        terminal.time.pass(Duration.ofMinutes(minutes));
        terminal.journal().append(Optional.of(new PersonId(person)), event).join();
        return this;
    }

    /// The order is loaded, and the line runs it.
    public SampleBatches loaded() {
        return opened(SampleStates.ORDER)
                .after(0, "m.keller", new OrderEvent.OrderActivated(ORDER));
    }

    /// Another order is loaded and waits.
    public SampleBatches next(Order order) {
        return opened(order).after(0, "m.keller", new OrderEvent.OrderPlanned(order.id()));
    }

    private SampleBatches opened(Order order) {
        return after(
                1,
                "m.keller",
                new OrderEvent.OrderOpened(order, "order.json", Entry.NO_HASH, 0, false));
    }

    /// The line is cleared, set up and started, and two checks and a new roll are on record.
    public SampleBatches running() {
        PersonId second = new PersonId("j.novak");
        StationId unit = new StationId("Unit");
        return loaded().after(
                        10, "d.weber", new BatchEvent.LineCleared(ORDER, "1", clear(), second))
                .after(4, "d.weber", new BatchEvent.SetUpStarted(ORDER))
                .after(
                        17,
                        "d.weber",
                        new BatchEvent.FirstPieceApproved(
                                ORDER,
                                Optional.empty(),
                                "process grade 3.8",
                                new PersonId("m.lindqvist")))
                .after(2, "d.weber", new BatchEvent.BatchStarted(ORDER))
                .after(
                        26,
                        "j.novak",
                        new BatchEvent.CheckRecorded(
                                ORDER,
                                Optional.of(unit),
                                CheckKind.CHALLENGE_TEST,
                                true,
                                12,
                                "all rejected"))
                .after(
                        42,
                        "d.weber",
                        new BatchEvent.MaterialChanged(
                                ORDER, Optional.of(unit), BatchMaterial.ROLL, "R-2207"))
                .after(28, "d.weber", new BatchEvent.BatchPaused(ORDER, "case labels"))
                .after(6, "d.weber", new BatchEvent.BatchResumed(ORDER));
    }

    /// The last pack is through.
    public SampleBatches closing() {
        return running().after(20, "d.weber", new BatchEvent.BatchClosing(ORDER));
    }
}
