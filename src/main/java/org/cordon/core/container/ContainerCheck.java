package org.cordon.core.container;

import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.verdict.VerdictCode;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares what is scanned out of one container with what is recorded to be in it, scan by scan; the same to check it and
/// to pack it anew. For one thread.
///
/// The label of a container inside stands for what is recorded in that one. Its units scanned one by one count as it, once
/// all of them are.
public final class ContainerCheck {
    /// What it is done for. Journals hold the names.
    public enum Purpose {
        /// To compare the content with the record: what is recorded nowhere is unexpected.
        CHECK,
        /// To record the content anew: what is recorded in no other container goes in.
        REAGGREGATE
    }

    private final Purpose purpose;
    private final RecordedContainer container;
    private final Set<UnitId> expected;
    private final Set<UnitId> inside = new LinkedHashSet<>();
    private final Map<UnitId, Set<UnitId>> parts = new LinkedHashMap<>();
    private final Map<UnitId, Integer> ofParts = new HashMap<>();
    private final Map<UnitId, Unexpected> unexpected = new LinkedHashMap<>();
    private final List<CountedByHand> byHand = new ArrayList<>();

    // Every unit that was scanned, so that none counts twice.
    private final Set<UnitId> scanned = new HashSet<>();

    /// Nothing is scanned yet.
    public ContainerCheck(Purpose purpose, RecordedContainer container) {
        this.purpose = purpose;
        this.container = container;
        expected = new LinkedHashSet<>(container.expected());
    }

    /// The next scan.
    public Answer scan(ScannedUnit unit) {
        UnitId id = unit.id();
        if (id.equals(container.id())) {
            return Answer.of(
                    state().isAllScanned() ? Answer.Kind.COMPLETE : Answer.Kind.NOT_ALL, id);
        }
        if (isOtherLabel(unit)) {
            return Answer.of(Answer.Kind.OTHER_LABEL, id);
        }
        if (!scanned.add(id)) {
            return Answer.of(Answer.Kind.AGAIN, id);
        }
        return wrong(unit)
                .map(why -> unexpected(id, why, Optional.empty()))
                .orElseGet(() -> placed(unit));
    }

    /// A unit that cannot be scanned is counted.
    public Answer count(CountedByHand why) {
        byHand.add(why);
        return Answer.of(Answer.Kind.BY_HAND);
    }

    /// What stands beside the checked container rather than in it.
    private boolean isOtherLabel(ScannedUnit unit) {
        UnitKind kind = unit.listed().map(Unit::kind).orElse(UnitKind.PACK);
        return kind != UnitKind.PACK
                && kind.compareTo(container.kind()) >= 0
                && !unit.around().contains(container.id());
    }

    private Answer placed(ScannedUnit unit) {
        UnitId id = unit.id();
        if (expected.contains(id) && purpose == Purpose.CHECK && unit.readInto().isPresent()) {
            return unexpected(id, Unexpected.Why.TWO_PARENTS, unit.readInto());
        }
        if (expected.contains(id)) {
            inside.add(id);
            parts.remove(id);
            return Answer.of(Answer.Kind.INSIDE, id);
        }
        int depth = unit.around().indexOf(container.id());
        if (depth > 0) {
            return part(unit, unit.around().get(depth - 1), depth);
        }
        if (!unit.around().isEmpty()) {
            return unexpected(
                    id,
                    Unexpected.Why.OTHER_CONTAINER,
                    unit.around().stream().findFirst().filter(_ -> depth < 0));
        }
        if (purpose == Purpose.REAGGREGATE) {
            inside.add(id);
            return Answer.of(Answer.Kind.INSIDE, id);
        }
        return unexpected(id, Unexpected.Why.LOOSE, Optional.empty());
    }

