package org.cordon.core.batch;

import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.BatchState;
import org.cordon.core.projection.Batches;
import org.cordon.support.CaseTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The cases of `batch-cases.txt`.
final class BatchCasesTest {
    private static final OrderId ORDER = new OrderId("PO-1");
    private static final PersonId SECOND = new PersonId("anna");
    private static final Instant BEGIN = Instant.parse("2026-11-24T02:00:00Z");

    // [utest->req~batch.phases~1]
    // [utest->req~batch.first-piece~1]
    // [utest->req~batch.re-clearance~1]
    @TestFactory
    Stream<DynamicTest> everyCaseEndsAsItSays() throws IOException {
        return CaseTable.tests(
                "src/test/resources/org/cordon/core/batch/batch-cases.txt",
                (name, longPause, rows) -> {
                    Story story = new Story(Duration.ofMinutes(Long.parseLong(longPause)));
                    CaseTable.check(name, rows, story::play);
                });
    }

    private static final class Story {
        private final Batches batches = new Batches();
        private final Duration longPause;
        private long seq;

        Story(Duration longPause) {
            this.longPause = longPause;
        }

        String play(String[] cell) {
            Instant now = BEGIN.plus(Duration.ofMinutes(Long.parseLong(cell[0])));
            JournalEvent event = event(cell[1]);
            BatchState before = batches.get(ORDER);
            Optional<BatchObstacle> obstacle =
                    event instanceof BatchEvent batch
                            ? before.obstacle(batch.step(), now, longPause)
                            : Optional.empty();
            if (obstacle.isEmpty()) {
                batches.apply(entry(event, now));
            }
            return obstacle.map(Enum::name).orElseGet(() -> batches.get(ORDER).phase().name());
        }

        private Entry entry(JournalEvent event, Instant at) {
            return new Entry(
                    new TerminalId("L3"),
                    StreamId.OPERATIONS,
                    1,
                    ++seq,
                    new EventTime(at, ZoneOffset.UTC, Optional.empty()),
                    Optional.of(new PersonId("dana")),
                    "1",
                    event,
                    Entry.NO_HASH,
                    Entry.NO_HASH,
                    "");
        }
    }

    private static JournalEvent event(String step) {
        return switch (step) {
            case "load" -> new OrderEvent.OrderActivated(ORDER);
            case "clear" -> new BatchEvent.LineCleared(ORDER, "1", List.of(), SECOND);
            case "set up" -> new BatchEvent.SetUpStarted(ORDER);
            case "approve" ->
                    new BatchEvent.FirstPieceApproved(ORDER, Optional.empty(), "", SECOND);
            case "start" -> new BatchEvent.BatchStarted(ORDER);
            case "pause" -> new BatchEvent.BatchPaused(ORDER, "labels");
            case "resume" -> new BatchEvent.BatchResumed(ORDER);
            case "begin closing" -> new BatchEvent.BatchClosing(ORDER);
            case "close" ->
                    new BatchEvent.BatchClosed(
                            ORDER, Differences.of(0, 0), "", Optional.empty(), LotExtent.WHOLE);
            case "abort" -> new BatchEvent.BatchAborted(ORDER, "foil");
            case "reopen" -> new BatchEvent.BatchReopened(ORDER, "count", SECOND);
            case "record" ->
                    new BatchEvent.MaterialChanged(
                            ORDER, Optional.empty(), BatchMaterial.ROLL, "R-1");
            case "change over" -> new BatchEvent.StationChangedOver(ORDER, new StationId("Case"));
            default -> throw new IllegalArgumentException(step);
        };
    }
}
