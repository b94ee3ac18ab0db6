package org.cordon.app.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.auth.NotSignedIn;
import org.cordon.app.batch.BatchCommands.Refusal;
import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.boot.settings.RuleTables;
import org.cordon.core.batch.BatchMaterial;
import org.cordon.core.batch.BatchPhase;
import org.cordon.core.batch.CheckKind;
import org.cordon.core.batch.ClearanceAnswer;
import org.cordon.core.batch.ClearanceAnswer.Found;
import org.cordon.core.batch.ClearanceChecklist;
import org.cordon.core.batch.Differences;
import org.cordon.core.batch.LotExtent;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.support.MemoryTerminal;
import org.cordon.support.Shift;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Batches as people lead them, on a journal that a kill leaves as it is.
final class BatchServiceTest {
    private static final OrderId A = new OrderId("A");
    private static final OrderId B = new OrderId("B");
    private static final Person DANA = person("dana");
    private static final Person JO = person("jo");
    private static final Person MAX = person("max");
    private static final ClearanceChecklist CHECKLIST = RuleTables.shipped().clearance();

    private final MemoryTerminal terminal = new MemoryTerminal();
    private Differences unaccounted = Differences.of(0, 0);
    private BatchService service;

    BatchServiceTest() {
        terminal.signIn("max", "max");
        load(A);
        terminal.signIn("dana", "dana");
        service = run();
    }

    @BeforeEach
    void everyPointIsAnswered() {
        assertTrue(CHECKLIST.problem(clear()).isEmpty());
    }

    private BatchService run() {
        BatchService started =
                new BatchService(
                        terminal.journal(),
                        new OperationsReplay(terminal.journal()),
                        terminal.session(),
                        terminal.time,
                        CHECKLIST,
                        _ -> unaccounted,
                        Runnable::run);
        started.open().join();
        return started;
    }

    private static Person person(String id) {
        return new Person(new PersonId(id), id, "$none");
    }

    private void load(OrderId order) {
        open(order);
        append(new OrderEvent.OrderActivated(order));
    }

    private void open(OrderId order) {
        append(
                new OrderEvent.OrderOpened(
                        Shift.order(order.value(), 10), "a.csv", Entry.NO_HASH, 0, false));
    }

    private void append(JournalEvent event) {
        terminal.journal().append(terminal.session().person().map(Person::id), event).join();
    }

    private static List<ClearanceAnswer> clear() {
        return CHECKLIST.points().stream()
                .map(point -> new ClearanceAnswer(point.code(), Found.CLEAR, ""))
                .toList();
    }

    private BatchPhase phase(OrderId order) {
        return service.status().batch(order).orElseThrow().state().phase();
    }

    private static Object refusal(CompletableFuture<Entry> command) {
        try {
            command.join();
            return "done";
        } catch (CompletionException e) {
            return ((Refused) Futures.of(e)).reason();
        }
    }

    private void run(OrderId order) {
        service.clearLine(order, clear(), JO).join();
        service.startSetUp(order).join();
        service.approveFirstPiece(order, Optional.empty(), " grade 3.8 ", JO).join();
        service.start(order).join();
    }

    private List<String> recorded() {
        return terminal.acts().stream()
                .filter(BatchEvent.class::isInstance)
                .map(JournalEvent::storedName)
                .toList();
    }

    // [utest->req~batch.phases~1]
    @Test
    void aBatchGoesFromClearanceToClose() {
        assertEquals(BatchPhase.PLANNED, phase(A));
        run(A);
        service.pause(A, "case labels").join();
        service.resume(A).join();
        service.beginClosing(A).join();
        service.close(A, Differences.of(0, 0), "", Optional.empty(), LotExtent.WHOLE).join();
        assertEquals(BatchPhase.CLOSED, phase(A));
        assertEquals(
                List.of(
                        "LineCleared",
                        "SetUpStarted",
                        "FirstPieceApproved",
                        "BatchStarted",
                        "BatchPaused",
                        "BatchResumed",
                        "BatchClosing",
                        "BatchClosed"),
                recorded());
    }