    /// A unit deeper down shows only that its container is there, not that it is whole.
    private Answer part(ScannedUnit unit, UnitId in, int depth) {
        if (!inside.contains(in)) {
            Set<UnitId> part = parts.computeIfAbsent(in, _ -> new LinkedHashSet<>());
            part.add(unit.id());
            if (depth == 1) {
                ofParts.put(in, unit.siblings());
                if (part.size() >= unit.siblings() && expected.contains(in)) {
                    inside.add(in);
                    parts.remove(in);
                    scanned.add(in);
                }
            }
        }
        return Answer.part(unit.id(), in);
    }

    private Answer unexpected(UnitId id, Unexpected.Why why, Optional<UnitId> other) {
        Unexpected found = new Unexpected(id, why, other);
        unexpected.put(id, found);
        return Answer.of(found);
    }

    private static Optional<Unexpected.Why> wrong(ScannedUnit unit) {
        if (unit.isHeld()) {
            return Optional.of(Unexpected.Why.ON_HOLD);
        }
        Optional<Unexpected.Why> read = wrong(unit.verdict());
        if (read.isPresent()) {
            return read;
        }
        return unit.listed().isEmpty()
                ? Optional.of(Unexpected.Why.UNKNOWN)
                : unit.listed()
                        .filter(each -> each.state().compareTo(UnitState.REJECTED) >= 0)
                        .map(_ -> Unexpected.Why.NOT_FIT);
    }

    private static Optional<Unexpected.Why> wrong(VerdictCode verdict) {
        return switch (verdict) {
            case WRONG_PRODUCT -> Optional.of(Unexpected.Why.OTHER_PRODUCT);
            case WRONG_LOT, WRONG_EXPIRY -> Optional.of(Unexpected.Why.OTHER_LOT);
            case UNKNOWN_SERIAL, NO_ORDER -> Optional.of(Unexpected.Why.UNKNOWN);
            case INACTIVE, EXPIRED, REJECTED_SEEN, TEST_PIECE ->
                    Optional.of(Unexpected.Why.NOT_FIT);
            case ACCEPTED,
                    REPEAT_READ,
                    NO_READ,
                    READER_FAULT,
                    BAD_CODE,
                    NOT_VERIFIED,
                    NOT_COMMISSIONED,
                    DUPLICATE,
                    WRONG_CONTAINER,
                    WRONG_CARRIER,
                    BATCH_CLOSED,
                    ON_HOLD ->
                    Optional.empty();
        };
    }

    /// How it stands now.
    public CheckState state() {
        List<UnitId> missing =
                expected.stream()
                        .filter(id -> !inside.contains(id) && !unexpected.containsKey(id))
                        .toList();
        return new CheckState(
                purpose,
                container,
                expected.size(),
                List.copyOf(inside),
                parts.entrySet().stream()
                        .map(each ->
                                new CheckState.Part(
                                        each.getKey(),
                                        each.getValue().size(),
                                        ofParts.getOrDefault(each.getKey(), 0)))
                        .toList(),
                List.copyOf(unexpected.values()),
                missing,
                byHand,
                facts());
    }

    private Set<CheckState.Fact> facts() {
        Set<CheckState.Fact> facts = EnumSet.noneOf(CheckState.Fact.class);
        add(facts, CheckState.Fact.UNKNOWN, container.listed().isEmpty());
        add(facts, CheckState.Fact.ON_HOLD, container.held());
        add(
                facts,
                CheckState.Fact.ENDED,
                container.listed().filter(unit -> unit.state().isEnded()).isPresent());
        add(facts, CheckState.Fact.NOTHING_RECORDED, expected.isEmpty());
        int full = container.full().orElse(0);
        int found = inside.size() + unexpected.size() + byHand.size();
        add(
                facts,
                CheckState.Fact.NOT_FULL,
                !expected.isEmpty() && full > 0 && expected.size() < full);
        add(facts, CheckState.Fact.OVER_FULL, full > 0 && Math.max(found, expected.size()) > full);
        return facts;
    }

    private static void add(Set<CheckState.Fact> facts, CheckState.Fact fact, boolean holds) {
        if (holds) {
            facts.add(fact);
        }
    }
}
