package org.cordon.app.reconciliation;

import org.cordon.app.batch.BatchQueries;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.port.Journal;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.app.projection.StoreStatus;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.core.batch.BatchPhase;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.reconciliation.DifferenceKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Keeps the reconciliation of the running order: counts it again whenever something was recorded, on a thread of the lowest
/// priority, at most once a second and for a tenth of the time. Nothing else waits for it.
public final class ReconciliationService implements ReconciliationQueries, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationService.class);
    private static final Duration OFTEN = Duration.ofSeconds(1);

    /// A count that takes so long is repeated ten times as seldom.
    private static final int SHARE = 9;

    private static final RetryPolicy RETRY =
            RetryPolicy.doubling(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private record Mark(
            Optional<OrderId> order, boolean closing, ChainHead operations, ChainHead scans) {}

    private final OrderCount count;
    private final Journal journal;
    private final StoreStatusQueries store;
    private final BatchQueries batches;
    private final TimeSource time;
    private final Path folder;
    private final DifferencesWriter writer;
    private final Executor reader;
    private final Worker worker;
    private final Listeners<ReconciliationService> listeners = new Listeners<>("reconciliation");
    private volatile ReconciliationStatus status = ReconciliationStatus.NOTHING;
    private volatile Optional<OrderCount.Counted> counted = Optional.empty();
    private Optional<Mark> last = Optional.empty();

    /// [#start] begins.
    ///
    /// @param folder that lists are written into
    /// @param reader lists serials and writes files; may block
    public ReconciliationService(
            OrderCount count,
            Journal journal,
            StoreStatusQueries store,
            BatchQueries batches,
            TimeSource time,
            Path folder,
            DifferencesWriter writer,
            Executor reader,
            WorkerEnvironment environment) {
        this.count = count;
        this.journal = journal;
        this.store = store;
        this.batches = batches;
        this.time = time;
        this.folder = folder;
        this.writer = writer;
        this.reader = reader;
        worker =
                Worker.named("reconciliation", RETRY)
                        .log(
                                LOG,
                                "the order cannot be counted; it is tried again",
                                "the order is counted again")
                        .expect(StoreUnavailable.class)
                        .onFailure(this::failed)
                        .priority(Thread.MIN_PRIORITY)
                        .environment(environment)
                        .build(this::turn);
    }

    /// Begins to count.
    public void start() {
        worker.start();
    }

    private Duration failed(Throwable cause, int failures, Duration wait) {
        publish(status.in(ReconciliationStatus.State.WAITING));
        return wait;
    }

    private void turn() {
        boolean level = store.status().state() == StoreStatus.State.LEVEL;
        Mark now = mark();
        if (!level) {
            publish(status.in(ReconciliationStatus.State.WAITING));
        } else if (last.filter(now::equals).isEmpty()) {
            long begun = time.nanos();
            count(now);
            Duration taken = Duration.ofNanos(time.nanos() - begun);
            Duration rest = taken.multipliedBy(SHARE);
            if (rest.compareTo(OFTEN) > 0) {
                worker.sleep(rest);
                return;
            }
        }
        boolean _ = worker.await(OFTEN);
    }

    private Mark mark() {
        Optional<OrderId> order = batches.status().active();
        return new Mark(
                order,
                order.filter(this::isClosing).isPresent(),
                journal.head(StreamId.OPERATIONS),
                journal.head(StreamId.SCANS));
    }

    private boolean isClosing(OrderId order) {
        return batches.status()
                .batch(order)
                .map(each -> each.state().phase())
                .filter(phase -> phase == BatchPhase.CLOSING || phase.isEnded())
                .isPresent();
    }

    private void count(Mark now) {
        if (now.order().isEmpty()) {
            counted = Optional.empty();
            last = Optional.of(now);
            publish(ReconciliationStatus.NOTHING);
            return;
        }
        if (!now.order().equals(status.order())) {
            publish(
                    new ReconciliationStatus(
                            ReconciliationStatus.State.COUNTING,
                            now.order(),
                            Optional.empty(),
                            false,
                            now.closing(),
                            ReconciliationStatus.NOTHING.reconciliation(),
                            List.of()));
        }
        Instant begun = time.now();
        boolean whole =
                store.applied(StreamId.OPERATIONS, now.operations()).isDone()
                        && store.applied(StreamId.SCANS, now.scans()).isDone();
        Optional<OrderCount.Counted> found =
                count.of(now.order().get(), now.closing(), () -> !worker.isClosing());
        if (found.isPresent()) {
            boolean settled = whole && mark().equals(now);
            last = settled ? Optional.of(now) : Optional.empty();
            counted = found;
            publish(
                    new ReconciliationStatus(
                            ReconciliationStatus.State.KNOWN,
                            now.order(),
                            Optional.of(begun),
                            settled,
                            now.closing(),
                            found.get().reconciliation(),
                            found.get().order().statements().stock()));
        }
    }

    private void publish(ReconciliationStatus now) {
        if (!now.equals(status)) {
            status = now;
            listeners.publish(this);
        }
    }

    @Override
    public ReconciliationStatus status() {
        return status;
    }

    @Override
    public CompletableFuture<List<DifferentSerial>> serials(
            DifferenceKind difference, long skip, int most) {
        return CompletableFuture.supplyAsync(() -> list(difference, skip, most), reader);
    }

    private List<DifferentSerial> list(DifferenceKind difference, long skip, int most) {
        List<DifferentSerial> found = new ArrayList<>();
        long[] left = {skip};
        counted.ifPresent(known ->
                count.serials(
                        known,
                        serial -> {
                            if (serial.difference() == difference && left[0]-- <= 0) {
                                found.add(serial);
                            }
                            return found.size() < most;
                        }));
        return found;
    }

    @Override
    public CompletableFuture<Path> export() {
        return CompletableFuture.supplyAsync(
                () ->
                        writer.write(
                                folder,
                                each ->
                                        counted.ifPresent(known ->
                                                count.serials(
                                                        known,
                                                        serial -> {
                                                            each.accept(serial);
                                                            return true;
                                                        }))),
                reader);
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    @Override
    public void close() {
        worker.close();
    }
}
