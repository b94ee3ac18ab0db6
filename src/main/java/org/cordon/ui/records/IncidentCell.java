package org.cordon.ui.records;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.VerdictMark;
import org.jspecify.annotations.Nullable;

/// An incident: its number and state, what it was, how long it took, how much it holds.
final class IncidentCell extends ListCell<RecordsViewModel.IncidentRow> {
    private final VerdictMark mark = new VerdictMark();
    private final Label number = new Label();
    private final Label state = new Label();
    private final Label reason = new Label();
    private final Label facts = new Label();
    private final VBox content;

    IncidentCell() {
        mark.getStyleClass().add("mark-small");
        number.getStyleClass().addAll("t-lead", "t-strong");
        state.getStyleClass().addAll("t-small", "t-strong");
        reason.getStyleClass().add("t-small");
        reason.setWrapText(true);
        facts.getStyleClass().add("t-caption");
        HBox head = new HBox(number, mark, state);
        head.getStyleClass().add("incident-line");
        content = new VBox(head, reason, facts);
        content.getStyleClass().add("incident-cell");
        content.prefWidthProperty().bind(widthProperty().subtract(16));
        content.maxWidthProperty().bind(content.prefWidthProperty());
    }

    @Override
    protected void updateItem(RecordsViewModel.@Nullable IncidentRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        mark.setMark(
                row.done() && !row.late() ? VerdictCode.Shape.RIGHT : VerdictCode.Shape.AFFECTED);
        number.setText(row.id().value());
        state.setText(row.state());
        reason.setText(row.reason());
        facts.setText(String.join(" · ", row.detected(), row.needed(), row.held()));
        setGraphic(content);
        setAccessibleText(
                String.join(", ", row.id().value(), row.state(), row.reason(), facts.getText()));
    }
}
