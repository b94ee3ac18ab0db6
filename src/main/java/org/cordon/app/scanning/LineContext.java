package org.cordon.app.scanning;

import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.verdict.VerdictContext;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is known of the active order's units, as far as a verdict needs it. Units come from the store
/// or a file, where they never change; what has been seen and held is kept here, ahead of the store, so
/// that the next scan is judged by the last. For the thread that judges.
final class LineContext implements VerdictContext {
    private final ScanEvaluator.Units units;
    private final RemoteHolds elsewhere;
    private final Map<UnitId, Instant> seen = new HashMap<>();
    private final HeldUnits held = new HeldUnits();
    private Optional<Order> order = Optional.empty();

    LineContext(ScanEvaluator.Units units, RemoteHolds elsewhere) {
        this.units = units;
        this.elsewhere = elsewhere;
    }

    /// Takes up an order and what earlier runs saw of it.
    void activate(Optional<Order> order, Map<UnitId, Instant> before) {
        this.order = order;
        seen.clear();
        seen.putAll(before);
    }

    /// Takes up what earlier runs saw of the order, after some of it was judged already.
    ///
    /// @return how many of these units were not seen since
    int earlier(Map<UnitId, Instant> before) {
        int known = seen.size();
        seen.putAll(before);
        return seen.size() - known;
    }

    @Override
    public Optional<Order> order() {
        return order;
    }

    @Override
    public Optional<Unit> unit(UnitId id) {
        return order.flatMap(o -> units.unit(o.id(), id));
    }

    @Override
    public Optional<Instant> firstSeen(UnitId id) {
        return Optional.ofNullable(seen.get(id));
    }

    /// A hold of this terminal goes before those of others.
    @Override
    public Optional<Hold> hold(UnitId id) {
        return held.get(id)
                .map(hold -> Hold.here(hold.incident()))
                .or(() ->
                        elsewhere
                                .held(id)
                                .map(hold ->
                                        new Hold(hold.incident(), Optional.of(hold.terminal()))));
    }

    /// An in-line reader saw a unit.
    ///
    /// @return whether for the first time
    boolean pass(UnitId id, Instant at) {
        return seen.putIfAbsent(id, at) == null;
    }

    HeldUnits held() {
        return held;
    }

    int seenPacks() {
        return seen.size();
    }
}
