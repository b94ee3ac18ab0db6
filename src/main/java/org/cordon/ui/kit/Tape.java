package org.cordon.ui.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// The amber and black tape: Cordon's mark, and on a unit it means *held*. Nowhere else.
///
/// Style class `tape`; with `tape-logo` it is the logo.
public final class Tape extends Region {
    /// A strip of tape.
    public Tape() {
        getStyleClass().add("tape");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of(Tape.class).get("kit.tape.held"));
    }
}
