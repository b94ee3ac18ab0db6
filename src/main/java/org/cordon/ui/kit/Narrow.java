package org.cordon.ui.kit;

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
        region.widthProperty()
                .subscribe(
                        now -> region.pseudoClassStateChanged(NARROW, now.doubleValue() < width));
    }
}
