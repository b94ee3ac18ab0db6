package org.cordon.app.reconciliation;

import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.ChangedUnits;
import org.cordon.core.projection.OrderStatements;
import org.cordon.core.reconciliation.UnitRecord;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/// The record of orders as it grows. As for [OrderRecords], all methods block and throw
/// [org.cordon.app.port.StoreUnavailable].
public interface LiveOrderRecords extends OrderRecords {
    /// The last entry of each stream that the record holds; a stream without entries is absent.
    Map<StreamId, LogPosition> applied();

    /// The units of an order that may have changed by the entries after a moment.
    ///
    /// @param since an earlier answer of [#applied]
    /// @param until a later one
    /// @param most if more have changed, all have
    ChangedUnits changes(
            OrderId order,
            Map<StreamId, LogPosition> since,
            Map<StreamId, LogPosition> until,
            int most);

    /// What is recorded of some units of an order, each once.
    ///
    /// @param statements of the order
    void units(
            OrderId order,
            OrderStatements statements,
            Collection<UnitId> units,
            Consumer<UnitRecord> each);
}
