package org.cordon.ui.shell;

import org.cordon.core.text.Messages;

/// What the rail calls its places, one word each.
public final class NavigationTitles {
    private NavigationTitles() {}

    /// The title of a place.
    ///
    /// @param place its stable name, see [org.cordon.ui.common.NavigationItem]
    public static String of(String place) {
        return Messages.of(NavigationTitles.class).get("shell.place." + place);
    }
}
