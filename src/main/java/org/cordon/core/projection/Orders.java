package org.cordon.core.projection;

import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.StateChange.OrderChange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Orders that were loaded, without their units, and which of them the line runs. An order that was never
/// opened does not run. Belongs to one thread.
public final class Orders {
    private record Opened(OrderEvent.OrderOpened event, LogPosition at) {
        Order order() {
            return event.order();
        }
    }

    private final Map<OrderId, Opened> opened = new HashMap<>();
    private final Map<OrderId, Order> ran = new HashMap<>();
    private Optional<ActiveOrder> active = Optional.empty();
    private Optional<LogPosition> opening = Optional.empty();
    private Optional<Changeover> changeover = Optional.empty();

    /// Takes the next entry.
    public void apply(Entry entry) {
        StateChange changed = StateChange.of(entry.event());
        if (changed instanceof StateChange.BatchChange batch) {
            batch.station()
                    .filter(_ -> isActive(batch.event().order()))
                    .ifPresent(at -> changeover = changeover.map(each -> each.with(at)));
        }
        if (changed instanceof OrderChange change) {
            switch (change) {
                case OrderChange.Opened(var order, var event) ->
                        opened.put(order.id(), new Opened(event, entry.position()));
                case OrderChange.Activated(var id) ->
                        Optional.ofNullable(opened.get(id)).ifPresent(now -> run(now, entry));
                case OrderChange.Listed _, OrderChange.Planned _ -> {
                    // A million units are the business of whoever needs them; what waits does not
                    // run.
                }
            }
        }
    }

    private boolean isActive(OrderId order) {
        return active.filter(each -> each.order().id().equals(order)).isPresent();
    }

    private void run(Opened now, Entry entry) {
        boolean rolling =
                entry.event() instanceof OrderEvent.OrderActivated(_, boolean each)
                        && each
                        && !isActive(now.order().id());
        changeover =
                rolling
                        ? active.map(last -> new Changeover(last, opening.orElseThrow(), Set.of()))
                        : Optional.empty();
        ran.put(now.order().id(), now.order());
        active =
                Optional.of(
                        new ActiveOrder(
                                now.order(),
                                now.event().units(),
                                entry.position(),
                                now.event().allocated()));
        opening = Optional.of(now.at());
    }

    /// The order activated last.
    public Optional<ActiveOrder> active() {
        return active;
    }

    /// The order before the one activated last, where stations go over to that one by one. Whether all have is for the line to
    /// say.
    public Optional<Changeover> changeover() {
        return changeover;
    }

    /// The entry that opened the order activated last, as it runs.
    public Optional<LogPosition> opening() {
        return opening;
    }

    /// An order as it ran last; as it was opened last if it never ran.
    public Optional<Order> order(OrderId id) {
        return Optional.ofNullable(ran.get(id))
                .or(() -> Optional.ofNullable(opened.get(id)).map(Opened::order));
    }
}
