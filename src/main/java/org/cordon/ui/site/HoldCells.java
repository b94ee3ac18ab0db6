package org.cordon.ui.site;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.cordon.ui.common.HoldTape;
import org.cordon.ui.site.BoardViewModel.HoldRow;
import org.jspecify.annotations.Nullable;

/// The cells of the list of held units.
final class HoldCells {
    private HoldCells() {}

    /// Two lines, the upper one louder.
    abstract static class TwoLines extends TableCell<HoldRow, HoldRow> {
        private final Label upper = new Label();
        private final Label lower = new Label();
        final VBox content = new VBox(upper, lower);

        TwoLines() {
            upper.getStyleClass().add("t-body");
            lower.getStyleClass().add("t-caption");
            content.getStyleClass().add("hold-words");
        }

        abstract String upper(HoldRow row);

        abstract String lower(HoldRow row);

        @Override
        protected void updateItem(@Nullable HoldRow row, boolean none) {
            super.updateItem(row, none);
            if (row == null || none) {
                setGraphic(null);
                return;
            }
            upper.setText(upper(row));
            lower.setText(lower(row));
            setGraphic(content);
        }
    }

    /// The unit under the tape.
    static final class Unit extends TableCell<HoldRow, HoldRow> {
        private final Label name = new Label();
        private final HBox content;

        Unit() {
            HoldTape tape = new HoldTape();
            tape.getStyleClass().add("tape-unit");
            name.getStyleClass().addAll("t-body", "t-strong");
            // The last characters tell one unit from the next.
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            content = new HBox(tape, name);
            content.getStyleClass().add("hold-unit");
        }

        @Override
        protected void updateItem(@Nullable HoldRow row, boolean none) {
            super.updateItem(row, none);
            name.setText(row == null || none ? "" : row.unit());
            setGraphic(row == null || none ? null : content);
        }
    }

    /// The line that holds it, and for which incident.
    static final class Where extends TwoLines {
        @Override
        String upper(HoldRow row) {
            return row.terminal();
        }

        @Override
        String lower(HoldRow row) {
            return row.incident();
        }
    }

    /// Why, in full on as many lines as fit.
    static final class Why extends TableCell<HoldRow, HoldRow> {
        Why() {
            setWrapText(true);
        }

        @Override
        protected void updateItem(@Nullable HoldRow row, boolean none) {
            super.updateItem(row, none);
            setText(row == null || none ? null : row.reason());
        }
    }

    /// Since when, and who held it.
    static final class When extends TwoLines {
        @Override
        String upper(HoldRow row) {
            return row.time();
        }

        @Override
        String lower(HoldRow row) {
            return row.dayAndWho();
        }
    }
}
