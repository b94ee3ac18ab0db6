package org.cordon.core.projection;

import org.cordon.core.batch.BatchStep;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.StateChange.BatchChange;
import org.cordon.core.projection.StateChange.OrderChange;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Batches by their orders. An entry that is told twice counts once, and entries may come out of their order. Belongs to
/// one thread.
public final class Batches {
    /// Steps by which a person works on a batch. To check something, or to confirm it as the second person, is none.
    private static final Set<BatchStep> WORK =
            EnumSet.of(
                    BatchStep.SET_UP_LINE,
                    BatchStep.APPROVE_FIRST_PIECE,
                    BatchStep.START,
                    BatchStep.PAUSE,
                    BatchStep.RESUME,
                    BatchStep.BEGIN_CLOSING,
                    BatchStep.CHANGE_OVER_STATION);

    private final Map<OrderId, NavigableMap<LogPosition, BatchMoment>> moments =
            new LinkedHashMap<>();
    private final Map<OrderId, BatchState> states = new HashMap<>();
    private final Map<OrderId, Set<PersonId>> loaders = new HashMap<>();
    private final NavigableMap<LogPosition, OrderId> activated = new TreeMap<>();
    private final Set<LogPosition> rolling = new HashSet<>();
    private final NavigableMap<LogPosition, BatchChange> changeovers = new TreeMap<>();

    /// Takes the next entry.
    ///
    /// @return whether the state of a batch may differ now
    public boolean apply(Entry entry) {
        return switch (StateChange.of(entry.event())) {
            case BatchChange change -> {
                if (change.station().isPresent()) {
                    changeovers.put(entry.position(), change);
                }
                yield add(change.event().order(), entry);
            }
            case OrderChange.Activated(var order) -> {
                activated.put(entry.position(), order);
                if (entry.event() instanceof OrderEvent.OrderActivated(_, boolean each) && each) {
                    rolling.add(entry.position());
                }
                yield add(order, entry);
            }
            case OrderChange.Planned(var order) -> add(order, entry);
            case OrderChange.Opened(var order, _) -> add(order.id(), entry);
            case StateChange _ -> false;
        };
    }

    private boolean add(OrderId order, Entry entry) {
        NavigableMap<LogPosition, BatchMoment> known =
                moments.computeIfAbsent(order, _ -> new TreeMap<>());
        if (known.putIfAbsent(entry.position(), BatchMoment.of(entry)) != null) {
            return false;
        }
        if (entry.event() instanceof OrderEvent) {
            loaded(order, entry);
        }
        states.put(order, BatchState.of(order, List.copyOf(known.values())));
        return true;
    }

    private void loaded(OrderId order, Entry entry) {
        entry.person()
                .ifPresent(who -> loaders.computeIfAbsent(order, _ -> new HashSet<>()).add(who));
    }

    /// The batch of an order; planned, if nothing is known of it.
    public BatchState get(OrderId order) {
        return Optional.ofNullable(states.get(order))
                .orElseGet(() -> BatchState.of(order, List.of()));
    }

    /// All of which something is known, in the order in which they began.
    public List<BatchState> all() {
        return moments.keySet().stream().map(this::get).toList();
    }

    /// The order that was activated last; empty if none was.
    public Optional<OrderId> active() {
        return Optional.ofNullable(activated.lastEntry()).map(Map.Entry::getValue);
    }

    /// The order that ran before the active one, if stations go over to that one by one; whether all have is for the line to
    /// say.
    public Optional<OrderId> before() {
        return Optional.ofNullable(activated.lastEntry())
                .filter(last -> rolling.contains(last.getKey()))
                .flatMap(last ->
                        Optional.ofNullable(activated.lowerEntry(last.getKey()))
                                .map(Map.Entry::getValue)
                                .filter(order -> !order.equals(last.getValue())));
    }

    /// The stations that have gone over to the active order one by one, while others may work on the one before. None where
    /// all went over at once.
    public Map<StationId, OrderId> ahead() {
        Map<StationId, OrderId> ahead = new LinkedHashMap<>();
        if (before().isPresent()) {
            changeovers
                    .tailMap(activated.lastKey(), false)
                    .values()
                    .forEach(change ->
                            change.station()
                                    .ifPresent(at -> ahead.put(at, change.event().order())));
        }
        return ahead;
    }

    /// Who was involved in a batch, and so must not be the second person of its line clearance: who loaded its order, who
    /// set the line up for it, approved its first piece, started, paused, resumed or closed it or changed stations over to
    /// it, each as the first person; and who did so of the batch that the line ran before it, whose remains the clearance
    /// is to find.
    public Set<PersonId> involved(OrderId order) {
        Set<PersonId> involved = new HashSet<>(loaders.getOrDefault(order, Set.of()));
        involved.addAll(workedOn(order));
        before(order).map(this::workedOn).ifPresent(involved::addAll);
        return involved;
    }

    /// The order that the line ran before it ran this one first, or that it runs now if it never ran this one.
    private Optional<OrderId> before(OrderId order) {
        Optional<OrderId> before = Optional.empty();
        for (OrderId each : activated.values()) {
            if (each.equals(order)) {
                return before;
            }
            before = Optional.of(each);
        }
        return before;
    }

    private Set<PersonId> workedOn(OrderId order) {
        Set<PersonId> people = new HashSet<>();
        get(order).timeline().stream()
                .filter(moment -> moment.step().filter(WORK::contains).isPresent())
                .forEach(moment -> moment.person().ifPresent(people::add));
        return people;
    }
}
