package org.cordon.app.concurrent;

import org.slf4j.Logger;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// Counts the failures of one thing in a row, says how long to wait, and logs one line when an outage
/// begins and one when it ends.
///
/// A failure of a kind that is expected (a server away, a disk full) is logged as a warning. Any other
/// is a defect of the program and an error, also when it comes in the middle of an outage that began
/// with an expected one: so that no outage hides a defect. Safe from any thread.
public final class Outage {
    private final Logger log;
    private final Texts texts;
    private final RetryPolicy retry;
    private final RandomGenerator random;
    private final List<Class<? extends Throwable>> expected;
    private int failures;
    private boolean defectLogged;

    /// What the log says.
    ///
    /// @param began what does not work, and what that means
    /// @param ended what works again
    public record Texts(String began, String ended) {}

    /// Nothing has failed yet.
    ///
    /// @param expected kinds of failures that are no defects
    public Outage(
            Logger log,
            Texts texts,
            RetryPolicy retry,
            RandomGenerator random,
            List<Class<? extends Throwable>> expected) {
        this.log = log;
        this.texts = texts;
        this.retry = retry;
        this.random = random;
        this.expected = List.copyOf(expected);
    }

    /// It failed.
    ///
    /// @return how long to wait before the next attempt
    public synchronized Duration failed(Throwable failure) {
        failures = failures == Integer.MAX_VALUE ? failures : failures + 1;
        boolean isExpected = expected.stream().anyMatch(kind -> kind.isInstance(failure));
        if (!isExpected && !defectLogged) {
            defectLogged = true;
            log.error("{} (unexpected failure)", texts.began(), failure);
        } else if (failures == 1) {
            log.warn("{}", texts.began(), failure);
        } else {
            log.debug("{}: failure {}", texts.began(), failures, failure);
        }
        return retry.delay(failures, random.nextDouble());
    }

    /// It works.
    ///
    /// @return whether it did not before
    public synchronized boolean succeeded() {
        if (failures == 0) {
            return false;
        }
        log.info("{}; failed attempts before: {}", texts.ended(), failures);
        failures = 0;
        defectLogged = false;
        return true;
    }

    /// Attempts that failed in a row; 0 while it works.
    public synchronized int failures() {
        return failures;
    }
}
