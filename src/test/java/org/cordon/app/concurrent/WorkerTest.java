package org.cordon.app.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.FakeWait;
import org.cordon.support.LogLines;
import org.cordon.support.Until;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class WorkerTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final RetryPolicy RETRY =
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(4), 2, 0.5);

    private final FakeWait wait = new FakeWait();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failing = new AtomicReference<>();
    private final List<WorkerStatus> told = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicReference<Worker> self = new AtomicReference<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private Worker.Builder builder() {
        return Worker.named("test", RETRY)
                .environment(wait.environment())
                .expect(IOException.class)
                .log(LoggerFactory.getLogger(WorkerTest.class), "it is away", "it is back");
    }

    private Worker started(Worker.Builder from, Worker.Body body) {
        Worker worker = from.build(body);
        self.set(worker);
        Subscription _ = worker.onStatus(told::add);
        open.add(worker);
        worker.start();
        return worker;
    }

    private LogLines log() {
        LogLines log = LogLines.of(WorkerTest.class);
        open.add(log);
        return log;
    }

    /// Fails while the test says so, else waits for work.
    private void turn() throws Exception {
        turns.incrementAndGet();
        switch (failing.get()) {
            case null -> {
                boolean _ = self.get().await(HOUR);
            }
            case Exception e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException();
        }
    }

    private void turned(int times) {
        Until.holds(() -> turns.get() >= times, () -> "turns: " + turns);
        assertEquals(times, turns.get());
    }

    @Test
    void itWaitsForASignalAndTakesItOnce() {
        Worker worker = started(builder(), this::turn);
        assertEquals(HOUR, wait.pending());
        turned(1);
        worker.signal();
        turned(2);
        assertEquals(HOUR, wait.pending());
        turned(2);
        assertEquals("test", threads("test"));
    }

    private static String threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name::equals)
                .findAny()
                .orElse("no such thread");
    }

    @Test
    void aSignalDuringATurnIsNotLost() throws Exception {
        CountDownLatch inTurn = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Boolean> signalled = new CopyOnWriteArrayList<>();
        Worker worker =
                started(
                        builder(),
                        () -> {
                            inTurn.countDown();
                            goOn.await();
                            signalled.add(self.get().await(HOUR));
                        });
        inTurn.await();
        worker.signal();
        worker.signal();
        goOn.countDown();
        Until.holds(() -> signalled.size() == 1, signalled::toString);
        assertEquals(List.of(true), signalled);
        assertEquals(HOUR, wait.pending());
    }

    @Test
    void awaitEndsWithoutASignalOnceTheTimeIsOver() {
        List<Boolean> signalled = new CopyOnWriteArrayList<>();
        started(builder(), () -> signalled.add(self.get().await(Duration.ofMinutes(1))));
        wait.advance(Duration.ofSeconds(59));
        assertEquals(Duration.ofSeconds(1), wait.pending());
        assertEquals(List.of(), signalled);
        wait.advance(Duration.ofSeconds(1));
        Until.holds(() -> signalled.size() == 1, signalled::toString);
        assertEquals(List.of(false), signalled);
    }

    @Test
    void aSleepLeavesTheSignalAndOnlyRetryNowEndsIt() {
        List<String> steps = new CopyOnWriteArrayList<>();
        Worker worker =
                started(
                        builder(),
                        () -> {
                            self.get().sleep(Duration.ofSeconds(3));
                            steps.add("slept");
                            steps.add("signalled " + self.get().await(HOUR));
                        });
        worker.signal();
        assertEquals(Duration.ofSeconds(3), wait.pending());
        assertEquals(List.of(), steps);
        worker.retryNow();
        Until.holds(() -> steps.size() == 2, steps::toString);
        assertEquals(List.of("slept", "signalled true"), steps);
    }

    @Test
    void failedTurnsAreRepeatedWithGrowingWaits() {
        LogLines log = log();
        failing.set(new IOException("away"));
        started(builder(), this::turn);
        int done = 0;
        for (int seconds : new int[] {1, 2, 4, 4}) {
            turned(++done);
            assertEquals(Duration.ofSeconds(seconds), wait.pending());
            wait.advance(Duration.ofSeconds(seconds));
        }
        turned(5);
        assertEquals(List.of(Level.WARN), log.levels());
    }

    @Test
    void anOutageIsOneLineInTheLogAndItsEndAnother() {
        LogLines log = log();
        failing.set(new IOException("away"));
        Worker worker = started(builder(), this::turn);
        wait.advance(Duration.ofSeconds(1));
        turned(2);
        failing.set(null);
        wait.advance(Duration.ofSeconds(2));
        Until.holds(() -> worker.status() instanceof WorkerStatus.Working, told::toString);
        assertEquals(HOUR, wait.pending());
        assertEquals(List.of("it is away", "it is back; failed attempts before: 2"), log.lines());
        assertEquals(List.of(Level.WARN, Level.INFO), log.levels());
    }

    @Test
    void noFailureOfAnyKindEndsTheLoop() {
        LogLines log = log();
        List<Throwable> kinds =
                List.of(
                        new IllegalStateException("a defect"),
                        new StackOverflowError(),
                        new NoClassDefFoundError("Gone"),
                        new InterruptedException());
        Worker worker =
                started(
                        builder(),
                        () -> {
                            int turn = turns.getAndIncrement();
                            if (turn < kinds.size()) {
                                failing.set(kinds.get(turn));
                                throwIt(kinds.get(turn));
                            }
                            boolean _ = self.get().await(HOUR);
                        });
        for (int i = 0; i < kinds.size(); i++) {
            int failures = i + 1;
            Until.holds(
                    () ->
                            worker.status() instanceof WorkerStatus.Failing now
                                    && now.failures() == failures,
                    told::toString);
            WorkerStatus.Failing now =
                    assertInstanceOf(WorkerStatus.Failing.class, worker.status());
            assertEquals(kinds.get(i), now.cause());
            worker.retryNow();
        }
        Until.holds(() -> worker.status() instanceof WorkerStatus.Working, told::toString);
        assertEquals(
                List.of(Level.ERROR, Level.INFO), log.levels(), "a defect is an error, said once");
        assertEquals(6, told.size(), told::toString);
    }

    private static void throwIt(Throwable kind) throws Exception {
        switch (kind) {
            case Exception e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(kind);
        }
    }

    @Test
    void anOutageDoesNotHideADefect() {
        LogLines log = log();
        failing.set(new IOException("away"));
        Worker worker = started(builder(), this::turn);
        Duration _ = wait.pending();
        failing.set(new IllegalStateException("a defect"));
        worker.retryNow();
        Until.holds(() -> log.levels().size() == 2, log.lines()::toString);
        assertEquals(List.of(Level.WARN, Level.ERROR), log.levels());
    }

    @Test
    void theOwnerMayChangeTheWaitAndMayFailAtIt() {
        try (LogLines own = LogLines.of(Worker.class);
                LogLines log = LogLines.of(WorkerTest.class)) {
            failing.set(new IOException("away"));
            Worker worker =
                    started(
                            builder()
                                    .onFailure((_, failures, wait) -> {
                                        if (failures == 2) {
                                            throw new IllegalStateException("a defect");
                                        }
                                        return wait.plusSeconds(10);
                                    }),
                            this::turn);
            assertEquals(Duration.ofSeconds(11), wait.pending());
            worker.retryNow();
            Until.holds(
                    () ->
                            worker.status() instanceof WorkerStatus.Failing now
                                    && now.retryIn().equals(Duration.ofSeconds(2)),
                    told::toString);
            assertEquals(List.of(Level.ERROR), own.levels());
            assertEquals(1, log.levels().size());
        }
    }

    @Test
    void runningOutOfMemoryIsHandedToTheEnvironmentAndNeverGoneOnFrom() {
        failing.set(new OutOfMemoryError("of a test"));
        Worker worker = started(builder(), this::turn);
        Until.holds(() -> wait.outOfMemory() == 1, told::toString);
        assertTrue(worker.close(HOUR));
        assertEquals(1, turns.get());
    }

    @Test
    void closingEndsAWaitAndTheThreadAndSaysSo() {
        List<String> ended = new CopyOnWriteArrayList<>();
        Worker worker = started(builder().onEnd(() -> ended.add("ended")), this::turn);
        Duration _ = wait.pending();
        assertTrue(worker.close(HOUR));
        assertTrue(worker.close(HOUR), "a second time too");
        assertEquals(List.of("ended"), ended);
        assertEquals(new WorkerStatus.Ended(), worker.status());
        assertEquals(List.of(new WorkerStatus.Working(), new WorkerStatus.Ended()), told);
        assertEquals(1, turns.get());
    }

    @Test
    void closingDoesNotWaitForATurnThatHangsLongerThanTheDeadline() throws Exception {
        CountDownLatch inTurn = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Worker worker =
                started(
                        builder(),
                        () -> {
                            inTurn.countDown();
                            goOn.await();
                        });
        inTurn.await();
        assertFalse(worker.close(Duration.ofMillis(1)));
        assertTrue(worker.isClosing());
        goOn.countDown();
        assertTrue(worker.close(HOUR));
    }

    @Test
    void whatIsQueuedIsDoneBeforeItEnds() {
        LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
        List<Integer> done = new CopyOnWriteArrayList<>();
        Worker worker =
                started(
                        builder().closeOnce(queue::isEmpty),
                        () -> {
                            Integer next = queue.poll();
                            if (next == null) {
                                boolean _ = self.get().await(HOUR);
                            } else {
                                done.add(next);
                            }
                        });
        Duration _ = wait.pending();
        queue.addAll(List.of(1, 2, 3));
        assertTrue(worker.close(HOUR));
        assertEquals(List.of(1, 2, 3), done);
    }

    @Test
    void aFailureWhileClosingEndsItAlthoughWorkIsLeft() {
        try (LogLines log = LogLines.of(WorkerTest.class)) {
            failing.set(new IOException("away"));
            Worker worker = started(builder().closeOnce(() -> false), this::turn);
            Duration _ = wait.pending();
            assertTrue(worker.close(HOUR));
            assertEquals(1, log.levels().size());
        }
    }

    @Test
    void aWorkerClosedBeforeItsStartEndsInOrder() {
        List<String> ended = new CopyOnWriteArrayList<>();
        Worker worker = builder().onEnd(() -> ended.add("ended")).build(this::turn);
        worker.close();
        worker.start();
        worker.close();
        assertEquals(List.of("ended"), ended);
        assertEquals(0, turns.get());
    }

    @Test
    void anInterruptFromElsewhereEndsNothing() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        Worker worker =
                started(
                        builder(),
                        () -> {
                            thread.set(Thread.currentThread());
                            turn();
                        });
        Duration _ = wait.pending();
        thread.get().interrupt();
        worker.signal();
        turned(2);
        assertEquals(HOUR, wait.pending());
        assertEquals(new WorkerStatus.Working(), worker.status());
    }

    @Test
    void onlyItsOwnThreadMayWait() {
        Worker worker = started(builder(), this::turn);
        assertThrows(IllegalStateException.class, () -> worker.await(HOUR));
        assertThrows(IllegalStateException.class, () -> worker.sleep(HOUR));
    }
}
