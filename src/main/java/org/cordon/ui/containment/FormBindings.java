package org.cordon.ui.containment;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.core.containment.IncidentNote;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/// How entry fields behave everywhere in the wizard.
final class FormBindings {
    private FormBindings() {}

    /// The Tab key leaves a text area, as it leaves every other field.
    static void tabLeaves(TextArea area) {
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.TAB && !key.isControlDown()) {
                        area.requestFocusTraversal(
                                key.isShiftDown()
                                        ? TraversalDirection.PREVIOUS
                                        : TraversalDirection.NEXT);
                        key.consume();
                    }
                });
    }

    /// Records something at once; the panel says if that fails.
    static void save(ContainmentPanelViewModel panel, IncidentNote note) {
        UnwatchedFuture.logFailure(panel.save(Optional.of(note)), "saving a note");
    }

    /// A chosen toggle stays chosen when it is pressed again.
    ///
    /// @param chosen whether one is to be chosen: another incident begins without
    static void keepOneChosen(ToggleGroup group, BooleanSupplier chosen) {
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null && before != null && chosen.getAsBoolean()) {
                        group.selectToggle(before);
                    }
                });
    }
}
