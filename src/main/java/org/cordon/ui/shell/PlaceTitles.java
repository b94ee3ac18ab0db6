package org.cordon.ui.shell;

import org.cordon.ui.kit.Texts;

/// What the rail calls its places, one word each.
public final class PlaceTitles {
    private PlaceTitles() {}

    /// The title of a place.
    ///
    /// @param place its stable name, see [org.cordon.ui.kit.Place]
    public static String of(String place) {
        return Texts.of(PlaceTitles.class).get("shell.place." + place);
    }
}
