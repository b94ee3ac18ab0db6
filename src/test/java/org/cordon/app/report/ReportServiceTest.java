package org.cordon.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.auth.NotSignedIn;
import org.cordon.app.command.Refused;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.report.ReportWriter.Document;
import org.cordon.app.report.ReportWriter.ReportFailed;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.people.PersonId;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FakeStoreStatusQueries;
import org.cordon.support.IncidentStory;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// [ReportService] over records in memory.
final class ReportServiceTest {
    private static final Document DOCUMENT = new Document(new byte[] {1}, 3, "ab12");

    private final IncidentStory story = IncidentStory.overdue();
    private final FakeStoreQueries records = new FakeStoreQueries().follow(story.journal());
    private final FakeStoreStatusQueries store = new FakeStoreStatusQueries();
    private final FakeAuthentication door = FakeAuthentication.signedIn();
    private final List<ContainmentReport> drawn = new ArrayList<>();
    private final Queue<Runnable> reader = new ArrayDeque<>();

    private ReportService desk(ReportWriter writer) {
        return new ReportService(
                story.journal(),
                store,
                new ReportDataCollector(records, IncidentStory.rules(), story.time()),
                writer,
                door,
                reader::add);
    }

    private ReportService desk() {
        return desk(report -> {
            drawn.add(report);
            return DOCUMENT;
        });
    }

    private void work() {
        while (!reader.isEmpty()) {
            reader.remove().run();
        }
    }

    private static Throwable failure(CompletableFuture<?> future) {
        CompletionException thrown = assertThrows(CompletionException.class, future::join);
        return Objects.requireNonNull(thrown.getCause());
    }

    // [utest->req~report.level-with-the-record~1]
    @Test
    void reportWaitsUntilTheStoreHasEveryAcknowledgedEntry() {
        store.fallBehind();
        CompletableFuture<Document> prepared = desk().prepare(IncidentStory.ID);
        work();
        assertFalse(prepared.isDone());
        store.catchUp();
        work();
        assertSame(DOCUMENT, prepared.join());
    }

    @Test
    void whatIsRecordedAfterTheCallIsLeftOut() {
        ChainHead head = story.journal().head(StreamId.OPERATIONS);
        store.fallBehind();
        CompletableFuture<Document> prepared = desk().prepare(IncidentStory.ID);
        story.note(new IncidentNote.Detail("seen", "too late for this one"));
        store.catchUp();
        work();
        prepared.join();
        ContainmentReport report = drawn.getFirst();
        assertEquals(head, report.head());
        assertEquals(head.seq(), report.history().getLast().seq());
        assertEquals(
                Optional.of(new IncidentNote.Detail("shift", "Night")),
                report.incident().steps().getLast().note());
    }

    @Test
    void reportHoldsTheIncidentItsOrderAndWhoIsNamed() {
        CompletableFuture<Document> prepared = desk().prepare(IncidentStory.ID);
        work();
        prepared.join();
        ContainmentReport report = drawn.getFirst();
        assertEquals(records.incident(IncidentStory.ID), Optional.of(report.incident()));
        assertEquals(records.activeOrder(), report.order());
        assertEquals("Mara Lindqvist", report.preparedBy());
        assertEquals("Jonas Keller", report.names().get(new PersonId("j.keller")));
        assertEquals(story.time().now(), report.preparedAt());
        assertEquals(story.time().clockOffset(), report.clockOffset());
    }

    @Test
    void drawingIsLeftToTheReader() {
        CompletableFuture<Document> prepared = desk().prepare(IncidentStory.ID);
        assertEquals(List.of(), drawn);
        assertFalse(prepared.isDone());
        assertEquals(1, reader.size());
    }

    // [utest->req~report.signed-in~1]
    @Test
    void withoutAPersonNothingIsPreparedOrIssued() {
        door.signOut().join();
        long before = story.journal().head(StreamId.OPERATIONS).seq();
        Refused prepare =
                assertInstanceOf(Refused.class, failure(desk().prepare(IncidentStory.ID)));
        Refused issue =
                assertInstanceOf(
                        Refused.class, failure(desk().issued(IncidentStory.ID, DOCUMENT, "a.pdf")));
        assertEquals(new NotSignedIn(), prepare.reason());
        assertEquals(new NotSignedIn(), issue.reason());
        assertEquals(before, story.journal().head(StreamId.OPERATIONS).seq());
    }

    @Test
    void unknownIncidentIsRefused() {
        CompletableFuture<Document> prepared = desk().prepare(new IncidentId("L3-2026-0999"));
        work();
        Refused refused = assertInstanceOf(Refused.class, failure(prepared));
        assertEquals(ReportCommands.Reason.UNKNOWN_INCIDENT, refused.reason());
    }

    @Test
    void storeThatDoesNotAnswerIsSaid() {
        records.setBroken(true);
        CompletableFuture<Document> prepared = desk().prepare(IncidentStory.ID);
        work();
        assertInstanceOf(StoreUnavailable.class, failure(prepared));
    }

    @Test
    void reportThatCannotBeDrawnIsSaid() {
        ReportFailed why = new ReportFailed("no font", new IllegalStateException());
        CompletableFuture<Document> prepared =
                desk(
                                _ -> {
                                    throw why;
                                })
                        .prepare(IncidentStory.ID);
        work();
        assertSame(why, failure(prepared));
    }

    // [utest->req~report.issued~1]
    @Test
    void whatLeftTheProgramIsRecordedWithItsHashAndPerson() {
        Entry entry = desk().issued(IncidentStory.ID, DOCUMENT, "Office printer").join();
        assertEquals(
                new IncidentEvent.ReportIssued(IncidentStory.ID, "ab12", 3, "Office printer"),
                entry.event());
        assertEquals(Optional.of(new PersonId("supervisor")), entry.person());
        assertEquals(entry, story.journal().all(StreamId.OPERATIONS).getLast());
    }

    @Test
    void whatCannotBeRecordedIsNotSaidToBe() {
        story.journal().refuse(new JournalState.DiskFull(0));
        assertInstanceOf(
                JournalUnavailable.class,
                failure(desk().issued(IncidentStory.ID, DOCUMENT, "a.pdf")));
    }

    @Test
    void elapsedOfAnOpenIncidentRunsToThePreparation() {
        ContainmentReport report = story.report();
        assertTrue(report.isOpen());
        assertEquals(
                Duration.between(report.incident().detectedAt(), report.preparedAt()),
                report.elapsed());
    }
}
