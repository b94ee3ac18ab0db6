package org.cordon.ui.site;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.site.ConnectionsViewModel.Happened;
import org.jspecify.annotations.Nullable;

/// Something that happened with a connection.
final class HappenedCell extends ListCell<Happened> {
    private final VerdictMark mark = new VerdictMark();
    private final Label what = new Label();
    private final Label words = new Label();
    private final Label when = new Label();
    private final HBox content;

    HappenedCell() {
        mark.getStyleClass().add("mark-small");
        what.getStyleClass().addAll("t-body", "t-medium");
        words.getStyleClass().add("t-small");
        words.setWrapText(true);
        words.managedProperty().bind(words.textProperty().isNotEmpty());
        when.getStyleClass().add("t-caption");
        content = new HBox(mark, new VBox(what, words, when));
        content.getStyleClass().add("happened");
        content.prefWidthProperty().bind(widthProperty().subtract(16));
        content.maxWidthProperty().bind(content.prefWidthProperty());
    }

    /// As high as its words need on the lines they take.
    @Override
    protected double computePrefHeight(double width) {
        return getGraphic() == null
                ? super.computePrefHeight(width)
                : content.prefHeight(content.getPrefWidth())
                        + snappedTopInset()
                        + snappedBottomInset();
    }

    @Override
    protected void updateItem(@Nullable Happened row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        mark.setMark(row.shape());
        what.setText(row.title());
        words.setText(row.detail());
        when.setText(row.when());
        setGraphic(content);
        setAccessibleText(String.join(", ", row.title(), row.detail(), row.when()));
    }
}
