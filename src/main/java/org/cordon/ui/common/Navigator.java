package org.cordon.ui.common;

/// Brings a place to the front. FX thread.
@FunctionalInterface
public interface Navigator {
    /// Shows a place.
    ///
    /// @param place one of the ids in [NavigationItem]; an unknown id is a defect of the program
    void show(String place);

    /// Shows the place that was in front before this one; the line if none was.
    default void back() {
        show(NavigationItem.LINE);
    }
}
