package org.cordon.ui.containment;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.HoldTape;
import org.cordon.ui.common.VerdictMark;
import org.jspecify.annotations.Nullable;

/// A unit on its way into quarantine, or there: the tape shows only once it is durable.
final class HoldCell extends ListCell<IsolateViewModel.Row> {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final Label unit = new Label();
    private final Label why = new Label();
    private final Label state = new Label();
    private final HBox standing = new HBox();
    private final HoldTape tape = new HoldTape();
    private final ProgressIndicator waiting = new ProgressIndicator();
    private final VerdictMark refused = new VerdictMark(VerdictCode.Shape.SUSPECT);
    private final GridPane content = new GridPane();

    HoldCell() {
        getStyleClass().add("hold-cell");
        unit.getStyleClass().addAll("t-body", "t-strong");
        why.getStyleClass().addAll("t-small", "t-quiet");
        why.setWrapText(true);
        why.setTextOverrun(OverrunStyle.ELLIPSIS);
        state.getStyleClass().addAll("t-small", "t-strong", "hold-state");
        tape.getStyleClass().add("tape-unit");
        refused.getStyleClass().add("mark-small");
        waiting.getStyleClass().add("hold-waiting");
        standing.getStyleClass().add("hold-standing");
        content.getStyleClass().add("hold-grid");
        content.getColumnConstraints().setAll(share(36), share(40), share(24));
        content.addRow(0, unit, why, standing);
        content.prefWidthProperty().bind(widthProperty().subtract(16));
        content.maxWidthProperty().bind(content.prefWidthProperty());
    }

    private static ColumnConstraints share(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    @Override
    protected void updateItem(IsolateViewModel.@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        unit.setText(row.unit());
        why.setText(row.why());
        state.setText(row.state());
        pseudoClassStateChanged(REFUSED, row.hold() == IsolateViewModel.Hold.REFUSED);
        standing.getChildren()
                .setAll(
                        switch (row.hold()) {
                            case HELD -> tape;
                            case HOLDING -> waiting;
                            case REFUSED -> refused;
                        },
                        state);
        setGraphic(content);
        setAccessibleText(row.unit() + ", " + row.state() + ", " + row.why());
    }
}
