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
    /// @return empty if the order was never loaded, or if it is no longer wanted
    public Optional<Counted> of(OrderId id, boolean closing, BooleanSupplier wanted) {
        Optional<OrderRecords.OrderRecord> order = records.order(id);
        if (order.isEmpty()) {
            return Optional.empty();
        }
        ReconciliationRules by = rules.of(order.get(), closing);
        UnitCount count = count(order.get(), by, wanted);
        if (!count.observed().equals(by.observed())) {
            by = by.with(count.observed());
            count = count(order.get(), by, wanted);
        }
        return wanted.getAsBoolean()
                ? Optional.of(
                        new Counted(
                                order.get(),
                                by,
                                count.get(
                                        order.get().lastReport(),
                                        order.get().tagged(),
                                        counters.apply(id))))
                : Optional.empty();
    }

    private UnitCount count(
            OrderRecords.OrderRecord order, ReconciliationRules by, BooleanSupplier wanted) {
        UnitCount count = new UnitCount(by);
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
                        !counted.rules().isPack(unit)
                                || counted.rules().differences(unit).stream()
                                        .map(difference ->
                                                DifferentSerial.of(unit, difference, first))
                                        .allMatch(each));
    }
}
