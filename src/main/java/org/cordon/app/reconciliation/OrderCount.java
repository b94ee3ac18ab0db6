package org.cordon.app.reconciliation;

import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.reconciliation.Counters;
import org.cordon.core.reconciliation.Reconciliation;
import org.cordon.core.reconciliation.ReconciliationRules;
import org.cordon.core.reconciliation.UnitCount;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/// Counts what became of the units of an order, by a walk through its record. Blocks.
///
/// @param counters what machines have counted in the batch of an order
public record OrderCount(
        OrderRecords records,
        ReconciliationRuleSet rules,
        Function<OrderId, List<Counters>> counters) {
    /// What an order comes to.
    ///
    /// @param rules that it was counted by
    public record Counted(
            OrderRecords.OrderRecord order,
            ReconciliationRules rules,
            Reconciliation reconciliation) {}

    /// Counts.
    ///
    /// @param closing whether the batch is closing or has ended
    /// @param wanted asked now and then; what is no longer wanted is left unfinished
    /// @return empty if the order never ran, or if it is no longer wanted
    public Optional<Counted> of(OrderId id, boolean closing, BooleanSupplier wanted) {
        Optional<OrderRecords.OrderRecord> order = records.order(id);
        if (order.isEmpty()) {
            return Optional.empty();
        }
        UnitCount count = walk(order.get(), wanted);
        return wanted.getAsBoolean()
                ? Optional.of(counted(order.get(), count, closing))
                : Optional.empty();
    }

    /// What units that were counted come to.
    Counted counted(OrderRecords.OrderRecord order, UnitCount count, boolean closing) {
        return new Counted(
                order,
                count.rules(closing),
                count.get(
                        closing,
                        order.lastReport(),
                        order.tagged(),
                        counters.apply(order.order().id())));
    }

    /// Counts all units of an order, once.
    UnitCount walk(OrderRecords.OrderRecord order, BooleanSupplier wanted) {
        UnitCount count = new UnitCount(rules.of(order));
        records.units(
                order.order().id(),
                order.statements(),
                unit -> {
                    count.add(unit);
                    return wanted.getAsBoolean();
                });
        return count;
    }

    /// Goes through the serials with a difference, in the order of their keys.
    ///
    /// @param counted before, to the same rules
    /// @param each answers whether to go on
    public void serials(Counted counted, Predicate<DifferentSerial> each) {
        StationId first = counted.rules().line().first().id();
        records.units(
                counted.order().order().id(),
                counted.order().statements(),
                unit ->
                        counted.rules().differences(unit).stream()
                                .map(difference -> DifferentSerial.of(unit, difference, first))
                                .allMatch(each));
    }
}
