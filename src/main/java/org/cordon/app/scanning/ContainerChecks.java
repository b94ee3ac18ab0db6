package org.cordon.app.scanning;

import org.cordon.core.line.Filled;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationState;
import org.cordon.core.line.Visit;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.profile.LevelRules;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What is wrong with containers as a whole, though each unit in them may be accepted: how many there are, what is
/// missing, what is of another lot or product, what is packed twice, and labels of which nobody knows the content. For the
/// thread that judges.
///
/// A container that has too few is told once the next one is begun in its place, since the last one of a batch may be
/// short, and not at all where a signal says that it is not to be full, or the record lists no more than was read. What was
/// read and refused there may be inside: each has an alarm of its own, and is not missing besides.
final class ContainerChecks {
    /// A pack of another job.
    private static final Set<VerdictCode> FOREIGN =
            EnumSet.of(VerdictCode.WRONG_LOT, VerdictCode.WRONG_EXPIRY, VerdictCode.WRONG_PRODUCT);

    /// Units that were refused lately at some station: more than are in containers that wait for their labels.
    private static final int LATELY = 1_024;

    private record Refused(StationId station, UnitId unit) {}

    private record Place(StationId station, int slot) {}

    private record TooFew(Optional<UnitId> container, LineFinding finding) {}

    private final LineContext state;
    private final Map<Place, TooFew> tooFew = new HashMap<>();
    private final Map<Place, Set<UnitId>> foreign = new HashMap<>();

    // What was refused since the last container: it may be in this one, which is not empty then.
    private final Map<Place, Set<UnitId>> maybeInside = new HashMap<>();

