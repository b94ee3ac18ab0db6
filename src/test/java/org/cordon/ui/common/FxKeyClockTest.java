package org.cordon.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// How late keys may be, on an FX thread that answers when the test lets it.
// [utest->req~hand-input.busy-window~1]
final class FxKeyClockTest {
    private final Queue<Runnable> fx = new ArrayDeque<>();
    private final ScheduledExecutorService none = Executors.newScheduledThreadPool(0);
    private long ms = 5_000;
    private FxKeyClock clock;

    @BeforeEach
    void watch() {
        clock = new FxKeyClock(() -> ms * 1_000_000, fx::add, none);
        clock.watch(true);
    }

    @AfterEach
    void close() {
        clock.close();
    }

    private void answer() {
        while (!fx.isEmpty()) {
            fx.remove().run();
        }
    }

    private long lateMs() {
        return clock.lateNanos() / 1_000_000;
    }

    @Test
    void whileTheThreadAnswersAtOnceNothingIsLate() {
        for (int i = 0; i < 20; i++) {
            ms += 100;
            clock.beat();
            ms += 5;
            answer();
            assertEquals(0, lateMs());
        }
    }

    @Test
    void whileTheThreadDoesNotAnswerAKeyMayBeAsOldAsTheLastAnswer() {
        clock.beat();
        answer();
        for (int i = 0; i < 9; i++) {
            ms += 100;
            clock.beat();
        }
        assertEquals(1, fx.size(), "asks once");
        assertEquals(900, lateMs());
    }

    @Test
    void aLateAnswerDoesNotYetMeanThatKeysAreOnTime() {
        clock.beat();
        answer();
        ms += 100;
        clock.beat();
        ms += 500;
        answer();
        assertEquals(600, lateMs());
        clock.beat();
        answer();
        assertEquals(0, lateMs());
    }

    @Test
    void withoutTheKeyboardNothingIsAskedAndNothingIsLate() {
        clock.watch(false);
        ms += 60_000;
        clock.beat();
        assertEquals(0, fx.size());
        assertEquals(0, lateMs());
        clock.watch(true);
        assertEquals(0, lateMs());
    }
}
