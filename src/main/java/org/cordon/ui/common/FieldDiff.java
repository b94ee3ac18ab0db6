package org.cordon.ui.common;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// What was read, with the characters that differ from what should be underlined.
///
/// Style class `field-diff`; the runs have `run` and, where they differ, `differs`.
public final class FieldDiff extends HBox {
    /// Empty.
    public FieldDiff() {
        getStyleClass().add("field-diff");
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /// Shows what was read beside what should be.
    ///
    /// @param expected what should be; the same as read marks nothing
    public void show(String read, String expected) {
        setAccessibleText(read);
        getChildren().setAll(TextDiff.of(read, expected).stream().map(FieldDiff::label).toList());
    }

    private static Label label(TextDiff.Run run) {
        Label label = new Label(run.text());
        label.getStyleClass().add("run");
        if (run.differs()) {
            label.getStyleClass().add("differs");
        }
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
