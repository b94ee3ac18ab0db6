package org.cordon.app.scanning;

import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.projection.StoreStatus;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.Batches;
import org.cordon.core.projection.Changeover;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.projection.Orders;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Where the line learns what was recorded before: from the store while it is level, which is quick;
/// from the journal itself while the store is behind, being rebuilt or broken. So a scan never waits
/// for a rebuild, and is never judged by a store that has forgotten.
final class LineStateLoader {
    private static final Logger LOG = LoggerFactory.getLogger(LineStateLoader.class);
    private static final RetryPolicy AGAIN =
            RetryPolicy.doubling(Duration.ofMillis(200), Duration.ofSeconds(5));

    private final Journal journal;
    private final OperationsReplay replay;
    private final StoreQueries records;
    private final StoreStatusQueries store;
    private final Executor executor;
    private final OrderUnits units = new OrderUnits(this);
    private final List<StoreOrJournalQuery<?>> waiting = new CopyOnWriteArrayList<>();

    // Read once for all questions, and given up when the store can tell.
    private volatile JournalReplay recorded;

    // Of the thread that judges: units of orders that the store cannot tell.
    private final Map<ActiveOrder, Map<UnitId, Unit>> listed = new HashMap<>();

    /// What ACTS say at start.
    ///
    /// @param order the one that runs
    /// @param held units in quarantine
    /// @param targets what else is
    /// @param alarms entries that concern alarms, oldest first
    /// @param changeover the order before it, where stations go over one by one
    /// @param batches how batches stand
    record AtStart(
            Optional<ActiveOrder> order,
            List<HeldUnit> held,
            List<HeldTarget> targets,
            List<Entry> alarms,
            Optional<Changeover> changeover,
            Batches batches) {}

    /// @param replay what is held and what runs, at start
    /// @param executor asks store and journal; its tasks may take long
    LineStateLoader(
            Journal journal,
            OperationsReplay replay,
            StoreQueries records,
            StoreStatusQueries store,
            Executor executor) {
        this.journal = journal;
        this.replay = replay;
        this.records = records;
        this.store = store;
        this.executor = executor;
        recorded = new JournalReplay(journal);
        store.onChange(this::storeChanged);
    }

    /// The units of the running order.
    OrderUnits units() {
        return units;
    }

    private boolean level() {
        return store.status().state() == StoreStatus.State.LEVEL;
    }

    private void storeChanged() {
        StoreStatus now = store.status();
        if (level() && now.applied() == now.total()) {
            recorded = new JournalReplay(journal);
        }
        if (!level()) {
            waiting.forEach(StoreOrJournalQuery::doNotWaitForStore);
        }
    }

    /// Asks what ACTS say at start. What is held comes from the journal: nobody knows whether the store's
    /// list was changed while the program did not run.
    ///
    /// @param wanted asked now and then; what is no longer wanted fails
    StoreOrJournalQuery<AtStart> operationsAtStart(ChainHead upTo, BooleanSupplier wanted) {
        return ask(
                StreamId.OPERATIONS,
                upTo,
                () -> {
                    AtStart recorded = atStart(replay.entries());
                    return new AtStart(
                            records.active(),
                            recorded.held(),
                            recorded.targets(),
                            recorded.alarms(),
                            recorded.changeover(),
                            recorded.batches());
                },
                () -> atStart(replay.entries()),
                wanted);
    }

    private static AtStart atStart(List<Entry> entries) {
        HeldUnits held = new HeldUnits();
        Orders orders = new Orders();
        Batches batches = new Batches();
        List<Entry> alarms = new ArrayList<>();
        for (Entry entry : entries) {
            held.apply(entry);
            orders.apply(entry);
            batches.apply(entry);
            StateChange change = StateChange.of(entry.event());
            if (change instanceof AlarmChange || !change.closed().isEmpty()) {
                alarms.add(entry);
            }
        }
        return new AtStart(
                orders.active(), held.all(), held.targets(), alarms, orders.changeover(), batches);
    }

    /// Asks which order runs after an entry.
    ///
    /// @param wanted asked now and then; what is no longer wanted fails
    StoreOrJournalQuery<Optional<ActiveOrder>> active(ChainHead upTo, BooleanSupplier wanted) {
        return ask(
                StreamId.OPERATIONS,
                upTo,
                records::active,
                () -> recorded.catchUp().active(),
                wanted);
    }

