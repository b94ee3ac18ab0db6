package org.cordon.app.epcis;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.epcis.CaptureCheckpoint.Note;
import org.cordon.app.epcis.CaptureStatus.State;
import org.cordon.app.epcis.EventRepository.Decision;
import org.cordon.app.epcis.JournalEventSource.Item;
import org.cordon.app.epcis.JournalEventSource.Part;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.app.replication.DeliveryHistory;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.core.epcis.EpcisEvents;
import org.cordon.core.event.ChainHead;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Tells an EPCIS repository what the operations of the journal say, in order, on the [Worker] `capture`.
///
/// How far it has come is noted after each delivery, and the note is a hint: what is told again has the
/// same id, and the repository passes it over. An event that is refused for good is parked with the
/// reason and holds up none behind it.
public final class EventSender implements CaptureQueries, CaptureCommands, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventSender.class);
    private static final Messages TEXT = Messages.of(EventSender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// So that a start that nothing follows looks at the journal once.
    private static final Duration LOOK = Duration.ofHours(1);

    /// So many entries without an event are not looked through again at the next start.
    private static final int WORTH_NOTING = 1_000;

    private record Shown(State state, Optional<Instant> lastDelivered, String detail) {}

    private final Journal journal;
    private final EventRepository repository;
    private final EventDocuments documents;
    private final CaptureCheckpoint notes;
    private final TimeSource time;
    private final CaptureConfig config;
    private final Executor reader;
    private final JournalEventSource queue;
    private final Backlog backlog;
    private final EpcisDeadLetters parking = new EpcisDeadLetters();
    private final DeliveryHistory deliveries;
    private final Listeners<EventSender> listeners = new Listeners<>("the EPCIS capture");
    private final Worker worker;
    private volatile boolean retryDeadLetters;
    private volatile Shown shown = new Shown(State.IDLE, Optional.empty(), "");

    // Of the sender's thread alone.
    private ChainHead done = Note.NONE.done();
    private boolean loaded;
    private ChainHead noted = done;

    /// Tells a repository, which [#close] closes; [#start] begins.
    ///
    /// @param reader for what reads and writes files on a person's behalf
    public EventSender(
            Journal journal,
            EpcisEvents events,
            EventRepository repository,
            EventDocuments documents,
            CaptureCheckpoint notes,
            TimeSource time,
            CaptureConfig config,
            Executor reader) {
        this.journal = journal;
        this.repository = repository;
        this.documents = documents;
        this.notes = notes;
        this.time = time;
        this.config = config;
        this.reader = reader;
        deliveries = new DeliveryHistory(time);
        queue = new JournalEventSource(journal, events);
        backlog = new Backlog(queue, done);
        worker =
                Worker.named("capture", config.retry())
                        .log(
                                LOG,
                                "The EPCIS repository was not told; events wait here",
                                "The EPCIS repository is told again")
                        .expect(RepositoryUnavailable.class)
                        .expect(JournalUnavailable.class)
                        .onFailure(this::failed)
                        .build(this::turn);
    }

    /// Begins to tell.
    public void start() {
        journal.onDurable(entries -> {
            backlog.arrived(entries);
            worker.signal();
        });
        worker.start();
    }

    @Override
    public CaptureStatus status() {
        Shown now = shown;
        long waiting = backlog.size();
        Duration lag =
                backlog.oldest()
                        .filter(_ -> waiting > 0)
                        .map(oldest -> Duration.between(oldest, time.now()))
                        .filter(Duration::isPositive)
                        .orElse(Duration.ZERO);
        return new CaptureStatus(
                now.state(),
                repository.address(),
                waiting,
                lag,
                now.lastDelivered(),
                parking.all().size(),
                now.detail());
    }

    @Override
    public DeliveryHistory deliveries() {
        return deliveries;
    }

    @Override
    public List<EpcisDeadLetter> deadLetters() {
        return parking.all();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    @Override
    public void retry() {
        retryDeadLetters = true;
        worker.retryNow();
        worker.signal();
    }

    @Override
    public CompletableFuture<Integer> export(Path file) {
        return CompletableFuture.supplyAsync(() -> write(file), reader);
    }

    private int write(Path file) {
        List<EpcisEvent> events =
                parking.all().stream()
                        .flatMap(deadLetters -> queue.items(deadLetters.from()).stream())
                        .map(Item::event)
                        .toList();
        try {
            documents.write(events, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events.size();
    }

    private void turn() {
        load();
        boolean toldNext = tellNext();
        boolean toldParked = deliverDeadLetters();
        if (!toldNext && !toldParked && worker.await(LOOK)) {
            worker.sleep(config.gather());
        }
    }

    private void load() {
        if (loaded) {
            return;
        }
        Note note = notes.load();
        if (note.done().seq() > 0 && queue.holds(note.done())) {
            done = note.done();
            noted = done;
            parking.load(note.deadLetters());
            // What was put right at the repository meanwhile goes through now.
            retryDeadLetters = !note.deadLetters().isEmpty();
        } else if (note.done().seq() > 0) {
            LOG.warn(
                    "The note of what the EPCIS repository was told is of another journal; all is"
                            + " told again, which does no harm");
        }
        backlog.from(done);
        loaded = true;
    }

    private boolean tellNext() {
        backlog.count();
        Part next = queue.next(done, config.batch());
        backlog.oldest(next.items().stream().findFirst().map(Item::at));
        if (!next.items().isEmpty()) {
            deliver(next.items(), false);
        }
        // Reached only if all was decided.
        done = next.end();
        if (done.epoch() != noted.epoch() || done.seq() - noted.seq() > WORTH_NOTING) {
            note();
        }
        return !next.items().isEmpty();
    }

    private boolean deliverDeadLetters() {
        if (!retryDeadLetters) {
            return false;
        }
        List<EpcisDeadLetter> deadLetters = parking.all();
        for (int from = 0; from < deadLetters.size(); from += config.batch()) {
            List<Item> items =
                    deadLetters
                            .subList(from, Math.min(deadLetters.size(), from + config.batch()))
                            .stream()
                            .flatMap(p -> queue.items(p.from()).stream())
                            .toList();
            if (!items.isEmpty()) {
                deliver(items, true);
            }
        }
        retryDeadLetters = false;
        return true;
    }

    private void deliver(List<Item> items, boolean again) {
        Delivery delivery = new Delivery(items, again);
        String broken = TEXT.get("epcis.delivery.undecided");
        try {
            repository.deliver(items.stream().map(Item::event).toList(), delivery::decided);
            broken = "";
        } catch (RepositoryUnavailable e) {
            broken = String.valueOf(e.getMessage());
            throw e;
        } finally {
            delivery.record(broken);
            note();
        }
        publish(
                new Shown(
                        State.CONNECTED,
                        delivery.stored > 0 ? Optional.of(time.now()) : shown.lastDelivered(),
                        ""));
    }

    /// Takes the decisions on one delivery.
    private final class Delivery {
        private final List<Item> items;
        private final boolean again;
        private int stored;
        private int refused;
        private String reason = "";
        private boolean entryRefused;

        Delivery(List<Item> items, boolean again) {
            this.items = items;
            this.again = again;
        }

        void decided(Decision decision) {
            Item item = items.get(stored + refused);
            switch (decision) {
                case Decision.Stored _ -> {
                    stored++;
                    if (item.last() && !entryRefused) {
                        parking.remove(item.from().position());
                    }
                }
                case Decision.Refused(EpcisEvent _, String why) -> {
                    refused++;
                    reason = why;
                    entryRefused = true;
                    parking.put(new EpcisDeadLetter(item.from().position(), why, time.now()));
                    LOG.warn(
                            "The EPCIS repository refuses the event of entry {} of epoch {}: {}",
                            item.from().seq(),
                            item.from().epoch(),
                            why);
                }
            }
            if (item.last()) {
                entryRefused = false;
                if (!again) {
                    done = item.from();
                    backlog.done(item.operations());
                }
            }
        }

        void record(String broken) {
            if (stored > 0) {
                deliveries.note(DeliveryHistory.Outcome.DELIVERED, stored, "");
            }
            if (refused > 0) {
                deliveries.note(DeliveryHistory.Outcome.REFUSED, 0, reason);
            }
            if (!broken.isEmpty()) {
                deliveries.note(DeliveryHistory.Outcome.FAILED, 0, broken);
            }
        }
    }

    private void note() {
        try {
            notes.save(new Note(done, parking.all()));
            noted = done;
        } catch (IOException e) {
            LOG.warn(
                    "How far the EPCIS repository was told could not be noted; after a start more"
                            + " is told again than needed",
                    e);
        }
    }

    private Duration failed(Throwable cause, int failures, Duration wait) {
        publish(
                new Shown(
                        State.WAITING, shown.lastDelivered(), String.valueOf(cause.getMessage())));
        // Those sent away together should not come back together.
        return wait.plus(asked(cause));
    }

    /// How long the repository asks to be left alone, within reason.
    private Duration asked(Throwable cause) {
        Optional<Duration> after =
                cause instanceof RepositoryUnavailable unavailable
                        ? unavailable.retryAfter()
                        : Optional.empty();
        return after.map(d -> d.compareTo(config.longestAsked()) < 0 ? d : config.longestAsked())
                .orElse(Duration.ZERO);
    }

    private void publish(Shown now) {
        shown = now;
        listeners.publish(this);
    }

    /// Ends after the delivery at hand if that is near, and breaks it off if not: it is repeated at the
    /// next start. Closes the repository.
    @Override
    public void close() {
        if (!worker.close(PATIENCE)) {
            repository.close();
            if (!worker.close(PATIENCE)) {
                LOG.warn("The EPCIS repository still does not answer; left behind");
            }
        }
        repository.close();
    }
}
