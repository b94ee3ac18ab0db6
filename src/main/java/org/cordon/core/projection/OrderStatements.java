package org.cordon.core.projection;

import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.order.UnitId;
import org.cordon.core.reconciliation.Explained;
import org.cordon.core.reconciliation.Stock;
import org.cordon.core.reconciliation.StockCount;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people have stated of an order, from its events, oldest first. For one thread.
public final class OrderStatements {
    private final Map<UnitId, Explained> explained = new HashMap<>();
    private final Map<Stock, StockCount> stock = new EnumMap<>(Stock.class);

    /// Takes account of the next event.
    public void apply(ReconciliationEvent event) {
        switch (event) {
            case ReconciliationEvent.StockRecorded e -> stock.put(e.stock(), e.count());
            case ReconciliationEvent.DifferenceExplained e ->
                    e.units()
                            .forEach(unit ->
                                    explained.put(unit, new Explained(e.what(), e.remark())));
        }
    }

    /// What was found out of a serial.
    public Optional<Explained> explained(UnitId unit) {
        return Optional.ofNullable(explained.get(unit));
    }

    /// What became of stocks that were counted.
    public List<StockCount> stock() {
        return List.copyOf(stock.values());
    }
}
