package org.cordon.ui.common;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Shape;

import org.cordon.core.verdict.ExceptionCatalogue.Severity;
import org.cordon.core.verdict.VerdictCode;

import java.util.Locale;

/// The shape drawn with a verdict: ticked circle, crossed octagon, diamond, ring, dotted ring.
///
/// Style class `verdict-mark`; sized by its preferred width in CSS (`mark-small`, `mark-huge`);
/// pseudo-classes `right`, `suspect`, `affected`, `watch`, `no-read`. With `mark-small` a right one is
/// a bare tick, so that a list of right packs stays quiet.
public final class VerdictMark extends Region {
    private static final double STANDARD = 24;

    private final ObjectProperty<VerdictCode.Shape> shape =
            new SimpleObjectProperty<>(this, "shape", VerdictCode.Shape.WATCH);

    /// A watch ring.
    public VerdictMark() {
        getStyleClass().add("verdict-mark");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        shape.subscribe(this::draw);
    }

    /// A mark of this shape.
    public VerdictMark(VerdictCode.Shape shape) {
        this();
        this.shape.set(shape);
    }

    /// The shape of alarms of a severity.
    public static VerdictCode.Shape shape(Severity severity) {
        return switch (severity) {
            case CRITICAL -> VerdictCode.Shape.SUSPECT;
            case HIGH -> VerdictCode.Shape.AFFECTED;
            case MEDIUM, LOW, NONE -> VerdictCode.Shape.WATCH;
        };
    }

    /// Which shape.
    public ObjectProperty<VerdictCode.Shape> markProperty() {
        return shape;
    }

    /// Which shape.
    public VerdictCode.Shape getMark() {
        return shape.get();
    }

    /// Sets the shape.
    public void setMark(VerdictCode.Shape value) {
        shape.set(value);
    }

    private void draw(VerdictCode.Shape now) {
        for (VerdictCode.Shape each : VerdictCode.Shape.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(
                            each.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    each == now);
        }
        setAccessibleText(VerdictLabels.shape(now));
        getChildren()
                .setAll(
                        switch (now) {
                            case RIGHT ->
                                    new Shape[] {outline(new Circle()), glyph(new Polyline())};
                            case SUSPECT ->
                                    new Shape[] {
                                        outline(new Polygon()),
                                        glyph(new Polyline()),
                                        glyph(new Polyline())
                                    };
                            case AFFECTED -> new Shape[] {outline(new Polygon())};
                            case WATCH, NO_READ -> new Shape[] {outline(new Circle())};
                        });
        requestLayout();
    }

    private static Shape outline(Shape shape) {
        shape.getStyleClass().add("outline");
        return managed(shape);
    }

    private static Shape glyph(Shape shape) {
        shape.getStyleClass().add("glyph");
        return managed(shape);
    }

    private static Shape managed(Shape shape) {
        shape.setManaged(false);
        return shape;
    }

    @Override
    protected double computePrefWidth(double height) {
        return STANDARD;
    }

    @Override
    protected double computePrefHeight(double width) {
        return prefWidth(-1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return prefHeight(-1);
    }

    @Override
    protected double computeMaxWidth(double height) {
        return prefWidth(-1);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        double size = Math.min(getWidth(), getHeight());
        double x = (getWidth() - size) / 2;
        double y = (getHeight() - size) / 2;
        boolean bare = getStyleClass().contains("mark-small");
        switch (shape.get()) {
            case RIGHT -> {
                circle(0, x, y, size, size / 2, 0);
                getChildren().get(0).setVisible(!bare);
                double inset = bare ? 0.06 : 0.27;
                double span = 1 - 2 * inset;
                line(
                        1,
                        bare ? size * 0.16 : size * 0.10,
                        x + size * (inset + span * 0.02),
                        y + size * (inset + span * 0.56),
                        x + size * (inset + span * 0.36),
                        y + size * (inset + span * 0.88),
                        x + size * (inset + span * 0.98),
                        y + size * (inset + span * 0.16));
            }
            case SUSPECT -> {
                double corner = size * 0.2929;
                polygon(
                        x + corner,
                        y,
                        x + size - corner,
                        y,
                        x + size,
                        y + corner,
                        x + size,
                        y + size - corner,
                        x + size - corner,
                        y + size,
                        x + corner,
                        y + size,
                        x,
                        y + size - corner,
                        x,
                        y + corner);
                double low = size * (bare ? 0.32 : 0.325);
                double high = size - low;
                double stroke = size * (bare ? 0.13 : 0.115);
                line(1, stroke, x + low, y + low, x + high, y + high);
                line(2, stroke, x + high, y + low, x + low, y + high);
            }
            case AFFECTED ->
                    polygon(
                            x + size / 2,
                            y,
                            x + size,
                            y + size / 2,
                            x + size / 2,
                            y + size,
                            x,
                            y + size / 2);
            case WATCH -> {
                double stroke = Math.max(2, size * 0.1);
                circle(0, x, y, size, (size - stroke) / 2, stroke);
            }
            case NO_READ -> {
                double stroke = Math.max(1.8, size * 0.09);
                double radius = Math.max(1, (size - stroke) / 2);
                circle(0, x, y, size, radius, stroke);
                double step = 2 * Math.PI * radius / (size < 40 ? 8 : 12);
                Shape ring = (Shape) getChildren().get(0);
                // A dot is a dash of no length with round ends.
                ring.getStrokeDashArray().setAll(0.01, step - 0.01);
            }
        }
    }

    private void circle(int child, double x, double y, double size, double radius, double stroke) {
        Circle circle = (Circle) getChildren().get(child);
        circle.setCenterX(x + size / 2);
        circle.setCenterY(y + size / 2);
        circle.setRadius(radius);
        circle.setStrokeWidth(stroke);
    }

    private void polygon(Double... points) {
        ((Polygon) getChildren().get(0)).getPoints().setAll(points);
    }

    private void line(int child, double stroke, Double... points) {
        Polyline line = (Polyline) getChildren().get(child);
        line.getPoints().setAll(points);
        line.setStrokeWidth(stroke);
    }
}
