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

/// Counts the units of one order. For one thread.
///
/// What the units show together may change the account of each (see [ReconciliationRules.Observed]); if [#observed] is not
/// what the rules went by, the units are to be counted again.
public final class UnitCount {
    private final ReconciliationRules rules;
    private final Map<Account, Long> accounts = new EnumMap<>(Account.class);
    private final Map<DifferenceKind, Long> differences = new EnumMap<>(DifferenceKind.class);
    private final Map<Explanation, Long> explanations = new EnumMap<>(Explanation.class);
    private final Map<StationId, Long> accepted = new HashMap<>();
    private final Containers containers;
    private boolean packed;
    private boolean read;
    private long notSeen;
    private long bySensor;

    /// Nothing is counted yet.
    public UnitCount(ReconciliationRules rules) {
        this.rules = rules;
        containers = new Containers(rules.full());
    }

    /// Counts one more; a container is none of the packs that are counted.
    public void add(UnitRecord unit) {
        if (!rules.isPack(unit)) {
            return;
        }
        packed |= unit.reported().packed();
        read |= rules.isReadAsContent(unit);
        unit.accepted()
                .keySet()
                .forEach(station ->
                        accepted.merge(
                                station.orElseGet(() -> rules.line().first().id()), 1L, Long::sum));
        Optional<Account> account = rules.account(unit);
        account.ifPresent(each -> add(unit, each));
        containers.add(unit, account.filter(each -> each == Account.PACKED).isPresent());
        rules.differences(unit).forEach(each -> differences.merge(each, 1L, Long::sum));
    }

    private void add(UnitRecord unit, Account account) {
        accounts.merge(account, 1L, Long::sum);
        if (account == Account.EXPLAINED) {
            unit.explained().ifPresent(each -> explanations.merge(each.what(), 1L, Long::sum));
        }
        notSeen += account == Account.IN_TRANSIT && unit.accepted().isEmpty() ? 1 : 0;
        bySensor += account == Account.REJECTED && unit.rejected() ? 1 : 0;
    }

    /// What the units that were counted show together.
    public ReconciliationRules.Observed observed() {
        return new ReconciliationRules.Observed(packed, read);
    }

    /// Whether a pack that counts as packed is in a container that is not full. Once all are counted.
    public boolean isLoose(UnitRecord pack) {
        return pack.container().filter(containers::isPartial).isPresent();
    }

    /// What it comes to.
    ///
    /// @param lastReport when the last line data came
    /// @param tagged packs without a code that are held under tags
    /// @param counters what machines have counted
    public Reconciliation get(Optional<Instant> lastReport, long tagged, List<Counters> counters) {
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
