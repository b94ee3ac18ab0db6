package org.cordon.ui.common;

import org.cordon.core.order.UnitId;
import org.cordon.core.unit.EntrySubject;

/// Opens the page of a unit or lot. FX thread.
@FunctionalInterface
public interface UnitPages {
    /// Brings the page to the front.
    ///
    /// @param subject a unit or a lot
    void open(EntrySubject subject);

    /// Brings the page of a unit to the front.
    default void open(UnitId unit) {
        open(new EntrySubject.OfUnit(unit));
    }
}
