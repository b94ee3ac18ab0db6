package org.cordon.ui.line;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.ScannerTrust.Suspect;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;

import java.util.List;
import java.util.stream.Collectors;

/// Says across the line panel which scanner cannot be trusted, why, and what to do; not there while
/// all can. FX thread.
///
/// Style class `distrust`.
public final class ScannerTrustBar extends HBox {
    private final Messages messages = Messages.of(ScannerTrustBar.class);
    private final Label what = new Label();
    private final Label todo = new Label(messages.get("line.distrust.todo"));
    private final Button act = new Button(messages.get("line.distrust.act"));

    /// Hidden.
    public ScannerTrustBar() {
        getStyleClass().add("distrust");
        VerdictMark mark = new VerdictMark(Shape.SUSPECT);
        mark.getStyleClass().add("mark-medium");
        what.getStyleClass().add("distrust-what");
        what.setWrapText(true);
        todo.getStyleClass().add("distrust-todo");
        todo.setWrapText(true);
        VBox words = new VBox(what, todo);
        words.getStyleClass().add("distrust-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        act.getStyleClass().addAll("secondary", "low");
        act.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(mark, words, act);
        show(List.of());
    }

    /// What the button does: opens the scanners.
    void onOpen(Runnable open) {
        act.setOnAction(_ -> open.run());
    }

    /// Shows these; hides when there is none. Several are named after the word, so that a long list
    /// loses its end and not its meaning; why stands at the scanners.
    void show(List<Suspect> suspects) {
        what.setText(
                suspects.size() == 1
                        ? suspects.getFirst().sentence()
                        : messages.get(
                                "line.distrust.many",
                                suspects.stream()
                                        .map(Suspect::name)
                                        .collect(Collectors.joining(", "))));
        Views.show(this, !suspects.isEmpty());
    }
}