    // [utest->req~batch.after-restart~1]
    @Test
    void aKillLosesAndDoublesNoStep() {
        service.clearLine(A, clear(), JO).join();
        for (int i = 0; i < 4; i++) {
            BatchStatus before = service.status();
            terminal.kill();
            service = run();
            assertEquals(before, service.status());
            switch (i) {
                case 0 -> service.startSetUp(A).join();
                case 1 -> service.approveFirstPiece(A, Optional.empty(), "", JO).join();
                case 2 -> service.start(A).join();
                default -> service.pause(A, "labels").join();
            }
        }
        assertEquals(BatchPhase.PAUSED, phase(A));
        assertEquals(
                List.of(
                        "LineCleared",
                        "SetUpStarted",
                        "FirstPieceApproved",
                        "BatchStarted",
                        "BatchPaused"),
                recorded());
    }

    // [utest->req~batch.after-restart~1]
    @Test
    void aStepThatWasNotDurableWasNotDone() {
        service.clearLine(A, clear(), JO).join();
        terminal.journal.pause();
        CompletableFuture<Entry> lost = service.startSetUp(A);
        terminal.kill();
        terminal.journal.resume();
        service = run();
        assertFalse(lost.isDone());
        assertEquals(BatchPhase.LINE_CLEARANCE, phase(A));
        service.startSetUp(A).join();
        assertEquals(List.of("LineCleared", "SetUpStarted"), recorded());
    }

    // [utest->req~batch.after-restart~1]
    @Test
    void aStepThatIsAskedForTwiceAtOnceIsDoneOnce() {
        run(A);
        terminal.journal.pause();
        CompletableFuture<Entry> first = service.pause(A, "labels");
        CompletableFuture<Entry> second = service.pause(A, "labels");
        assertEquals(BatchPhase.RUNNING, phase(A));
        terminal.journal.resume();
        first.join();
        assertEquals(Refusal.WRONG_PHASE, refusal(second));
    }

    // [utest->req~batch.clearance~1]
    @Test
    void theSecondPersonOfALineClearanceWasNotInvolved() {
        assertEquals(Refusal.SAME_PERSON, refusal(service.clearLine(A, clear(), DANA)));
        assertEquals(Refusal.SECOND_INVOLVED, refusal(service.clearLine(A, clear(), MAX)));
        service.clearLine(A, clear(), JO).join();
        assertEquals(JO.id(), ((BatchEvent.LineCleared) terminal.acts().getLast()).second());
    }

    // [utest->req~batch.clearance~1]
    @Test
    void whoRanTheBatchBeforeWasInvolved() {
        run(A);
        terminal.signIn("max", "max");
        open(B);
        append(new OrderEvent.OrderPlanned(B));
        assertEquals(Refusal.SECOND_INVOLVED, refusal(service.clearLine(B, clear(), DANA)));
        service.clearLine(B, clear(), JO).join();
        assertEquals(BatchPhase.LINE_CLEARANCE, phase(B));
    }

    // [utest->req~batch.clearance~1]
    @Test
    void everyPointOfTheChecklistIsAnswered() {
        List<ClearanceAnswer> lacking = clear().subList(1, clear().size());
        assertEquals(Refusal.NOT_ALL_POINTS, refusal(service.clearLine(A, lacking, JO)));
        List<ClearanceAnswer> none =
                CHECKLIST.points().stream()
                        .map(point -> new ClearanceAnswer(point.code(), Found.NOT_APPLICABLE, ""))
                        .toList();
        assertEquals(Refusal.POINT_APPLIES, refusal(service.clearLine(A, none, JO)));
        assertEquals(List.of(), recorded());
    }

