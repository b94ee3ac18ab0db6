package org.cordon.ui.common;

import javafx.beans.value.ObservableValue;

import org.kordamp.ikonli.Ikon;

import java.util.function.Supplier;

/// One screen, on the rail or opened from the header.
///
/// @param id stable name, such as `line`; also the node id of its button on the rail, `rail-line`
/// @param title on the rail, one word
/// @param view loads it when it is first visited; kept from then on
/// @param badge what its rail button shows, such as minutes left; empty text for none
/// @param onRail whether it has a button there; one that has none is opened by the chip of the header that
///     has its id, and by its key
public record NavigationItem(
        String id,
        Ikon icon,
        String title,
        Supplier<? extends View<?>> view,
        ObservableValue<String> badge,
        boolean onRail) {
    /// One on the rail.
    public NavigationItem(
            String id,
            Ikon icon,
            String title,
            Supplier<? extends View<?>> view,
            ObservableValue<String> badge) {
        this(id, icon, title, view, badge, true);
    }

    /// The line panel.
    public static final String LINE = "line";

    /// Open alarms, from the header.
    public static final String ALARMS = "alarms";

    /// The batch, from the header's order.
    public static final String BATCH = "batch";

    /// The containment wizard.
    public static final String CONTAINMENT = "containment";

    /// Held units.
    public static final String QUARANTINE = "quarantine";

    /// Incidents and entries.
    public static final String RECORDS = "records";

    /// What all lines of the site hold, and the connections upward.
    public static final String SITE = "site";

    /// Devices, orders, people, appearance.
    public static final String SETTINGS = "settings";
}
