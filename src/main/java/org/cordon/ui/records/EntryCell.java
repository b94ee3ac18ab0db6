package org.cordon.ui.records;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// An entry: when, what in words, who, and its mark in the record.
final class EntryCell extends ListCell<RecordsViewModel.Line> {
    private final Label day = new Label();
    private final Label time = new Label();
    private final Label what = new Label();
    private final Label who = new Label();
    private final Label mark = new Label();
    private final HBox content;

    EntryCell() {
        day.getStyleClass().add("t-caption");
        time.getStyleClass().addAll("t-small", "t-strong");
        what.getStyleClass().add("t-small");
        what.setWrapText(true);
        who.getStyleClass().add("t-caption");
        mark.getStyleClass().add("entry-mark");
        VBox when = new VBox(time, day);
        when.getStyleClass().add("entry-when");
        VBox words = new VBox(what, who);
        words.getStyleClass().add("incident-cell");
        HBox.setHgrow(words, Priority.ALWAYS);
        content = new HBox(when, words, mark);
        content.getStyleClass().add("entry-cell");
        content.prefWidthProperty().bind(widthProperty().subtract(16));
        content.maxWidthProperty().bind(content.prefWidthProperty());
    }

    @Override
    protected void updateItem(RecordsViewModel.@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        int space = line.when().indexOf(' ');
        day.setText(line.elapsed().isEmpty() ? line.when().substring(0, space) : line.elapsed());
        time.setText(line.when().substring(space + 1));
        what.setText(line.what());
        who.setText(line.who());
        mark.setText(line.mark());
        setGraphic(content);
        setAccessibleText(line.when() + ", " + line.who() + ", " + line.what());
    }
}
