package org.cordon.ui.containment;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One step in the list: its number or tick, its name, what came of it. Pressing it shows its panel.
///
/// Style class `act-row`; pseudo-classes `done`, `current`, `shown`.
final class StepRow extends Button {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    private static final double SIDES = 24;
    private static final double ABOVE_AND_BELOW = 20;
    private static final double LIKELY_WIDTH = 300;

    private final Label badge = new Label();
    private final Label title = new Label();
    private final Label line = new Label();
    private final HBox content;

    StepRow() {
        getStyleClass().setAll("act-row");
        badge.getStyleClass().add("act-badge");
        title.getStyleClass().addAll("t-lead", "t-strong");
        line.getStyleClass().addAll("t-small", "t-quiet");
        line.setWrapText(true);
        VBox texts = new VBox(title, line);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        content = new HBox(badge, texts);
        content.getStyleClass().add("act-content");
        content.prefWidthProperty().bind(widthProperty().subtract(SIDES));
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
    }

    /// A button asks its graphic for its height before it knows the width that wraps it.
    @Override
    protected double computePrefHeight(double width) {
        double inner = (getWidth() > 0 ? getWidth() : LIKELY_WIDTH) - SIDES;
        return Math.ceil(content.prefHeight(inner)) + ABOVE_AND_BELOW;
    }

    void show(StepLine act) {
        boolean done = act.progress() == StepLine.Progress.DONE;
        badge.setText(done ? "" : String.valueOf(act.number()));
        badge.setGraphic(done ? new FontIcon(Feather.CHECK) : null);
        title.setText(act.title());
        line.setText(act.line());
        setAccessibleText(act.number() + " " + act.title() + ", " + act.line());
        setDisable(act.progress() == StepLine.Progress.WAITING);
        pseudoClassStateChanged(DONE, done);
        pseudoClassStateChanged(CURRENT, act.progress() == StepLine.Progress.CURRENT);
        pseudoClassStateChanged(SHOWN, act.shown());
    }
}
