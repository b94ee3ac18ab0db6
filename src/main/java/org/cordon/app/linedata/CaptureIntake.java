package org.cordon.app.linedata;

import org.cordon.app.concurrent.Futures;
import org.cordon.app.concurrent.OutOfMemoryExit;
import org.cordon.app.linedata.CaptureServer.Answer;
import org.cordon.app.linedata.CaptureServer.Delivery;
import org.cordon.app.linedata.CaptureServer.Limits;
import org.cordon.app.linedata.LineDataCommands.Document;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Takes what senders push and hands it to the line. A sender is answered once its events are durable, so that a kill at
/// any moment loses nothing that was acknowledged. Safe from any thread.
///
/// @param room for documents that are under way, whose reports are in memory
/// @param patience how long a sender waits for its events to become durable
record CaptureIntake(
        LineReportReader reader,
        LineDataCommands line,
        TimeSource time,
        Limits limits,
        Semaphore room,
        Duration patience,
        CaptureJobs known,
        CaptureHistory history)
        implements CaptureServer.Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureIntake.class);
    private static final Messages TEXT = Messages.of(CaptureIntake.class);

    /// Errors of one job that are kept.
    private static final int MOST_ERRORS = 100;

    /// What stands before the sender where the journal names the file that events came with.
    private static final String SOURCE = "capture/";

    /// More events than are taken at once.
    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// What a delivery says.
    ///
    /// @param errors of events that were passed over
    private record Content(Document document, List<String> errors) {}

    @Override
    public Optional<CaptureJob> job(String id) {
        return known.find(id);
    }

    @Override
    public List<CaptureJob> jobs() {
        return known.all();
    }

    @Override
    public void turnedAway(String sender, String why) {
        history.refused(sender, why);
    }

    @Override
    public Answer take(Delivery delivery) {
        if (!room.tryAcquire()) {
            return new Answer.Busy();
        }
        Optional<Content> content = Optional.empty();
        try {
            content = Optional.of(read(delivery));
        } catch (TooMany tooMany) {
            return tooLarge(delivery);
        } catch (OrderRefused wrong) {
            return refused(delivery, wrong);
        } finally {
            if (content.isEmpty()) {
                room.release();
            }
        }
        return answer(delivery, content.get(), handed(content.get().document()));
    }

    private Content read(Delivery delivery) {
        String source = SOURCE + delivery.sender();
        List<LineReport> reports = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        int[] events = new int[1];
        Consumer<OrderRefused> wrong =
                each -> {
                    if (delivery.behaviour() == CaptureJob.Behaviour.ROLLBACK) {
                        throw each;
                    }
                    count(events);
                    if (errors.size() < MOST_ERRORS) {
                        errors.add(String.valueOf(each.getMessage()));
                    }
                };
        try (OrderSource text =
                OrderSource.of(
                        source,
                        new BoundedContent(delivery.content(), limits.bytes()),
                        reader::encoding)) {
            if (delivery.single()) {
                reports.add(reader.report(text));
            } else {
                reader.document(
                        text,
                        report -> {
                            count(events);
                            reports.add(report);
                        },
                        wrong);
            }
            return new Content(new Document(source, text.sha256(), reports), errors);
        }
    }

    private void count(int[] events) {
        events[0]++;
        if (events[0] > limits.events()) {
            throw new TooMany();
        }
    }

    private Answer refused(Delivery delivery, OrderRefused wrong) {
        if (wrong.getCause() instanceof BoundedContent.TooLong) {
            return tooLarge(delivery);
        }
        history.refused(delivery.sender(), String.valueOf(wrong.getMessage()));
        return wrong.getCause() instanceof IOException
                ? new Answer.Incomplete()
                : new Answer.Refused(wrong);
    }

    private Answer tooLarge(Delivery delivery) {
        history.refused(
                delivery.sender(),
                TEXT.get("linedata.capture.too-large", limits.bytes(), limits.events()));
        return new Answer.TooLarge();
    }

    /// Hands a document to the line, which may let it wait. Its place is free once it is durable, or never will be.
    private CompletableFuture<LineDataCommands.Answer> handed(Document document) {
        CompletableFuture<LineDataCommands.Answer> durable = new CompletableFuture<>();
        var _ = durable.whenComplete((_, _) -> room.release());
        var _ =
                Thread.ofVirtual()
                        .name("endpoint-take")
                        .start(() -> {
                            try {
                                var _ =
                                        line.take(document)
                                                .whenComplete((taken, failure) -> {
                                                    if (failure == null) {
                                                        durable.complete(taken);
                                                    } else {
                                                        durable.completeExceptionally(failure);
                                                    }
                                                });
                            } catch (RuntimeException | Error broken) {
                                durable.completeExceptionally(broken);
                                OutOfMemoryExit.check(broken);
                            }
                        });
        return durable;
    }

    private Answer answer(
            Delivery delivery,
            Content content,
            CompletableFuture<LineDataCommands.Answer> durable) {
        Instant came = time.now();
        try {
            return switch (durable.get(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                case LineDataCommands.Answer.Taken(int fresh) ->
                        taken(delivery, content, came, fresh);
                case LineDataCommands.Answer.NotNow() -> new Answer.NoOrder();
            };
        } catch (TimeoutException _) {
            return delivery.single()
                    ? new Answer.NotDurable()
                    : goesOn(delivery, content, came, durable);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.NotDurable();
        } catch (ExecutionException failed) {
            logged(Futures.of(failed));
            return new Answer.NotDurable();
        }
    }

    private Answer taken(Delivery delivery, Content content, Instant came, int fresh) {
        noted(delivery, content, fresh);
        if (delivery.single()) {
            String id = content.document().reports().getFirst().id();
            return fresh > 0 ? new Answer.Created(id) : new Answer.Exists(id);
        }
        return new Answer.Accepted(
                known.add(came, Optional.of(time.now()), delivery.behaviour(), content.errors()));
    }

    private void noted(Delivery delivery, Content content, int fresh) {
        int events = content.document().reports().size();
        history.took(
                delivery.sender(),
                events,
                fresh,
                TEXT.get("linedata.capture.took", events, fresh, content.errors().size()));
    }

    /// The journal takes its time: the sender asks how the job stands.
    private Answer goesOn(
            Delivery delivery,
            Content content,
            Instant came,
            CompletableFuture<LineDataCommands.Answer> durable) {
        CaptureJob job = known.add(came, Optional.empty(), delivery.behaviour(), content.errors());
        var _ =
                durable.whenComplete((answer, failure) -> {
                    if (failure != null) {
                        logged(Futures.of(failure));
                        known.put(job.failed(time.now(), TEXT.get("linedata.capture.not-durable")));
                    } else if (answer instanceof LineDataCommands.Answer.Taken(int fresh)) {
                        noted(delivery, content, fresh);
                        known.put(job.finished(time.now()));
                    } else {
                        known.put(job.failed(time.now(), TEXT.get("linedata.capture.no-order")));
                    }
                });
        return new Answer.Accepted(job);
    }

    /// What the journal or the store cannot do they have told themselves.
    private static void logged(Throwable failure) {
        if (failure instanceof JournalUnavailable || failure instanceof StoreUnavailable) {
            LOG.debug("line data could not be recorded", failure);
        } else {
            LOG.error("line data could not be taken", failure);
        }
    }
}
