package org.cordon.ui.common;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.cordon.core.verdict.VerdictCode.Shape;

/// What a form says above its buttons: what went wrong, else what was done, else what it lacks. Style class
/// `form-outcome`; away while there is nothing to say.
public final class FormOutcome extends HBox {
    private final VerdictMark mark = new VerdictMark(Shape.NO_READ);
    private final Label words = new Label();

    /// Says nothing yet.
    public FormOutcome() {
        getStyleClass().addAll("gap-1", "form-outcome");
        mark.getStyleClass().addAll("mark-small", "setting-mark");
        words.setId("saidWords");
        words.getStyleClass().add("t-small");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(mark, words);
        Views.show(this, false);
    }

    /// Says the first that is not empty.
    public void show(String trouble, String done, String lacking) {
        words.setText(!trouble.isEmpty() ? trouble : !done.isEmpty() ? done : lacking);
        mark.setMark(
                !trouble.isEmpty() ? Shape.SUSPECT : !done.isEmpty() ? Shape.RIGHT : Shape.NO_READ);
        Views.show(this, !words.getText().isEmpty());
    }
}
