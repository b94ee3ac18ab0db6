package org.cordon.app.order;

import org.cordon.app.auth.Session;
import org.cordon.app.concurrent.OutOfMemoryExit;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.scanning.LineQueries;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.people.Permission;
import org.cordon.core.people.PersonId;
import org.cordon.core.profile.ProductProfiles;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Loads an order: reads and checks the whole file, then records its opening, its units and, once
/// all of them are durable, its activation, or that it waits. One file at a time. Until the activation is recorded
/// the order before stays active, whatever happens.
public final class OrderImport implements OrderCommands {
    /// Units in one entry, at most.
    public static final int UNITS_PER_ENTRY = 1_000;

    /// Entries that may wait for the disk at once, so that memory stays bounded.
    private static final int AHEAD = 8;

    private static final Logger LOG = LoggerFactory.getLogger(OrderImport.class);
    private static final Messages TEXT = Messages.of(OrderImport.class);

    private final List<OrderReader> readers;
    private final Journal journal;
    private final Session session;
    private final LineQueries line;
    private final ProductProfiles profiles;
    private final Executor executor;
    private final AtomicBoolean loading = new AtomicBoolean();
    private final AtomicReference<Optional<OrderId>> activated =
            new AtomicReference<>(Optional.empty());

    /// @param readers asked in turn who accepts a file
    /// @param line knows the order that is active
    /// @param profiles orders may be judged by
    /// @param executor runs a load; its thread blocks on files and on the journal
    public OrderImport(
            List<OrderReader> readers,
            Journal journal,
            Session session,
            LineQueries line,
            ProductProfiles profiles,
            Executor executor) {
        this.readers = List.copyOf(readers);
        this.journal = journal;
        this.session = session;
        this.line = line;
        this.profiles = profiles;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<Order> load(Path file, Progress progress) {
        return one(
                String.valueOf(file.getFileName()),
                who -> {
                    FirstHalf reading = new FirstHalf(progress);
                    OrderFile read = checked(file, reading);
                    return record(read, Use.RUN, who, reading.second());
                });
    }

    @Override
    public CompletableFuture<OrderPreview> read(Path file, Progress progress) {
        return one(
                String.valueOf(file.getFileName()),
                _ -> {
                    OrderFile read = checked(file, progress);
                    boolean containers = read.units().size() > read.order().packs();
                    return OrderPreview.of(read, profiles.of(read.order(), containers));
                });
    }

    @Override
    public CompletableFuture<Order> load(OrderPreview preview, Use use, Progress progress) {
        return one(
                preview.file().file(),
                who -> {
                    refuseActive(preview.file().file(), preview.order());
                    return record(preview.file(), use, who, progress);
                });
    }

    @Override
    public CompletableFuture<Order> activate(Order order) {
        return one(
                order.id().value(),
                who -> {
                    refuseActive(order.id().value(), order);
                    return activate(order, who);
                });
    }

    /// Does one thing at a time.
    ///
    /// @param name of what it is about, for a refusal
    private <T> CompletableFuture<T> one(String name, Function<PersonId, T> act) {
        CompletableFuture<T> done = new CompletableFuture<>();
        if (!loading.compareAndSet(false, true)) {
            done.completeExceptionally(refused(name, TEXT.get("order.load.busy")));
            return done;
        }
        try {
            executor.execute(() -> run(act, done));
        } catch (RejectedExecutionException e) {
            loading.set(false);
            done.completeExceptionally(new CancellationException(TEXT.get("order.load.closing")));
        }
        return done;
    }

    private <T> void run(Function<PersonId, T> act, CompletableFuture<T> done) {
        T result;
        try {
            result = act.apply(person());
        } catch (RuntimeException | Error e) {
            OutOfMemoryExit.check(e);
            loading.set(false);
            done.completeExceptionally(e);
            return;
        }
        loading.set(false);
        done.complete(result);
    }

    private OrderFile checked(Path file, Progress progress) {
        OrderFile read = OrderReader.of(readers, file).read(file, progress);
        refuseActive(String.valueOf(file.getFileName()), read.order());
        return read;
    }

    private Order record(OrderFile read, Use use, PersonId person, Progress progress) {
        Order order = read.order();
        Recorder recorder = new Recorder(Optional.of(person), progress, read.units().size());
        recorder.add(
                new OrderEvent.OrderOpened(
                        order, read.file(), read.sha256(), read.units().size(), read.isPool()));
        for (int from = 0; from < read.units().size(); from += UNITS_PER_ENTRY) {
            List<Unit> part =
                    read.units()
                            .subList(from, Math.min(from + UNITS_PER_ENTRY, read.units().size()));
            recorder.add(new OrderEvent.UnitsListed(order.id(), part));
        }
        recorder.finish();
        stopIfCancelled(progress);
        return switch (use) {
            case RUN -> activate(order, person);
            case WAIT -> {
                durable(
                        journal.append(
                                Optional.of(person), new OrderEvent.OrderPlanned(order.id())));
                LOG.info("order {} waits: {} packs", order.id(), order.packs());
                yield order;
            }
        };
    }

    private Order activate(Order order, PersonId person) {
        durable(journal.append(Optional.of(person), new OrderEvent.OrderActivated(order.id())));
        activated.set(Optional.of(order.id()));
        LOG.info("order {} activated: {} packs", order.id(), order.packs());
        return order;
    }

    private PersonId person() {
        return session.require(Permission.LOAD_ORDER).id();
    }

    private void refuseActive(String name, Order order) {
        Optional<Order> running = line.status().order();
        boolean active =
                running.map(Order::id).equals(Optional.of(order.id()))
                        || activated.get().equals(Optional.of(order.id()));
        if (active) {
            boolean differs = running.filter(o -> !o.equals(order)).isPresent();
            throw refused(
                    name,
                    TEXT.get(differs ? "order.active.differs" : "order.active.same", order.id()));
        }
    }

    private static void stopIfCancelled(Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException(TEXT.get("order.load.stopped"));
        }
    }

