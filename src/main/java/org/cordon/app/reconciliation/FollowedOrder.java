package org.cordon.app.reconciliation;

import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.ChangedUnits;
import org.cordon.core.reconciliation.UnitCount;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The count of one order, kept up to date: all its units are counted once, and after that those of which something was
/// recorded. For one thread. Blocks.
public final class FollowedOrder {
    /// More than so many that changed at a time are counted no sooner than all.
    private static final int MOST = 20_000;

    private final OrderId id;
    private final OrderCount count;
    private final LiveOrderRecords records;
    private @Nullable UnitCount units;
    private Map<StreamId, LogPosition> until = Map.of();
    private int walks;

    /// Nothing is counted yet.
    public FollowedOrder(OrderId id, OrderCount count, LiveOrderRecords records) {
        this.id = id;
        this.count = count;
        this.records = records;
    }

    /// So often all units were counted.
    public int walks() {
        return walks;
    }

    /// Counts what has changed.
    ///
    /// @param closing whether the batch is closing or has ended
    /// @param wanted asked now and then; what is no longer wanted is left unfinished
    /// @return empty if the order never ran, or if it is no longer wanted
    public Optional<OrderCount.Counted> update(boolean closing, BooleanSupplier wanted) {
        Optional<OrderRecords.OrderRecord> found = records.order(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        OrderRecords.OrderRecord order = found.get();
        UnitCount known = units;
        if (known != null) {
            Map<StreamId, LogPosition> now = records.applied();
            ChangedUnits changed = records.changes(id, until, now, MOST);
            if (changed.isAll()) {
                known = null;
            } else {
                records.units(id, order.statements(), changed.units(), known::add);
                until = now;
            }
        }
        if (known == null) {
            until = records.applied();
            known = count.walk(order, wanted);
            units = wanted.getAsBoolean() ? known : null;
            walks++;
        }
        return wanted.getAsBoolean()
                ? Optional.of(count.counted(order, known, closing))
                : Optional.empty();
    }
}
