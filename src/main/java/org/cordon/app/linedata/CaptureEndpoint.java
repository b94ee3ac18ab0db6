package org.cordon.app.linedata;

import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.port.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Keeps the capture endpoint open while the program runs: a port that is taken or a file that cannot be used is told and
/// tried again, and ends nothing else. Its thread is `endpoint`.
public final class CaptureEndpoint implements EndpointQueries, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureEndpoint.class);
    private static final Duration AGAIN_FIRST = Duration.ofSeconds(2);
    private static final Duration AGAIN_LAST = Duration.ofSeconds(30);

    private final CaptureServer server;
    private final CaptureHistory history;
    private final CaptureIntake intake;
    private final Duration look;
    private final Worker worker;

    // Of the worker's thread alone.
    private Optional<CaptureServer.Listening> listening = Optional.empty();

    /// Does nothing yet; see [#start].
    ///
    /// @param limits what is taken at once
    /// @param pace how long is waited
    public CaptureEndpoint(
            CaptureServer server,
            LineReportReader reader,
            LineDataCommands line,
            TimeSource time,
            CaptureServer.Limits limits,
            Pace pace) {
        this.server = server;
        this.look = pace.look();
        history = new CaptureHistory(server.address(), time);
        intake =
                new CaptureIntake(
                        reader,
                        line,
                        time,
                        limits,
                        new Semaphore(limits.documents()),
                        pace.durable(),
                        new CaptureJobs(),
                        history);
        worker =
                Worker.named("endpoint", RetryPolicy.doubling(AGAIN_FIRST, AGAIN_LAST))
                        .log(
                                LOG,
                                "the capture endpoint cannot listen; it is tried again",
                                "the capture endpoint listens again")
                        .expect(IOException.class)
                        .onFailure((cause, _, wait) -> {
                            history.become(
                                    EndpointStatus.State.TROUBLE,
                                    String.valueOf(cause.getMessage()));
                            return wait;
                        })
                        .onEnd(this::shut)
                        .build(this::turn);
    }

    /// How long is waited.
    ///
    /// @param durable for a document to become durable, before its sender is told that its job runs
    /// @param look from one look at the files that the server rests on to the next
    public record Pace(Duration durable, Duration look) {
        /// What suits senders that give up after half a minute.
        public static final Pace USUAL = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /// Begins to listen, in the background.
    public void start() {
        worker.start();
    }

    private void turn() throws IOException {
        if (listening.filter(CaptureServer.Listening::isCurrent).isEmpty()) {
            shut();
            listening = Optional.of(server.open(intake));
            LOG.info("the capture endpoint listens at {}", server.address());
            history.become(EndpointStatus.State.LISTENING, "");
        }
        boolean _ = worker.await(look);
    }

    private void shut() {
        listening.ifPresent(CaptureServer.Listening::close);
        listening = Optional.empty();
    }

    @Override
    public EndpointStatus status() {
        return history.status();
    }

    /// Ends: nothing more is taken. What is under way is answered if it becomes durable within seconds.
    @Override
    public void close() {
        worker.close();
    }
}
