package org.cordon.app.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.support.LogLines;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

import java.util.List;
import java.util.concurrent.CompletableFuture;

final class UnwatchedFutureTest {
    // [utest->req~worker.outlives-defects~1]
    @Test
    void aFailureThatNobodyWaitsForIsLogged() {
        try (LogLines log = LogLines.of(UnwatchedFuture.class)) {
            CompletableFuture<String> future = new CompletableFuture<>();
            UnwatchedFuture.logFailure(
                    future.thenApply(text -> text.charAt(9)), "the tenth character");
            future.complete("short");
            assertEquals(List.of(Level.ERROR), log.levels());
            assertEquals(
                    List.of("Failed, and nobody waits for it: the tenth character"), log.lines());
        }
    }

    @Test
    void whatSucceedsOrWasCancelledIsNotLogged() {
        try (LogLines log = LogLines.of(UnwatchedFuture.class)) {
            CompletableFuture<String> cancelled = new CompletableFuture<>();
            UnwatchedFuture.logFailure(cancelled.thenApply(String::length), "a length");
            UnwatchedFuture.logFailure(CompletableFuture.completedFuture("x"), "a text");
            cancelled.cancel(false);
            assertEquals(List.of(), log.levels());
        }
    }
}
