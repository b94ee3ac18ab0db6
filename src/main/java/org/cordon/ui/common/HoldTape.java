package org.cordon.ui.common;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

import org.cordon.core.text.Messages;

/// The amber and black tape: Cordon's mark, and on a unit it means *held*. Nowhere else.
///
/// Style class `tape`; with `tape-logo` it is the logo.
public final class HoldTape extends Region {
    /// A strip of tape.
    public HoldTape() {
        getStyleClass().add("tape");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Messages.of(HoldTape.class).get("common.tape.held"));
    }
}
