package org.cordon.ui.kit;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// Tells a view's style sheet that there is little width, by the pseudo-class `narrow`.
public final class Narrow {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private Narrow() {}

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
                    Platform.runLater(() ->
                            region.pseudoClassStateChanged(NARROW, region.getWidth() < width));
                });
    }
}
