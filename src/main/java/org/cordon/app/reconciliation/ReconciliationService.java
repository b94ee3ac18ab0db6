package org.cordon.app.reconciliation;

import org.cordon.app.batch.BatchQueries;
import org.cordon.app.batch.BatchStatus.OrderBatch;
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
import org.cordon.core.batch.BatchStep;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.BatchMoment;
import org.cordon.core.reconciliation.DifferenceKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// Keeps the reconciliation of the running order, and of the one that is shown: counts all units once, and what changed once a
/// second, on a thread of the lowest priority. Where all must be counted anew (a report was withdrawn, a container emptied, an
/// order loaded again), that takes a tenth of the time at most. Nothing else waits for it.
public final class ReconciliationService implements ReconciliationQueries, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationService.class);
    private static final Duration OFTEN = Duration.ofSeconds(1);

    /// Counting all units anew rests for nine times as long as it took.
    private static final int SHARE = 9;

    private static final RetryPolicy RETRY =
            RetryPolicy.doubling(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private record Mark(
            List<OrderId> orders, List<OrderId> closing, ChainHead operations, ChainHead scans) {}

    private final OrderCount count;
    private final LiveOrderRecords records;
    private final ReconciliationAlarms alarms;
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
    private volatile Optional<OrderId> shown = Optional.empty();

    // Of the worker's thread alone.
    private final Map<OrderId, FollowedOrder> followed = new HashMap<>();
    private Optional<Mark> last = Optional.empty();
    private boolean soon;

    /// [#start] begins.
    ///
    /// @param records that `count` goes through
    /// @param alarms that the running order raises
    /// @param folder that lists are written into
    /// @param reader lists serials and writes files; may block
    public ReconciliationService(
            OrderCount count,
            LiveOrderRecords records,
            ReconciliationAlarms alarms,
            Journal journal,
            StoreStatusQueries store,
            BatchQueries batches,
            TimeSource time,
            Path folder,
            DifferencesWriter writer,
            Executor reader,
            WorkerEnvironment environment) {
        this.count = count;
        this.records = records;
        this.alarms = alarms;
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
            boolean again = count(now);
            Duration rest = Duration.ofNanos(time.nanos() - begun).multipliedBy(SHARE);
            if (again && rest.compareTo(OFTEN) > 0) {
                worker.sleep(rest);
                return;
            }
        }
        boolean _ = worker.await(OFTEN);
    }

    /// The order that is shown, and the running one.
    private Mark mark() {
        List<OrderId> orders =
                Stream.of(shown, batches.status().active())
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        return new Mark(
                orders,
                orders.stream().filter(this::isClosing).toList(),
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

    private Optional<Instant> closingSince(OrderId order) {
        return batches.status()
                .batch(order)
                .map(OrderBatch::state)
                .filter(state -> state.phase() == BatchPhase.CLOSING)
                .flatMap(state -> state.last(BatchStep.BEGIN_CLOSING))
                .map(BatchMoment::at);
    }

    /// @return whether units that were counted before had all to be counted anew
    private boolean count(Mark now) {
        followed.keySet().retainAll(now.orders());
        if (now.orders().isEmpty()) {
            counted = Optional.empty();
            last = Optional.of(now);
            publish(ReconciliationStatus.NOTHING);
            return false;
        }
        OrderId first = now.orders().getFirst();
        if (!status.order().equals(Optional.of(first))) {
            publish(
                    new ReconciliationStatus(
                            ReconciliationStatus.State.COUNTING,
                            Optional.of(first),
                            Optional.empty(),
                            false,
                            now.closing().contains(first),
                            ReconciliationStatus.NOTHING.reconciliation(),
                            List.of()));
        }
        boolean whole =
                store.applied(StreamId.OPERATIONS, now.operations()).isDone()
                        && store.applied(StreamId.SCANS, now.scans()).isDone();
        boolean again = false;
        soon = false;
        for (OrderId order : now.orders()) {
            again |= count(now, order, whole);
        }
        boolean settled = whole && !soon && mark().equals(now);
        last = settled ? Optional.of(now) : Optional.empty();
        return again;
    }

    private boolean count(Mark now, OrderId order, boolean whole) {
        FollowedOrder known =
                followed.computeIfAbsent(order, id -> new FollowedOrder(id, count, records));
        Instant begun = time.now();
        int before = known.walks();
        boolean closing = now.closing().contains(order);
        Optional<OrderCount.Counted> found = known.update(closing, () -> !worker.isClosing());
        if (found.isPresent() && batches.status().active().equals(Optional.of(order))) {
            soon = alarms.counted(order, closingSince(order), begun, found.get().reconciliation());
        }
        if (!order.equals(now.orders().getFirst())) {
            return before > 0 && known.walks() > before;
        }
        if (found.isEmpty() && !worker.isClosing()) {
            counted = found;
            publish(status.in(ReconciliationStatus.State.NOT_RUN));
        }
        if (found.isPresent()) {
            counted = found;
            publish(
                    new ReconciliationStatus(
                            ReconciliationStatus.State.KNOWN,
                            Optional.of(order),
                            Optional.of(begun),
                            whole && mark().equals(now),
                            closing,
                            found.get().reconciliation(),
                            found.get().order().statements().stock()));
        }
        return before > 0 && known.walks() > before;
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
    public void show(Optional<OrderId> order) {
        if (!order.equals(shown)) {
            shown = order;
            worker.signal();
        }
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
