package org.cordon.ui.common;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;

/// Tells a view's style sheet that there is little width, by the pseudo-class `narrow`.
public final class ResponsiveStyle {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private ResponsiveStyle() {}

    /// Keeps the pseudo-class in step with the width. FX thread.
    ///
    /// @param width in logical pixels, below which it is narrow
    public static void below(Region region, double width) {
        // The room there is decides, not what the wide form would like to have.
        region.setMinWidth(0);
        region.widthProperty()
                .subscribe(_ -> {
                    // The width changes in the midst of a layout, which would ignore what the new
                    // styles ask of it.
                    Platform.runLater(() -> restyle(region, region.getWidth() < width));
                });
    }

    private static void restyle(Region region, boolean narrow) {
        if (region.getPseudoClassStates().contains(NARROW) != narrow) {
            region.pseudoClassStateChanged(NARROW, narrow);
            region.applyCss();
            measureAgain(region);
        }
    }

    /// Sizes that parents remember from the other form are forgotten.
    private static void measureAgain(Parent parent) {
        parent.requestLayout();
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Parent below) {
                measureAgain(below);
            }
        }
    }
}
