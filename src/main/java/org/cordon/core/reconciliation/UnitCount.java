package org.cordon.core.reconciliation;

import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitNumbers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Counts the units of one order. A unit that is counted again, because something was recorded of it, is counted in place of
/// what it was before: so a count is kept up to date at the cost of what changed, whatever the size of the order.
///
/// Keeps 40 to 60 bytes for each pack, and some 150 for each container of packs. For one thread.
public final class UnitCount {
    private static final int CONTAINER_BITS = 24;
    private static final int MOST_KINDS = 1 << 16;

    private final ReconciliationRules base;
    private final Map<UnitFacts, Kind> kinds = new HashMap<>();
    private final List<Kind> numbered = new ArrayList<>();
    private final UnitNumbers counted = new UnitNumbers();
    private final Containers containers;
    private long size;

    // Of each unit how it counts, in one number: its container, the one that the order lists it in,
    // and its kind.
    private record Share(int in, int listed, int kind) {
        static Share of(long number) {
            return new Share(
                    (int) (number >>> 40),
                    (int) (number >>> 16) & ((1 << CONTAINER_BITS) - 1),
                    (int) number & (MOST_KINDS - 1));
        }

        long number() {
            return ((long) in << 40) | ((long) listed << 16) | kind;
        }
    }

    /// Packs of which the same is known.
    private static final class Kind {
        private final UnitFacts facts;
        private final int number;
        private final boolean packed;
        private long units;

        Kind(UnitFacts facts, int number, boolean packed) {
            this.facts = facts;
            this.number = number;
            this.packed = packed;
        }
    }

    /// Nothing is counted yet.
    ///
    /// @param rules whatever their phase, and whatever they say that all units show
    public UnitCount(ReconciliationRules rules) {
        base = rules;
        containers = new Containers(rules.full());
    }

    /// Counts a unit, in place of what it counted before; a container is none of the packs that are counted.
    ///
    /// @throws ArithmeticException from 16,777,216 containers on
    public void add(UnitRecord unit) {
        if (!base.isPack(unit)) {
            return;
        }
        Kind kind = kind(unit.facts());
        Share share =
                new Share(
                        unit.container().filter(_ -> kind.packed).map(this::number).orElse(0),
                        unit.listed().flatMap(Unit::parent).map(this::number).orElse(0),
                        kind.number);
        OptionalLong before = counted.get(unit.id());
        if (before.isEmpty()) {
            size++;
        } else if (before.getAsLong() == share.number()) {
            return;
        } else {
            sum(Share.of(before.getAsLong()), -1);
        }
        counted.put(unit.id(), share.number(), false);
        sum(share, 1);
    }

    private void sum(Share share, int by) {
        numbered.get(share.kind()).units += by;
        containers.add(share.in(), share.listed(), by);
    }

    /// Whether a pack is in a container goes by itself alone, so it is known before all are counted.
    private Kind kind(UnitFacts facts) {
        Kind known = kinds.get(facts);
        if (known == null) {
            if (numbered.size() == MOST_KINDS) {
                throw new ArithmeticException("units of too many kinds");
            }
            boolean packed = base.account(facts).equals(Optional.of(Account.PACKED));
            known = new Kind(facts, numbered.size(), packed);
            kinds.put(facts, known);
            numbered.add(known);
        }
        return known;
    }

    private int number(UnitId container) {
        int number = containers.number(container);
        if (number >>> CONTAINER_BITS != 0) {
            throw new ArithmeticException("too many containers");
        }
        return number;
    }

    /// Packs that were counted.
    public long size() {
        return size;
    }

    /// The rules that it is counted by now, with what the units that were counted show together.
    ///
    /// @param closing whether the batch is closing or has ended
    public ReconciliationRules rules(boolean closing) {
        List<UnitFacts> all = shown().map(kind -> kind.facts).toList();
        return base.with(
                new ReconciliationRules.Observed(
                        all.stream().anyMatch(facts -> facts.reported().packed()),
                        all.stream().anyMatch(base::isReadAsContent)),
                closing);
    }

    private Stream<Kind> shown() {
        return numbered.stream().filter(kind -> kind.units > 0);
    }

    /// What it comes to.
    ///
    /// @param closing whether the batch is closing or has ended
    /// @param lastReport when the last line data came
    /// @param tagged packs without a code that are held under tags
    /// @param counters what machines have counted
    public Reconciliation get(
            boolean closing, Optional<Instant> lastReport, long tagged, List<Counters> counters) {
        ReconciliationSums sums = new ReconciliationSums(rules(closing), containers);
        shown().forEach(kind -> sums.add(kind.facts, kind.units));
        return sums.get(lastReport, tagged, counters);
    }
}
