package org.cordon.core.reconciliation;

import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the packs of an order come to, kind by kind. For one thread.
final class ReconciliationSums {
    private final ReconciliationRules rules;
    private final Containers containers;
    private final Map<Account, Long> accounts = new EnumMap<>(Account.class);
    private final Map<DifferenceKind, Long> differences = new EnumMap<>(DifferenceKind.class);
    private final Map<Explanation, Long> explanations = new EnumMap<>(Explanation.class);
    private final Map<StationId, Long> accepted = new HashMap<>();
    private long notSeen;
    private long bySensor;

    /// @param rules with what all units show together
    ReconciliationSums(ReconciliationRules rules, Containers containers) {
        this.rules = rules;
        this.containers = containers;
    }

    /// Adds packs of which the same is known.
    void add(UnitFacts facts, long units) {
        facts.accepted()
                .forEach(station ->
                        accepted.merge(
                                station.orElseGet(() -> rules.line().first().id()),
                                units,
                                Long::sum));
        rules.account(facts).ifPresent(account -> add(facts, account, units));
        rules.differences(facts).forEach(each -> differences.merge(each, units, Long::sum));
    }

    private void add(UnitFacts facts, Account account, long units) {
        accounts.merge(account, units, Long::sum);
        if (account == Account.EXPLAINED) {
            facts.explained().ifPresent(each -> explanations.merge(each, units, Long::sum));
        }
        notSeen += account == Account.IN_TRANSIT && facts.accepted().isEmpty() ? units : 0;
        bySensor += account == Account.REJECTED && facts.rejected() ? units : 0;
    }

    /// What it comes to.
    ///
    /// @param lastReport when the last line data came
    /// @param tagged packs without a code that are held under tags
    /// @param counters what machines have counted
    Reconciliation get(Optional<Instant> lastReport, long tagged, List<Counters> counters) {
        List<ReconciliationLine> lines = new ArrayList<>();
        long loose = containers.loose();
        long commissioned =
                accounts.entrySet().stream()
                        .filter(each -> each.getKey().isCommissioned())
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        if (rules.allocated()) {
            long all = accounts.values().stream().mapToLong(each -> each).sum();
            lines.add(line(ReconciliationLine.Key.ALLOCATED, Reason.of("reconciled.listed"), all));
            lines.add(
                    line(
                            ReconciliationLine.Key.UNUSED,
                            Reason.of("reconciled.unused"),
                            of(Account.UNUSED)));
        }
        if (of(Account.SPOILED) > 0) {
            lines.add(
                    line(
                            ReconciliationLine.Key.SPOILED,
                            Reason.of("reconciled.spoiled"),
                            of(Account.SPOILED)));
        }
        lines.add(
                line(ReconciliationLine.Key.COMMISSIONED, commissioned(lastReport), commissioned));
        packed(lines, loose);
        if (!rules.closing() || of(Account.IN_TRANSIT) > 0) {
            lines.add(
                    line(
                            ReconciliationLine.Key.IN_TRANSIT,
                            notSeen == 0
                                    ? Reason.none()
                                    : Reason.of("reconciled.not-seen", notSeen),
                            of(Account.IN_TRANSIT)));
        }
        lines.add(
                line(
                        ReconciliationLine.Key.REJECTED,
                        bySensor == 0 ? Reason.none() : Reason.of("reconciled.confirmed", bySensor),
                        of(Account.REJECTED)));
        lines.add(line(ReconciliationLine.Key.SAMPLED, Reason.none(), of(Account.SAMPLED)));
        lines.add(line(ReconciliationLine.Key.DESTROYED, Reason.none(), of(Account.DESTROYED)));
        if (of(Account.DECOMMISSIONED) > 0) {
            lines.add(
                    line(
                            ReconciliationLine.Key.DECOMMISSIONED,
                            Reason.none(),
                            of(Account.DECOMMISSIONED)));
        }
        if (of(Account.TRIAL) > 0) {
            lines.add(
                    line(
                            ReconciliationLine.Key.TRIAL,
                            Reason.of("reconciled.trial"),
                            of(Account.TRIAL)));
        }
        if (of(Account.EXPLAINED) > 0) {
            lines.add(
                    line(
                            ReconciliationLine.Key.EXPLAINED,
                            Reason.of(
                                    "reconciled.explained",
                                    explanations.getOrDefault(Explanation.FOUND, 0L)),
                            of(Account.EXPLAINED)));
        }
        if (tagged > 0) {
            lines.add(line(ReconciliationLine.Key.TAGGED, Reason.of("reconciled.tagged"), tagged));
        }
        long missing = of(Account.UNACCOUNTED);
        lines.add(
                line(
                        ReconciliationLine.Key.UNACCOUNTED,
                        rules.closing()
                                ? missing == 0 ? Reason.none() : Reason.of("reconciled.missing")
                                : Reason.of("reconciled.from-closing"),
                        missing));
        return new Reconciliation(
                lines,
                differences,
                counters.stream().flatMap(each -> difference(each).stream()).toList());
    }

    private Optional<CounterDifference> difference(Counters machine) {
        long read = accepted.getOrDefault(machine.station(), 0L);
        return machine.out().isPresent() && machine.out().getAsLong() != read
                ? Optional.of(
                        new CounterDifference(machine.station(), machine.out().getAsLong(), read))
                : Optional.empty();
    }

    private void packed(List<ReconciliationLine> lines, long loose) {
        if (!rules.isAggregated()) {
            lines.add(
                    line(
                            ReconciliationLine.Key.PASSED,
                            Reason.of("reconciled.passed", rules.last().id()),
                            of(Account.PASSED)));
            return;
        }
        lines.add(
                line(
                        ReconciliationLine.Key.PACKED,
                        containers.complete() == 0
                                ? Reason.none()
                                : Reason.of("reconciled.containers", containers.complete()),
                        of(Account.PACKED) - loose));
        lines.add(
                line(
                        ReconciliationLine.Key.LOOSE,
                        containers
                                .onlyPartial()
                                .map(only -> Reason.of("reconciled.partial", only.label()))
                                .map(Reason.class::cast)
                                .orElseGet(() ->
                                        containers.partial() == 0
                                                ? Reason.none()
                                                : Reason.of(
                                                        "reconciled.partials",
                                                        containers.partial())),
                        of(Account.LOOSE) + loose));
    }

    private Reason commissioned(Optional<Instant> lastReport) {
        if (rules.feed() != LineFeed.Kind.NONE) {
            return lastReport.isPresent()
                    ? Reason.of("reconciled.line-data", lastReport.get())
                    : Reason.of("reconciled.no-line-data");
        }
        return rules.isByReads() ? Reason.of("reconciled.reads") : Reason.of("reconciled.listed");
    }

    private static ReconciliationLine line(ReconciliationLine.Key key, Reason origin, long count) {
        return new ReconciliationLine(key, origin, count);
    }

    private long of(Account account) {
        return accounts.getOrDefault(account, 0L);
    }
}
