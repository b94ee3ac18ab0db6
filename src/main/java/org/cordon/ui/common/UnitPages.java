package org.cordon.ui.common;

import org.cordon.core.order.UnitId;
import org.cordon.core.unit.EntrySubject;

import java.util.function.Consumer;

/// Where a unit of a row or a scan leads to. FX thread.
///
/// @param pages brings the page of a unit or lot to the front
/// @param checks brings *Check container* to the front and begins with a container
public record UnitPages(Consumer<EntrySubject> pages, Consumer<UnitId> checks) {
    /// Brings the page to the front.
    ///
    /// @param subject a unit or a lot
    public void open(EntrySubject subject) {
        pages.accept(subject);
    }

    /// Brings the page of a unit to the front.
    public void open(UnitId unit) {
        open(new EntrySubject.OfUnit(unit));
    }

    /// Begins to check a container.
    public void check(UnitId container) {
        checks.accept(container);
    }
}
