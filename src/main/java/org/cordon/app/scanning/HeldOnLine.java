package org.cordon.app.scanning;

import org.cordon.core.event.Entry;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.site.SiteTargetHold;
import org.cordon.core.verdict.VerdictContext.Hold;
import org.cordon.core.verdict.VerdictContext.TargetHold;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is in quarantine, here and at other terminals, and in which containers of the running order it lies. It is ahead
/// of the local store, so that the next scan is judged by the last hold. For the thread that judges.
final class HeldOnLine {
    private final RemoteHolds elsewhere;
    private final Function<UnitId, List<UnitId>> containers;
    private final HeldUnits held = new HeldUnits();

    // Of this terminal; and with what others hold, as it stood when it was asked for last.
    private List<TargetHold> targets = List.of();
    private List<TargetHold> allTargets = List.of();
    private List<SiteTargetHold> remote = List.of();

    // Containers of the running order with what is held in them.
    private final Map<UnitId, Set<UnitId>> inside = new HashMap<>();

    // Held units of which that is not known yet: the units' source is asked while a scan is judged,
    // which waits for it.
    private final Queue<UnitId> unplaced = new ArrayDeque<>();

    // Whether reports moved any of them: all are looked up anew, once that is asked for.
    private boolean placeAnew;

    /// Nothing is held here yet.
    ///
    /// @param elsewhere what other terminals hold
    /// @param containers those of the running order that a unit is recorded in
    HeldOnLine(RemoteHolds elsewhere, Function<UnitId, List<UnitId>> containers) {
        this.elsewhere = elsewhere;
        this.containers = containers;
    }

    /// Whether any unit is held, anywhere.
    boolean any() {
        return !held.isEmpty() || elsewhere.any();
    }

    /// Whether a unit is held here.
    boolean isHere(UnitId unit) {
        return held.get(unit).isPresent();
    }

    /// A hold of this terminal goes before those of others.
    Optional<Hold> hold(UnitId id) {
        return held.get(id)
                .map(hold -> Hold.here(hold.incident()))
                .or(() ->
                        elsewhere
                                .held(id)
                                .map(hold ->
                                        new Hold(hold.incident(), Optional.of(hold.terminal()))));
    }

    /// A unit that is held and lies in a container.
    Optional<UnitId> inside(UnitId container) {
        if (placeAnew) {
            inside.clear();
            unplaced.clear();
            held.all().forEach(each -> unplaced.add(each.unit()));
            placeAnew = false;
        }
        while (!unplaced.isEmpty()) {
            UnitId unit = unplaced.element();
            containers
                    .apply(unit)
                    .forEach(around ->
                            inside.computeIfAbsent(around, _ -> new LinkedHashSet<>()).add(unit));
            unplaced.remove();
        }
        return inside.getOrDefault(container, Set.of()).stream()
                .filter(unit -> held.get(unit).isPresent())
                .findFirst();
    }

    /// Where units lie is to be looked up anew: another order runs.
    void moved() {
        placeAnew = true;
    }

    /// The same where these units are held or hold something that is.
    void moved(Collection<UnitId> units) {
        placeAnew |= !held.isEmpty() && !placeAnew && units.stream().anyMatch(this::isPlaced);
    }

    private boolean isPlaced(UnitId unit) {
        return held.get(unit).isPresent() || inside.containsKey(unit);
    }

    /// Something went into quarantine, or came out of it.
    void apply(Entry entry) {
        held.apply(entry);
        targetsChanged();
        if (StateChange.of(entry.event()) instanceof HoldChange.Held now) {
            unplaced.addAll(now.units());
        }
    }

    /// Units are in quarantine since before.
    void add(List<HeldUnit> units) {
        held.addAll(units);
        units.forEach(each -> unplaced.add(each.unit()));
    }

    /// Other targets than units are in quarantine since before.
    void addTargets(List<HeldTarget> since) {
        held.addTargets(since);
        targetsChanged();
    }

    /// The same is in quarantine as another order is judged by.
    void addAll(HeldOnLine other) {
        add(other.held.all());
        addTargets(other.held.targets());
    }

    private void targetsChanged() {
        targets =
                held.targets().stream()
                        .map(each ->
                                new TargetHold(each.target(), each.incident(), Optional.empty()))
                        .toList();
        join();
    }

    private void join() {
        allTargets =
                Stream.concat(
                                targets.stream(),
                                remote.stream()
                                        .filter(each -> each.target().isOfWholeSite())
                                        .map(each ->
                                                new TargetHold(
                                                        each.target(),
                                                        each.incident(),
                                                        Optional.of(each.terminal()))))
                        .toList();
    }

    /// Targets other than single units that are held, here or for the whole site.
    @SuppressWarnings("ReferenceEquality") // the same list while nothing changes
    List<TargetHold> targets() {
        List<SiteTargetHold> now = elsewhere.targets();
        if (now != remote) {
            remote = now;
            join();
        }
        return allTargets;
    }

    /// Units and other targets that are in quarantine here.
    int size() {
        return held.size() + targets.size();
    }
}
