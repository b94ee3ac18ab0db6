package org.cordon.ui.site;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.site.BoardViewModel.IncidentRow;
import org.jspecify.annotations.Nullable;

/// An open incident: where, how much of the hour is left, what is being done, why.
final class OpenIncidentCell extends ListCell<IncidentRow> {
    private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");

    /// Cells are of one height, so every reason has room for two lines.
    private static final double TWO_LINES = 36;

    private final Label terminal = new Label();
    private final Label number = new Label();
    private final VerdictMark mark = new VerdictMark();
    private final Label left = new Label();
    private final Label act = new Label();
    private final Label reason = new Label();
    private final Label detected = new Label();
    private final VBox content;

    OpenIncidentCell() {
        terminal.getStyleClass().addAll("t-title");
        number.getStyleClass().add("t-caption");
        mark.getStyleClass().add("mark-small");
        left.getStyleClass().addAll("t-title", "board-left");
        left.setMinWidth(Region.USE_PREF_SIZE);
        mark.setMinWidth(Region.USE_PREF_SIZE);
        act.getStyleClass().addAll("t-body", "t-strong");
        reason.getStyleClass().add("t-small");
        reason.setWrapText(true);
        reason.setAlignment(Pos.TOP_LEFT);
        reason.setMinHeight(TWO_LINES);
        reason.setMaxHeight(TWO_LINES);
        detected.getStyleClass().add("t-caption");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(terminal, gap, mark, left);
        head.getStyleClass().add("board-line");
        content = new VBox(head, number, act, reason, detected);
        content.getStyleClass().add("board-cell");
        content.prefWidthProperty().bind(widthProperty().subtract(16));
        content.maxWidthProperty().bind(content.prefWidthProperty());
    }

    @Override
    protected void updateItem(@Nullable IncidentRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        terminal.setText(row.terminal().value());
        number.setText(row.id().value());
        mark.setMark(row.late() ? VerdictCode.Shape.SUSPECT : VerdictCode.Shape.AFFECTED);
        left.setText(row.left());
        content.pseudoClassStateChanged(LATE, row.late());
        act.setText(row.step());
        reason.setText(row.reason());
        detected.setText(row.detected());
        setGraphic(content);
        setAccessibleText(
                String.join(
                        ", ",
                        row.terminal().value(),
                        row.id().value(),
                        row.left(),
                        row.step(),
                        row.reason()));
    }
}