    // What was read and refused has an alarm of its own, and is not missing.
    private final Set<Refused> refused =
            Collections.newSetFromMap(
                    new LinkedHashMap<>() {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Refused, Boolean> eldest) {
                            return size() > LATELY;
                        }
                    });

    ContainerChecks(LineContext state) {
        this.state = state;
    }

    /// Another order runs.
    void clear() {
        tooFew.clear();
        foreign.clear();
        refused.clear();
        maybeInside.clear();
    }

    /// A unit is no more where it was refused: it was accepted, rejected or put aside, or a person has dealt with it.
    void settled(UnitId unit) {
        if (!foreign.isEmpty()) {
            foreign.values().forEach(units -> units.remove(unit));
        }
        if (!maybeInside.isEmpty()) {
            maybeInside.values().forEach(units -> units.remove(unit));
        }
    }

    /// What a message shows, once its codes are judged.
    List<LineFinding> of(ScanOutcome[] message, Visit visit) {
        StationState at = visit.at();
        if (!at.packs()) {
            return List.of();
        }
        if (visit.isOneMessage()) {
            visit.messageEnds();
        }
        Place place = new Place(at.station().id(), visit.slot());
        List<LineFinding> found = new ArrayList<>();
        int added = 0;
        for (ScanOutcome each : message) {
            Optional<UnitId> unit = each.event().unit();
            VerdictCode verdict = each.event().verdict();
            if (unit.isPresent() && FOREIGN.contains(verdict)) {
                foreign.computeIfAbsent(place, _ -> new LinkedHashSet<>()).add(unit.get());
            }
            if (unit.isPresent() && verdict.latching()) {
                refused.add(new Refused(at.station().id(), unit.get()));
                maybeInside.computeIfAbsent(place, _ -> new HashSet<>()).add(unit.get());
            }
            if (unit.isPresent() && verdict.isArrival()) {
                followed(place, unit.get(), found);
                if (!visit.isLabel(unit.get(), state.unit(unit.get()))) {
                    added++;
                    accepted(visit, unit.get(), found);
                }
            }
        }
        OptionalInt count = visit.count();
        OptionalInt full = full(at.kind());
        if (count.isPresent()
                && full.isPresent()
                && count.getAsInt() > full.getAsInt()
                && count.getAsInt() - added <= full.getAsInt()) {
            found.add(tooMany(at, visit.container(), full.getAsInt()));
        }
        closed(at, found);
        return found;
    }

    /// What is found as containers of a station are closed by a signal.
    List<LineFinding> closed(StationState at) {
        List<LineFinding> found = new ArrayList<>();
        closed(at, found);
        return found;
    }

    private void closed(StationState at, List<LineFinding> found) {
        for (Filled each : at.filled()) {
            closed(at, each, found);
        }
    }

    private OptionalInt full(UnitKind kind) {
        return state.profile()
                .flatMap(chosen -> chosen.profile().level(kind))
                .map(LevelRules::count)
                .orElse(OptionalInt.empty());
    }

    private void followed(Place place, UnitId unit, List<LineFinding> found) {
        TooFew before = tooFew.get(place);
        if (before != null && !before.container().equals(Optional.of(unit))) {
            tooFew.remove(place);
            found.add(before.finding());
        }
    }

    private void accepted(Visit visit, UnitId unit, List<LineFinding> found) {
        StationState at = visit.at();
        state.batch()
                .packedElsewhere(at, unit)
                .filter(other -> visit.container().filter(other.packed()::containsKey).isEmpty())
                .ifPresent(other ->
                        found.add(
                                finding(
                                        LineFinding.TWO_PARENTS,
                                        at,
                                        Reason.of(
                                                "two-parents",
                                                unit.label(),
                                                other.station().id(),
                                                at.station().id()),
                                        List.of(unit))));
        Optional<Unit> container =
                state.unit(unit).filter(listed -> listed.kind() != UnitKind.PACK);
        if (container.isPresent()) {
            state.batch()
                    .notPacked(at, container.get())
                    .filter(_ -> state.children(unit).isEmpty())
                    .ifPresent(packing ->
                            found.add(
                                    finding(
                                            LineFinding.ORPHAN_SSCC,
                                            at,
                                            Reason.of(
                                                    "orphan", unit.label(), packing.station().id()),
                                            List.of(unit))));
        }
    }

    private void closed(StationState at, Filled container, List<LineFinding> found) {
        Place place = new Place(at.station().id(), container.slot());
        Optional<Set<UnitId>> refusedHere =
                Optional.ofNullable(
                        container.ends() ? maybeInside.remove(place) : maybeInside.get(place));
        if (container.ends()) {
            foreign.getOrDefault(place, Set.of())
                    .forEach(unit -> found.add(mixed(at, unit, container.label())));
            foreign.remove(place);
        }
        if (!container.known()) {
            return;
        }
        if (container.label().isPresent()) {
            UnitId label = container.label().get();
            List<Unit> recorded = state.isListed(label) ? state.children(label) : List.of();
            if (container.count() == 0) {
                if (refusedHere.isEmpty()) {
                    empty(at, label, recorded).ifPresent(found::add);
                }
                return;
            }
            List<UnitId> missing = missing(at, recorded);
            if (!missing.isEmpty()) {
                found.add(missing(at, label, missing));
            }
            if (recorded.stream().map(Unit::id).anyMatch(at.arrivals()::contains)) {
                TooFew before = tooFew.get(place);
                if (!container.ends() && at.station().lag() == 0 && before != null) {
                    tooFew.remove(place);
                }
                return;
            }
        }
        OptionalInt full = full(at.kind());
        if (container.ends()
                && !container.partial()
                && container.count() > 0
                && full.isPresent()
                && container.count() + refusedHere.map(Set::size).orElse(0) < full.getAsInt()) {
            LineFinding few = tooFew(at, container, full.getAsInt());
            if (container.followed()) {
                found.add(few);
            } else {
                tooFew.put(place, new TooFew(container.label(), few));
            }
        }
    }

    /// Where labels come first, one that nothing was packed into may have been read by mistake.
    private Optional<LineFinding> empty(StationState at, UnitId label, List<Unit> recorded) {
        return switch (at.station().association()) {
            case CONTAINER_LAST, ONE_MESSAGE ->
                    Optional.of(
                            finding(
                                    recorded.isEmpty()
                                            ? LineFinding.ORPHAN_SSCC
                                            : LineFinding.CONTAINER_COUNT,
                                    at,
                                    Reason.of(
                                            recorded.isEmpty()
                                                    ? "orphan.closed"
                                                    : "container-count.empty",
                                            label.label(),
                                            at.station().id()),
                                    List.of(label)));
            case CONTAINER_FIRST, LINE_DATA, NONE -> Optional.empty();
        };
    }

    /// A record of other levels than are packed here says nothing of what is missing.
    private List<UnitId> missing(StationState at, List<Unit> recorded) {
        List<UnitId> missing =
                recorded.stream()
                        .filter(unit -> unit.state() == UnitState.ACTIVE)
                        .map(Unit::id)
                        .filter(unit -> !at.arrivals().contains(unit))
                        .toList();
        return missing.size() == recorded.size()
                ? List.of()
                : missing.stream()
                        .filter(unit -> !refused.contains(new Refused(at.station().id(), unit)))
                        .toList();
    }

    private static LineFinding missing(StationState at, UnitId label, List<UnitId> missing) {
        return finding(
                LineFinding.MISSING_CHILD,
                at,
                Reason.of(
                        "missing-child", label.label(), missing.size(), missing.getFirst().label()),
                List.of(label));
    }

    private static LineFinding mixed(StationState at, UnitId unit, Optional<UnitId> container) {
        return finding(
                LineFinding.MIXED_CONTAINER,
                at,
                container
                        .map(label -> Reason.of("mixed-container", label.label(), unit.label()))
                        .orElseGet(() ->
                                Reason.of(
                                        "mixed-container.unlabelled",
                                        at.station().id(),
                                        unit.label())),
                List.of(container.orElse(unit)));
    }

    private static LineFinding tooFew(StationState at, Filled container, int full) {
        return finding(
                LineFinding.CONTAINER_COUNT,
                at,
                container
                        .label()
                        .map(label ->
                                Reason.of(
                                        "container-count.few",
                                        label.label(),
                                        container.count(),
                                        full))
                        .orElseGet(() ->
                                Reason.of(
                                        "container-count.few.unlabelled",
                                        at.station().id(),
                                        container.count(),
                                        full)),
                container.label().stream().toList());
    }

    private static LineFinding tooMany(StationState at, Optional<UnitId> container, int full) {
        return finding(
                LineFinding.CONTAINER_COUNT,
                at,
                container
                        .map(label -> Reason.of("container-count.many", label.label(), full))
                        .orElseGet(() ->
                                Reason.of(
                                        "container-count.many.unlabelled",
                                        at.station().id(),
                                        full)),
                container.stream().toList());
    }

    private static LineFinding finding(
            AlarmKind kind, StationState at, Reason reason, List<UnitId> units) {
        return new LineFinding(
                kind, true, Optional.empty(), Optional.of(at.station().id()), reason, units);
    }
}
