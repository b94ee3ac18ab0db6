package org.cordon.ui.records;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// An entry: when, what in words, who, and its mark in the record. As high as its words need: no
/// entry is cut short.
final class EntryCell extends ListCell<RecordsViewModel.Line> {
    private static final double INSET = 16;
    private static final double LEAST_HEIGHT = 64;

    /// What the column of times shows.
    enum Clock {
        /// Time of day over the day.
        WALL,
        /// Time since detection over the time of day, where the entry has one.
        INCIDENT
    }

    private final Clock clock;
    private final Label loud = new Label();
    private final Label small = new Label();
    private final Label what = new Label();
    private final Label who = new Label();
    private final Label mark = new Label();
    private final HBox content;

    EntryCell(Clock clock) {
        this.clock = clock;
        small.getStyleClass().add("t-caption");
        loud.getStyleClass().addAll("t-body", "t-strong");
        what.getStyleClass().add("t-body");
        what.setWrapText(true);
        who.getStyleClass().add("t-caption");
        mark.getStyleClass().add("entry-mark");
        mark.setMinWidth(USE_PREF_SIZE);
        VBox when = new VBox(loud, small, mark);
        when.getStyleClass().add("entry-when");
        VBox words = new VBox(what, who);
        words.getStyleClass().add("entry-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        content = new HBox(when, words);
        content.getStyleClass().add("entry-cell");
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
    protected void updateItem(RecordsViewModel.@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        int space = line.when().indexOf(' ');
        String day = line.when().substring(0, space);
        String time = line.when().substring(space + 1);
        boolean elapsed = clock == Clock.INCIDENT && !line.elapsed().isEmpty();
        loud.setText(elapsed ? line.elapsed() : time);
        small.setText(elapsed ? time : day);
        what.setText(line.what());
        who.setText(line.who());
        mark.setText(line.mark());
        setGraphic(content);
        setAccessibleText(line.when() + ", " + line.who() + ", " + line.what());
    }
}