    // [utest->req~batch.re-clearance~1]
    @Test
    void aLongPauseAsksForAnotherClearance() {
        run(A);
        service.pause(A, "no cartons").join();
        terminal.time.pass(CHECKLIST.longPause());
        assertEquals(Refusal.CLEARANCE_DUE, refusal(service.resume(A)));
        service.clearLine(A, clear(), JO).join();
        service.resume(A).join();
        assertEquals(BatchPhase.RUNNING, phase(A));
    }

    // [utest->req~batch.first-piece~1]
    @Test
    void theFirstPieceNeedsAnotherPerson() {
        service.clearLine(A, clear(), JO).join();
        service.startSetUp(A).join();
        assertEquals(
                Refusal.SAME_PERSON,
                refusal(service.approveFirstPiece(A, Optional.empty(), "", DANA)));
        assertEquals(Refusal.FIRST_PIECE_NOT_APPROVED, refusal(service.start(A)));
    }

    // [utest->req~batch.closing~1]
    @Test
    void differencesNeedAReasonAndASecondPerson() {
        run(A);
        service.beginClosing(A).join();
        unaccounted = Differences.of(3, 2);
        assertEquals(
                Refusal.COUNT_CHANGED, refusal(close(Differences.of(0, 0), "", Optional.empty())));
        assertEquals(Refusal.NO_REASON, refusal(close(unaccounted, " ", Optional.of(JO))));
        assertEquals(Refusal.NO_SECOND, refusal(close(unaccounted, "bin", Optional.empty())));
        assertEquals(Refusal.SAME_PERSON, refusal(close(unaccounted, "bin", Optional.of(DANA))));
        close(unaccounted, " found in the bin ", Optional.of(JO)).join();
        assertEquals(
                new BatchEvent.BatchClosed(
                        A,
                        Differences.of(3, 2),
                        "found in the bin",
                        Optional.of(JO.id()),
                        LotExtent.PART),
                terminal.acts().getLast());
    }

    // [utest->req~batch.closing~1]
    @Test
    void whatIsNotKnownIsClosedAsADifference() {
        run(A);
        service.beginClosing(A).join();
        unaccounted = Differences.UNKNOWN;
        assertEquals(Differences.UNKNOWN, service.unaccounted(A).join());
        assertEquals(
                Refusal.NO_SECOND, refusal(close(unaccounted, "not counted", Optional.empty())));
        close(unaccounted, "not counted", Optional.of(JO)).join();
        assertEquals(BatchPhase.CLOSED, phase(A));
    }

    // [utest->req~batch.closing~1]
    @Test
    void aBatchThatNobodyClearedTheLineForNeedsASecondPersonToClose() {
        service.beginClosing(A).join();
        assertEquals(
                Refusal.NO_SECOND, refusal(close(unaccounted, "ran before", Optional.empty())));
        close(unaccounted, "ran before", Optional.of(JO)).join();
        assertEquals(BatchPhase.CLOSED, phase(A));
    }

    // [utest->req~batch.closing~1]
    @Test
    void aClosedBatchIsReopenedByTwoWithAReason() {
        service.beginClosing(A).join();
        close(unaccounted, "ran before", Optional.of(JO)).join();
        assertEquals(Refusal.NO_REASON, refusal(service.reopen(A, "", JO)));
        assertEquals(Refusal.SAME_PERSON, refusal(service.reopen(A, "count", DANA)));
        service.reopen(A, "count", JO).join();
        assertEquals(BatchPhase.CLOSING, phase(A));
        assertEquals(Refusal.NO_REASON, refusal(service.abort(A, "")));
        service.abort(A, "foil").join();
        assertEquals(BatchPhase.ABORTED, phase(A));
    }

