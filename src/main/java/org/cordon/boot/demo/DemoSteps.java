package org.cordon.boot.demo;

import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The stages of a run that nobody watches: each prints one line, and the first that does not see what
/// it should ends the run.
record DemoSteps(PrintWriter out) {
    /// The longest wait within a stage.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(DemoSteps.class);
    private static final Messages TEXT = Messages.of(DemoSteps.class);

    /// A stage did not see what it should. The message says what was seen instead.
    static final class StageFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StageFailed(String message) {
            super(message);
        }

        private StageFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Carries out a stage that says itself what it saw.
    ///
    /// @param name its printed name is the text `demo.stage.<name>`
    void stage(String name, Callable<String> act) {
        String _ = stage(name, act, said -> said);
    }

    /// Carries out a stage.
    ///
    /// @param said tells of its result
    /// @throws StageFailed if it did not do what it should; that is printed already
    <T> T stage(String name, Callable<T> act, Function<T, String> said) {
        String printed = TEXT.get("demo.stage." + name);
        try {
            T result = act.call();
            print("ok    %-16s %s".formatted(printed, said.apply(result)));
            return result;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.warn("stage {} failed", name, e);
            StageFailed failed =
                    e instanceof StageFailed known ? known : new StageFailed(e.toString(), e);
            print("FAIL  %-16s %s".formatted(printed, failed.getMessage()));
            throw failed;
        }
    }

    /// Prints one line.
    void print(String line) {
        out.println(line);
        out.flush();
    }

    /// Fails the stage unless something holds.
    static void need(boolean holds, String otherwise) {
        if (!holds) {
            throw new StageFailed(otherwise);
        }
    }

    /// Waits for an answer.
    static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
