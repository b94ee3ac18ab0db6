package org.cordon.ui.common;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// A button whose content has the width that there is: its text wraps, so that its height follows its width.
public class WrappingButton extends Button {
    private Region content = new Region();

    /// Shows nothing yet.
    protected WrappingButton() {
        setMaxWidth(Double.MAX_VALUE);
    }

    /// Shows this in place of what was shown before.
    protected final void show(Region shown) {
        content = shown;
        setGraphic(shown);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double sides = snappedLeftInset() + snappedRightInset();
        double room = width < 0 ? super.computePrefWidth(-1) : width;
        return snappedTopInset() + content.prefHeight(room - sides) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        content.resizeRelocate(
                snappedLeftInset(),
                snappedTopInset(),
                getWidth() - snappedLeftInset() - snappedRightInset(),
                getHeight() - snappedTopInset() - snappedBottomInset());
    }
}
