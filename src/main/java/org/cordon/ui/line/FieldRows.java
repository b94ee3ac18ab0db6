package org.cordon.ui.line;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.FieldCheck;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.FieldDiff;
import org.cordon.ui.common.VerdictMark;

import java.util.Optional;

/// Each field of a scan beside what it should be.
final class FieldRows {
    private FieldRows() {}

    static void show(VBox into, Optional<EvaluatedScan> scan, Messages messages) {
        into.getChildren()
                .setAll(
                        scan.stream()
                                .flatMap(s -> s.judgement().fields().stream())
                                .map(field -> row(field, messages))
                                .toList());
    }

    private static GridPane row(FieldCheck field, Messages messages) {
        Label name = new Label(messages.name("line.field", field.field()));
        name.getStyleClass().add("t-quiet");
        FieldDiff read = new FieldDiff();
        read.show(
                field.read().orElse(messages.get("line.field.missing")),
                field.agrees()
                        ? field.read().orElse("")
                        : field.expected().orElse(field.read().orElse("")));
        HBox should = new HBox();
        should.getStyleClass().add("should");
        if (!field.agrees() && field.expected().isPresent()) {
            Label says = new Label(messages.get("line.field.should"));
            says.getStyleClass().add("t-quiet");
            Label value = new Label(field.expected().get());
            value.getStyleClass().add("t-strong");
            should.getChildren().setAll(says, value);
        }
        VerdictMark mark =
                new VerdictMark(
                        field.agrees() ? VerdictCode.Shape.RIGHT : VerdictCode.Shape.SUSPECT);
        mark.getStyleClass().add("mark-small");
        Label state =
                new Label(
                        messages.get(field.agrees() ? "line.field.agrees" : "line.field.differs"),
                        mark);
        state.getStyleClass().addAll("state", field.agrees() ? "t-accept" : "t-reject");
        GridPane row = new GridPane();
        row.getStyleClass().addAll("field-row", "hairline-below");
        row.getColumnConstraints().setAll(percent(13), percent(41), percent(28), percent(18));
        row.addRow(0, name, read, should, state);
        GridPane.setHalignment(state, HPos.RIGHT);
        return row;
    }

    private static ColumnConstraints percent(double width) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(width);
        return column;
    }
}