    private static OrderRefused refused(String name, String reason) {
        return new OrderRefused(name, "", reason);
    }

    private static void durable(CompletableFuture<Entry> entry) {
        try {
            entry.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof JournalUnavailable unavailable
                    ? unavailable
                    : new JournalUnavailable(TEXT.get("order.load.unrecorded"), e);
        }
    }

    /// Reading counts as the first half of the way.
    private static final class FirstHalf implements Progress {
        private final Progress whole;
        private long bytes = 1;

        FirstHalf(Progress whole) {
            this.whole = whole;
        }

        @Override
        public void at(long done, long total) {
            bytes = total;
            whole.at(done, 2 * total);
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }

        /// The way from there on.
        Progress second() {
            return new Progress() {
                @Override
                public void at(long done, long total) {
                    whole.at(bytes + bytes * done / total, 2 * bytes);
                }

                @Override
                public boolean cancelled() {
                    return whole.cancelled();
                }
            };
        }
    }

    /// Appends entries a few ahead of the disk.
    private final class Recorder {
        private final Optional<PersonId> person;
        private final Progress progress;
        private final long parts;
        private final Queue<CompletableFuture<Entry>> ahead = new ArrayDeque<>();
        private long recorded;

        Recorder(Optional<PersonId> person, Progress progress, int units) {
            this.person = person;
            this.progress = progress;
            this.parts = 1L + Math.ceilDiv(units, UNITS_PER_ENTRY);
        }

        void add(JournalEvent event) {
            stopIfCancelled(progress);
            ahead.add(journal.append(person, event));
            while (ahead.size() > AHEAD) {
                await();
            }
        }

        void finish() {
            while (!ahead.isEmpty()) {
                await();
            }
        }

        private void await() {
            durable(ahead.remove());
            recorded++;
            progress.at(recorded, parts);
        }
    }
}
