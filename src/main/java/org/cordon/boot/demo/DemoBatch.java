package org.cordon.boot.demo;

import org.cordon.app.auth.Authentication;
import org.cordon.app.batch.BatchCommands;
import org.cordon.core.batch.CheckKind;
import org.cordon.core.batch.ClearanceAnswer;
import org.cordon.core.batch.ClearanceAnswer.Found;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.Person;
import org.cordon.core.text.Messages;
import org.cordon.ui.shell.TerminalServices;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Leads the demo's batch to where the line runs: cleared, first piece approved, started, reject tested.
record DemoBatch(TerminalServices parts) {
    private static final Messages TEXT = Messages.of(DemoBatch.class);
    private static final int CHALLENGE_PACKS = 12;

    /// Begins the batch of an order that was loaded just now.
    CompletableFuture<Order> begin(Order order) {
        Authentication people = parts.authentication();
        BatchCommands batch = parts.batchCommands();
        OrderId id = order.id();
        return people.enrol(DemoLine.SECOND, DemoLine.SECOND_NAME, DemoLine.PASSWORD.toCharArray())
                .thenCompose(
                        _ -> people.secondPerson(DemoLine.SECOND, DemoLine.PASSWORD.toCharArray()))
                .thenCompose(second -> cleared(id, second))
                .thenCompose(_ -> batch.start(id))
                .thenCompose(_ ->
                        batch.record(
                                new BatchEvent.CheckRecorded(
                                        id,
                                        Optional.empty(),
                                        CheckKind.CHALLENGE_TEST,
                                        true,
                                        CHALLENGE_PACKS,
                                        TEXT.get("demo.batch.challenge"))))
                .thenApply(_ -> order);
    }

    private CompletableFuture<Entry> cleared(OrderId id, Person second) {
        BatchCommands batch = parts.batchCommands();
        List<ClearanceAnswer> answers =
                parts.batches().checklist().points().stream()
                        .map(point -> new ClearanceAnswer(point.code(), Found.CLEAR, ""))
                        .toList();
        return batch.clearLine(id, answers, second)
                .thenCompose(_ -> batch.startSetUp(id))
                .thenCompose(_ ->
                        batch.approveFirstPiece(
                                id, Optional.empty(), TEXT.get("demo.batch.first-piece"), second));
    }
}
