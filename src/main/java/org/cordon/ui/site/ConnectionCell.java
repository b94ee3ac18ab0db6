package org.cordon.ui.site;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

import org.cordon.ui.common.Chip;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.site.ConnectionsViewModel.Connection;
import org.jspecify.annotations.Nullable;

/// A connection and how it stands: word, shape and colour.
final class ConnectionCell extends ListCell<Connection> {
    private final Label title = new Label();
    private final Chip state = new Chip();
    private final VerdictMark mark = new VerdictMark();
    private final VBox content = new VBox(title, state);

    ConnectionCell() {
        title.getStyleClass().addAll("t-lead", "t-strong");
        mark.getStyleClass().add("mark-small");
        state.setMark(mark);
        content.getStyleClass().add("connection-cell");
    }

    @Override
    protected void updateItem(@Nullable Connection row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        title.setText(row.title());
        paint(state, mark, row);
        setGraphic(content);
        setAccessibleText(String.join(", ", row.title(), row.state(), row.trouble()));
    }

    static void paint(Chip chip, VerdictMark mark, Connection row) {
        mark.setMark(row.shape());
        chip.setValue(row.state());
        chip.setTone(row.tone());
    }
}
