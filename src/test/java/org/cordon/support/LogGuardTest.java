package org.cordon.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.LogGuard.Expectation;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.util.List;
import java.util.Optional;

/// The guard of the tests, which takes part in this test as in any other.
final class LogGuardTest {
    private static final String NAME = LogGuardTest.class.getName();

    private static void logEveryWay() {
        LoggerFactory.getLogger(NAME).info("not heard");
        LoggerFactory.getLogger(NAME).warn("by SLF4J");
        System.getLogger(NAME).log(System.Logger.Level.WARNING, "by System.Logger");
        java.util.logging.Logger.getLogger(NAME).severe("by java.util.logging");
        System.err.println("by hand");
    }

    @Test
    void everyWayToComplainIsHeard(LogGuard guard) {
        Expectation slf4j = guard.expect(LogGuardTest.class, Level.WARN, "by SLF4J");
        Expectation system = guard.expect(LogGuardTest.class, Level.WARN, "by System.Logger");
        Expectation jdk = guard.expect(LogGuardTest.class, Level.ERROR, "by java.util.logging");
        Expectation error = guard.expect(LogGuard.STANDARD_ERROR, Level.ERROR, "by hand");

        logEveryWay();

        for (Expectation each : List.of(slf4j, system, jdk, error)) {
            assertEquals(1, guard.events(each).size(), each::toString);
        }
    }

    @Test
    @ExpectedLog(from = LogGuardTest.class, message = "on another thread")
    void threadsAreHeardToo() throws InterruptedException {
        Thread thread =
                new Thread(() -> LoggerFactory.getLogger(NAME).warn("on another thread"), "other");
        thread.start();
        thread.join();
    }

    @Test
    void whatIsNotAnnouncedIsNamed() {
        LogRecorder.Event event = new LogRecorder.Event(Level.WARN, NAME, "said", "main", "");
        Expectation other = new Expectation(NAME, Level.WARN, "something else", false);

        String told = LogGuard.unannounced(List.of(event), List.of(other)).orElseThrow();

        assertTrue(told.contains(event.toString()), told);
    }

    @Test
    void levelLoggerAndMessageMustAgree() {
        LogRecorder.Event event = new LogRecorder.Event(Level.WARN, NAME, "said so", "main", "");
        assertTrue(unannounced(event, new Expectation(NAME, Level.WARN, "said", true)).isEmpty());
        assertTrue(unannounced(event, new Expectation(NAME, Level.ERROR, "", true)).isPresent());
        assertTrue(unannounced(event, new Expectation("other", Level.WARN, "", true)).isPresent());
    }

    private static Optional<String> unannounced(LogRecorder.Event event, Expectation announced) {
        return LogGuard.unannounced(List.of(event), List.of(announced));
    }

    @Test
    void whatIsAnnouncedMustComeUnlessItIsOptional() {
        LogRecorder.Event event = new LogRecorder.Event(Level.WARN, NAME, "said", "main", "");
        Expectation due = new Expectation(NAME, Level.WARN, "", true);
        Expectation optional = new Expectation(NAME, Level.ERROR, "", false);

        assertTrue(LogGuard.missing(List.of(optional)).isEmpty());
        assertTrue(LogGuard.missing(List.of(due)).isPresent());
        assertTrue(unannounced(event, due).isEmpty());
        assertTrue(LogGuard.missing(List.of(due)).isEmpty());
    }
}
