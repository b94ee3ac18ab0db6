package org.cordon.app.scanning;

import org.cordon.app.port.ActiveOrder;
import org.cordon.app.port.Journal;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What ACTS say of the line, read from the journal itself while the store cannot tell: the running
/// order, its units, and which verdicts were answered. The same as the store would say.
///
/// Every entry is read once; what came since is read on [#catchUp]. The first reading blocks and takes a
/// second or two for an order of a million packs, whose units it then keeps. Safe from any thread.
final class JournalReplay {
    /// Whose units are listed now.
    ///
    /// @param at of the opening
    private record Opened(JournalEvent.OrderOpened fact, ChainHead at) {}

    /// The running order and where its units are listed.
    private record Running(ActiveOrder order, ChainHead opening) {}

    private final Journal journal;
    private final Map<Integer, Long> read = new HashMap<>();
    private final Map<OrderId, Opened> opened = new HashMap<>();
    private final Set<LogPosition> answered = new HashSet<>();
    private Optional<Opened> listing = Optional.empty();
    private Map<UnitId, Unit> listed = new HashMap<>();
    private Optional<Running> running = Optional.empty();
    private Optional<Map<UnitId, Unit>> units = Optional.empty();

    /// Nothing is read yet.
    JournalReplay(Journal journal) {
        this.journal = journal;
    }

    /// Reads what is durable now and was not read before.
    ///
    /// @return this
    /// @throws org.cordon.app.port.JournalUnavailable if it cannot be read; what was read so far counts
    synchronized JournalReplay catchUp() {
        for (ChainHead epoch : journal.epochs(StreamId.OPERATIONS)) {
            long known = read.getOrDefault(epoch.epoch(), 0L);
            journal.entries(StreamId.OPERATIONS, epoch.epoch(), known, epoch.seq())
                    .forEach(entry -> {
                        take(entry);
                        read.put(entry.epoch(), entry.seq());
                    });
        }
        return this;
    }

    private void take(Entry entry) {
        switch (entry.fact()) {
            case JournalEvent.OrderOpened f -> opened(new Opened(f, entry.head()));
            case JournalEvent.UnitsListed f ->
                    listing.filter(o -> o.fact().order().id().equals(f.order()))
                            .ifPresent(_ -> f.units().forEach(unit -> listed.put(unit.id(), unit)));
            case JournalEvent.OrderActivated f ->
                    Optional.ofNullable(opened.get(f.order())).ifPresent(o -> activated(o, entry));
            case JournalEvent.VerdictAnswered f -> answered.add(f.scan());
            default -> {
                // Nothing that a verdict needs.
            }
        }
    }

    private void opened(Opened now) {
        opened.put(now.fact().order().id(), now);
        listing = Optional.of(now);
        listed = new HashMap<>();
    }

    private void activated(Opened order, Entry entry) {
        boolean again = running.filter(now -> now.opening().equals(order.at())).isPresent();
        running =
                Optional.of(
                        new Running(
                                new ActiveOrder(order.fact().order(), entry.position()),
                                order.at()));
        if (listing.filter(order::equals).isPresent()) {
            units = Optional.of(Collections.unmodifiableMap(listed));
            listing = Optional.empty();
            listed = new HashMap<>();
        } else if (!again) {
            // Another order was opened since: its units are found again when they are asked for.
            units = Optional.empty();
        }
    }

    /// The order activated last.
    synchronized Optional<ActiveOrder> active() {
        return running.map(Running::order);
    }

    /// Whether a person has answered the verdict on a scan.
    synchronized boolean answered(LogPosition scan) {
        return answered.contains(scan);
    }

    /// The units of the running order.
    ///
    /// @throws org.cordon.app.port.JournalUnavailable if they cannot be read
    synchronized Map<UnitId, Unit> units() {
        if (units.isEmpty()) {
            units = running.map(this::unitsOf);
        }
        return units.orElse(Map.of());
    }

    private Map<UnitId, Unit> unitsOf(Running now) {
        Map<UnitId, Unit> found = new HashMap<>();
        OrderId id = now.order().order().id();
        ChainHead from = now.opening();
        Consumer<Entry> list =
                entry -> {
                    if (entry.fact() instanceof JournalEvent.UnitsListed f
                            && f.order().equals(id)) {
                        f.units().forEach(unit -> found.put(unit.id(), unit));
                    }
                };
        for (ChainHead epoch : journal.epochs(StreamId.OPERATIONS)) {
            boolean first = epoch.epoch() == from.epoch();
            boolean last = epoch.epoch() == now.order().activated().epoch();
            if (epoch.epoch() >= from.epoch() && epoch.epoch() <= now.order().activated().epoch()) {
                journal.entries(
                                StreamId.OPERATIONS,
                                epoch.epoch(),
                                first ? from.seq() : 0,
                                last ? now.order().activated().seq() : epoch.seq())
                        .forEach(list);
            }
        }
        return found;
    }
}
