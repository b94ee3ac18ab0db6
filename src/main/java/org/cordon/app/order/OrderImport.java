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

/// Loads an order: reads and checks the whole file, then records its opening, its units and, once
/// all of them are durable, its activation. One file at a time. Until the activation is recorded
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
    private final Executor executor;
    private final AtomicBoolean loading = new AtomicBoolean();
    private final AtomicReference<Optional<OrderId>> activated =
            new AtomicReference<>(Optional.empty());

    /// @param readers asked in turn who accepts a file
    /// @param line knows the order that is active
    /// @param executor runs a load; its thread blocks on files and on the journal
    public OrderImport(
            List<OrderReader> readers,
            Journal journal,
            Session session,
            LineQueries line,
            Executor executor) {
        this.readers = List.copyOf(readers);
        this.journal = journal;
        this.session = session;
        this.line = line;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<Order> load(Path file, Progress progress) {
        CompletableFuture<Order> loaded = new CompletableFuture<>();
        if (!loading.compareAndSet(false, true)) {
            loaded.completeExceptionally(refused(file, TEXT.get("order.load.busy")));
            return loaded;
        }
        try {
            executor.execute(() -> run(file, progress, loaded));
        } catch (RejectedExecutionException e) {
            loading.set(false);
            loaded.completeExceptionally(new CancellationException(TEXT.get("order.load.closing")));
        }
        return loaded;
    }

    private void run(Path file, Progress progress, CompletableFuture<Order> loaded) {
        Order order;
        try {
            order = load(file, progress, person());
        } catch (RuntimeException | Error e) {
            OutOfMemoryExit.check(e);
            loading.set(false);
            loaded.completeExceptionally(e);
            return;
        }
        loading.set(false);
        loaded.complete(order);
    }

    private Order load(Path file, Progress progress, PersonId person) {
        FirstHalf reading = new FirstHalf(progress);
        OrderFile read = OrderReader.of(readers, file).read(file, reading);
        Order order = read.order();
        refuseActive(file, order);
        Recorder recorder =
                new Recorder(Optional.of(person), progress, reading.bytes, read.units().size());
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
        durable(journal.append(Optional.of(person), new OrderEvent.OrderActivated(order.id())));
        activated.set(Optional.of(order.id()));
        LOG.info("order {} activated: {} packs", order.id(), order.packs());
        return order;
    }

    private PersonId person() {
        return session.require(Permission.LOAD_ORDER).id();
    }

    private void refuseActive(Path file, Order order) {
        Optional<Order> running = line.status().order();
        boolean active =
                running.map(Order::id).equals(Optional.of(order.id()))
                        || activated.get().equals(Optional.of(order.id()));
        if (active) {
            boolean differs = running.filter(o -> !o.equals(order)).isPresent();
            throw refused(
                    file,
                    TEXT.get(differs ? "order.active.differs" : "order.active.same", order.id()));
        }
    }

    private static void stopIfCancelled(Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException(TEXT.get("order.load.stopped"));
        }
    }

    private static OrderRefused refused(Path file, String reason) {
        return new OrderRefused(String.valueOf(file.getFileName()), "", reason);
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
    }

    /// Appends entries a few ahead of the disk, and counts as the second half of the way.
    private final class Recorder {
        private final Optional<PersonId> person;
        private final Progress progress;
        private final long bytes;
        private final long parts;
        private final Queue<CompletableFuture<Entry>> ahead = new ArrayDeque<>();
        private long recorded;

        Recorder(Optional<PersonId> person, Progress progress, long bytes, int units) {
            this.person = person;
            this.progress = progress;
            this.bytes = bytes;
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
            progress.at(bytes + bytes * recorded / parts, 2 * bytes);
        }
    }
}
