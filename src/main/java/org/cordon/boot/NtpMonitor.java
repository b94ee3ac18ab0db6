package org.cordon.boot;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Measures the wall clock against the time source every ten minutes, so that every entry can name its
/// distance. A source that does not answer costs nothing but the figure.
final class NtpMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NtpMonitor.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final RetryPolicy RETRY =
            RetryPolicy.doubling(Duration.ofMinutes(1), Duration.ofHours(1));

    private final Source source;
    private final Worker worker;

    /// Asks a time source.
    @FunctionalInterface
    interface Source {
        /// Blocks for a few seconds at most.
        ///
        /// @return our clock minus the true time; empty if there is no source
        /// @throws IOException if the source does not answer
        Optional<Duration> measure() throws IOException;
    }

    /// Begins to measure.
    NtpMonitor(SystemTime time) {
        this(time::measure, WorkerEnvironment.system());
    }

    /// Begins to measure.
    NtpMonitor(Source source, WorkerEnvironment environment) {
        this.source = source;
        worker =
                Worker.named("clock", RETRY)
                        .log(
                                LOG,
                                "the time source does not answer; entries go on without the clock's"
                                        + " distance",
                                "the time source answers again")
                        .expect(IOException.class)
                        .environment(environment)
                        .build(this::turn);
        worker.start();
    }

    private void turn() throws IOException {
        source.measure().ifPresent(offset -> LOG.info("the clock is off by {}", offset));
        boolean _ = worker.await(EVERY);
    }

    /// Ends; a measurement under way is left to itself.
    @Override
    public void close() {
        boolean _ = worker.close(Duration.ZERO);
    }
}
