package org.cordon.ui.common;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

import java.util.Locale;

/// A ring that empties as time runs, with the time left inside.
///
/// Style class `clock-ring`; pseudo-classes `soon`, `overdue`, `done` after its [Stage].
public final class ClockRing extends Region {
    private static final double SIZE = 184;
    private static final double STROKE = 14;

    /// How pressing it is.
    public enum Stage {
        /// Time enough.
        CALM,
        /// Little time left.
        SOON,
        /// None left.
        OVERDUE,
        /// Finished in time or not: the clock stands.
        DONE
    }

    private final DoubleProperty left = new SimpleDoubleProperty(this, "left", 1);
    private final StringProperty time = new SimpleStringProperty(this, "time", "");
    private final StringProperty caption = new SimpleStringProperty(this, "caption", "");
    private final ObjectProperty<Stage> stage =
            new SimpleObjectProperty<>(this, "stage", Stage.CALM);
    private final Circle track = new Circle();
    private final Arc arc = new Arc();
    private final VBox words;

    /// A full, calm ring without words.
    public ClockRing() {
        getStyleClass().add("clock-ring");
        setAccessibleRole(AccessibleRole.TEXT);
        track.getStyleClass().add("track");
        arc.getStyleClass().add("arc");
        arc.setType(ArcType.OPEN);
        Label timeLabel = new Label();
        timeLabel.getStyleClass().add("time");
        timeLabel.textProperty().bind(time);
        Label captionLabel = new Label();
        captionLabel.getStyleClass().add("caption");
        captionLabel.textProperty().bind(caption);
        words = new VBox(timeLabel, captionLabel);
        words.setAlignment(Pos.CENTER);
        getChildren().setAll(track, arc, words);
        left.subscribe(this::requestLayout);
        accessibleTextProperty().bind(time.concat(" ").concat(caption));
        stage.subscribe(now -> {
            for (Stage each : Stage.values()) {
                pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                        each == now);
            }
        });
    }

    /// The share of time left, 0 to 1.
    public DoubleProperty leftProperty() {
        return left;
    }

    /// The time, such as "41:12".
    public StringProperty timeProperty() {
        return time;
    }

    /// The words below it, such as "of 60 left".
    public StringProperty captionProperty() {
        return caption;
    }

    /// How pressing it is.
    public ObjectProperty<Stage> stageProperty() {
        return stage;
    }

    @Override
    protected double computePrefWidth(double height) {
        return SIZE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return SIZE;
    }

    @Override
    protected double computeMinWidth(double height) {
        return SIZE;
    }

    @Override
    protected double computeMinHeight(double width) {
        return SIZE;
    }

    @Override
    protected void layoutChildren() {
        double size = Math.min(getWidth(), getHeight());
        double x = getWidth() / 2;
        double y = getHeight() / 2;
        double radius = (size - STROKE) / 2;
        track.setCenterX(x);
        track.setCenterY(y);
        track.setRadius(radius);
        track.setStrokeWidth(STROKE);
        double share = Math.clamp(left.get(), 0, 1);
        arc.setCenterX(x);
        arc.setCenterY(y);
        arc.setRadiusX(radius);
        arc.setRadiusY(radius);
        arc.setStrokeWidth(STROKE);
        arc.setStartAngle(90);
        arc.setLength(-360 * share);
        arc.setVisible(share > 0);
        double width = words.prefWidth(-1);
        double height = words.prefHeight(-1);
        words.resizeRelocate(x - width / 2, y - height / 2, width, height);
    }
}
