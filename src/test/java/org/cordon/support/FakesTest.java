package org.cordon.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.JournalState;
import org.cordon.core.event.Entry;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.people.PersonId;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The fakes keep the rules of their ports, or tests built on them mean nothing.
final class FakesTest {
    private final FakeJournal journal = new FakeJournal(new FakeTimeSource());

    private CompletableFuture<Entry> append(String name) {
        return journal.append(Optional.empty(), new PersonEvent.SignedIn(new PersonId(name)));
    }

    @Test
    void entriesAreChainedWithoutGap() {
        append("anna").join();
        append("bert").join();
        List<Entry> all = journal.read(StreamId.OPERATIONS, 0, 10);
        assertEquals(List.of(1L, 2L), all.stream().map(Entry::seq).toList());
        assertEquals(all.get(0).hash(), all.get(1).previous());
        assertEquals(all.get(1).head(), journal.head(StreamId.OPERATIONS));
    }

    @Test
    void nothingIsAcknowledgedWhilePaused() {
        journal.pause();
        CompletableFuture<Entry> waiting = append("anna");
        assertFalse(waiting.isDone());
        journal.resume();
        assertEquals(1, waiting.join().seq());
    }

    @Test
    void refusedFactsAreNotRecorded() {
        journal.refuse(new JournalState.DiskFull(0));
        assertTrue(append("anna").isCompletedExceptionally());
        journal.recover();
        assertEquals(1, append("bert").join().seq());
    }

    @Test
    void appendsOfManyThreadsAreAllDelivered() throws InterruptedException {
        List<CompletableFuture<Entry>> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = 0; i < 200; i++) {
                                    CompletableFuture<Entry> f = append("anna");
                                    synchronized (all) {
                                        all.add(f);
                                    }
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(all.stream().allMatch(CompletableFuture::isDone));
        assertEquals(800, journal.head(StreamId.OPERATIONS).seq());
    }
}