    /// Asks what was scanned up to an entry. Nothing may be recorded after it until [StoreOrJournalQuery#tryGet] has
    /// returned.
    ///
    /// @param wanted asked now and then; what is no longer wanted is left unfinished
    StoreOrJournalQuery<ScanHistory> scans(
            Optional<OrderId> order, ChainHead upTo, BooleanSupplier wanted) {
        return ask(
                StreamId.SCANS,
                upTo,
                () -> ScanHistory.from(records, order, upTo),
                () -> ScanHistory.from(journal, recorded.catchUp(), order, upTo, wanted),
                wanted);
    }

    private <T> StoreOrJournalQuery<T> ask(
            StreamId stream,
            ChainHead upTo,
            Supplier<T> stored,
            Supplier<T> recorded,
            BooleanSupplier wanted) {
        StoreOrJournalQuery<T> asked =
                new StoreOrJournalQuery<>(executor, stored, () -> untilRead(recorded, wanted));
        waiting.add(asked);
        asked.onAnswer(() -> waiting.remove(asked));
        if (level()) {
            // What the store fails to tell is asked of the journal instead.
            UnwatchedFuture.logFailure(
                    store.applied(stream, upTo)
                            .handle((_, failed) -> {
                                if (failed == null) {
                                    asked.storeIsLevel();
                                } else {
                                    asked.doNotWaitForStore();
                                }
                                return true;
                            }),
                    "asking the store what was recorded");
        }
        storeChanged();
        return asked;
    }

    /// The journal is the last source there is: while it cannot be read, it is tried again.
    private static <T> T untilRead(Supplier<T> recorded, BooleanSupplier wanted) {
        for (int failures = 1; ; failures++) {
            try {
                return recorded.get();
            } catch (JournalUnavailable away) {
                if (failures == 1) {
                    LOG.error("the line cannot learn what was recorded; trying again", away);
                }
                if (!wanted.getAsBoolean()) {
                    throw away;
                }
                LockSupport.parkNanos(AGAIN.longest(failures).toNanos());
            }
        }
    }

    /// One unit of the running order. For the thread that judges; reads the order's units from the
    /// journal, once, when the store cannot tell.
    ///
    /// @throws StoreUnavailable if the journal cannot tell either
    Optional<Unit> unit(ActiveOrder order, UnitId id) {
        if (!level() && isListed(order)) {
            return ofListed(order, id);
        }
        try {
            Optional<Unit> unit = records.unit(order, id);
            listed.remove(order);
            return unit;
        } catch (StoreUnavailable away) {
            if (!isListed(order)) {
                list(order, away);
            }
            return ofListed(order, id);
        }
    }

    private Optional<Unit> ofListed(ActiveOrder order, UnitId id) {
        return Optional.ofNullable(listed.getOrDefault(order, Map.of()).get(id));
    }

    /// Units directly inside a container of the running order. As [#unit].
    ///
    /// @throws StoreUnavailable if the journal cannot tell either
    List<Unit> children(ActiveOrder order, UnitId container) {
        // Asking for the container first shows whether the store can answer.
        Optional<Unit> known = unit(order, container);
        if (known.isEmpty() || !isListed(order)) {
            return known.isEmpty() ? List.of() : records.children(order.order().id(), container);
        }
        return listed.getOrDefault(order, Map.of()).values().stream()
                .filter(unit -> unit.parent().equals(known.map(Unit::id)))
                .toList();
    }

    private boolean isListed(ActiveOrder order) {
        return listed.containsKey(order);
    }

    private void list(ActiveOrder order, StoreUnavailable away) {
        try {
            Optional<Map<UnitId, Unit>> units = recorded.catchUp().units(order);
            if (units.isPresent()) {
                LOG.info("the store cannot tell the order's units; taken from the journal");
                listed.keySet().removeIf(each -> !this.units.isRunning(each));
                listed.put(order, units.get());
                return;
            }
        } catch (JournalUnavailable unreadable) {
            away.addSuppressed(unreadable);
        }
        throw away;
    }
}
