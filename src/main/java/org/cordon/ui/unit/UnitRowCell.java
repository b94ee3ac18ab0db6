package org.cordon.ui.unit;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;
import org.jspecify.annotations.Nullable;

/// A line of a list: when, its mark, what and why, who. As high as its words need.
final class UnitRowCell extends ListCell<@Nullable UnitRow> {
    private static final double INSET = 16;
    private static final double LEAST_HEIGHT = 56;

    private final Label time = new Label();
    private final Label day = new Label();
    private final VerdictMark mark = new VerdictMark();
    private final Region point = new Region();
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label who = new Label();
    private final HBox content;

    UnitRowCell() {
        time.getStyleClass().addAll("t-small", "t-quiet");
        day.getStyleClass().add("t-caption");
        VBox when = new VBox(time, day);
        when.getStyleClass().add("unit-when");
        mark.getStyleClass().add("mark-small");
        point.getStyleClass().add("unit-point");
        StackPane marks = new StackPane(mark, point);
        marks.getStyleClass().add("unit-marks");
        title.getStyleClass().addAll("t-body", "t-strong");
        title.setWrapText(true);
        detail.getStyleClass().addAll("t-small", "t-quiet");
        detail.setWrapText(true);
        VBox words = new VBox(title, detail);
        words.getStyleClass().add("unit-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        who.getStyleClass().addAll("t-small", "t-quiet");
        who.setMinWidth(USE_PREF_SIZE);
        content = new HBox(when, marks, words, who);
        content.getStyleClass().add("unit-row");
        content.prefWidthProperty().bind(widthProperty().subtract(INSET));
        content.maxWidthProperty().bind(content.prefWidthProperty());
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = getListView() == null ? width : getListView().getWidth() - 2 * INSET;
        return isEmpty() ? LEAST_HEIGHT : Math.max(LEAST_HEIGHT, content.prefHeight(wide));
    }

    /// The skin would give the words one line, because it asks for their height without a width.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (content.getParent() != null) {
            content.resizeRelocate(
                    snappedLeftInset(), 0, content.prefWidth(-1), snapSizeY(getHeight()));
        }
    }

    @Override
    protected void updateItem(@Nullable UnitRow row, boolean none) {
        super.updateItem(row, none);
        if (none || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        time.setText(row.time());
        day.setText(row.day());
        row.shape().ifPresent(mark::setMark);
        Views.show(mark, row.shape().isPresent());
        Views.show(point, row.shape().isEmpty());
        title.setText(row.title());
        detail.setText(row.detail());
        Views.show(detail, !row.detail().isEmpty());
        who.setText(row.who());
        setGraphic(content);
        setAccessibleText(row.text().replace('\t', ' '));
    }
}