    // [utest->req~batch.record~1]
    @Test
    void checksRollsJobsAndChangeoversAreOnRecord() {
        run(A);
        Optional<StationId> unit = Optional.of(new StationId("Unit"));
        BatchEvent.CheckRecorded check =
                new BatchEvent.CheckRecorded(A, unit, CheckKind.CHALLENGE_TEST, true, 12, "");
        service.record(check).join();
        service.record(new BatchEvent.MaterialChanged(A, unit, BatchMaterial.ROLL, "R-2207"))
                .join();
        assertEquals(
                Refusal.NO_NUMBER,
                refusal(
                        service.record(
                                new BatchEvent.MaterialChanged(
                                        A, unit, BatchMaterial.PRINT_JOB, " "))));
        assertEquals(
                Refusal.WRONG_QUANTITY,
                refusal(
                        service.record(
                                new BatchEvent.CheckRecorded(
                                        A, unit, CheckKind.OTHER, true, -1, ""))));
        assertEquals(
                List.of("CheckRecorded", "MaterialChanged"),
                recorded().subList(4, recorded().size()));
    }

    // [utest->req~batch.changeover~1]
    @Test
    void stationsGoOverOneAfterAnother() {
        run(A);
        open(B);
        append(new OrderEvent.OrderPlanned(B));
        service.clearLine(B, clear(), JO).join();
        StationId unit = new StationId("Unit");
        service.record(new BatchEvent.StationChangedOver(B, unit)).join();
        assertEquals(Map.of(unit, B), service.status().ahead());
        startAfterSetUp(B).join();
        assertEquals(BatchPhase.RUNNING, phase(B));
        assertEquals(BatchPhase.RUNNING, phase(A));
        service.pause(A, "film").join();
        service.resume(A).join();
        append(new OrderEvent.OrderActivated(B));
        assertEquals(Map.of(), service.status().ahead());
        service.pause(A, "film").join();
        assertEquals(Refusal.NOT_ACTIVE, refusal(service.resume(A)));
    }

    // [utest->req~batch-judging.set-up~1]
    @Test
    void anOrderThatWaitsIsSetUpOnceTheOneBeforeHasEndedAndIsTheActiveOneThen() {
        run(A);
        open(B);
        append(new OrderEvent.OrderPlanned(B));
        service.clearLine(B, clear(), JO).join();
        assertEquals(Refusal.NOT_ACTIVE, refusal(service.startSetUp(B)));
        service.abort(A, "film").join();
        service.startSetUp(B).join();
        assertEquals(Optional.of(B), service.status().active());
        assertEquals(BatchPhase.SET_UP, phase(B));
    }

    private CompletableFuture<Entry> startAfterSetUp(OrderId order) {
        service.startSetUp(order).join();
        service.approveFirstPiece(order, Optional.empty(), "", JO).join();
        return service.start(order);
    }

    // [utest->req~batch.phases~1]
    @Test
    void nobodyMayDoWithoutSigningInNorForAnOrderThatIsNotKnown() {
        assertEquals(Refusal.UNKNOWN_ORDER, refusal(service.startSetUp(new OrderId("Z"))));
        terminal.signOut();
        assertEquals(new NotSignedIn(), refusal(service.startSetUp(A)));
    }

    // [utest->req~batch.shown~1]
    @Test
    void replacedOrdersThatNobodyLedAreNotUnderWay() {
        open(B);
        append(new OrderEvent.OrderPlanned(B));
        assertEquals(
                List.of(A, B),
                service.status().batches().stream().map(BatchStatus.OrderBatch::id).toList());
        assertEquals(List.of(B), ids(service.status().waiting()));
        assertEquals(List.of(A), ids(service.status().sameLot(Shift.order("B", 10))));
        append(new OrderEvent.OrderActivated(B));
        assertEquals(List.of(B), ids(service.status().batches()));
    }

    private static List<OrderId> ids(List<BatchStatus.OrderBatch> batches) {
        return batches.stream().map(BatchStatus.OrderBatch::id).toList();
    }

    private CompletableFuture<Entry> close(
            Differences seen, String reason, Optional<Person> second) {
        return service.close(A, seen, reason, second, LotExtent.PART);
    }
}
