package org.cordon.ui.pictures;

import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.core.text.Messages;
import org.cordon.core.verdict.FieldCheck;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.FieldDiff;
import org.cordon.ui.common.VerdictLabels;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.pictures.Page.Code;
import org.cordon.ui.pictures.Page.Standing;

/// One code of the list: its number, its verdict, why, its fields beside what they should be, and its
/// bytes.
final class CodeRow extends HBox {
    CodeRow(Code code, Messages messages) {
        getStyleClass().addAll("code-row", "hairline-below");
        Label number = new Label(Integer.toString(code.number()));
        number.getStyleClass().add("code-number");
        number.setMinWidth(USE_PREF_SIZE);
        VerdictMark mark = new VerdictMark(code.verdict().shape());
        mark.getStyleClass().add("mark-small");
        Label verdict = new Label(VerdictLabels.verdict(code.verdict()), mark);
        verdict.getStyleClass().addAll("code-verdict", tone(code.verdict()));
        verdict.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label record = new Label(messages.name("pictures.record", code.standing()));
        record.getStyleClass()
                .addAll("t-caption", code.standing() == Standing.FAILED ? "t-reject" : "record");
        record.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(verdict, gap, record);
        head.getStyleClass().add("code-head");
        Label reason = new Label(code.reason());
        reason.getStyleClass().add("t-body");
        reason.setWrapText(true);
        Label raw = new Label(code.scan().toString());
        raw.getStyleClass().addAll("t-mono", "t-quiet", "raw");
        raw.setWrapText(true);
        VBox what = new VBox(head, reason);
        what.getStyleClass().add("code-what");
        HBox.setHgrow(what, Priority.ALWAYS);
        if (!code.judgement().fields().isEmpty()) {
            what.getChildren().add(fields(code, messages));
        }
        what.getChildren().add(raw);
        getChildren().setAll(number, what);
    }

    private static FlowPane fields(Code code, Messages messages) {
        FlowPane fields = new FlowPane();
        fields.getStyleClass().add("code-fields");
        code.judgement()
                .fields()
                .forEach(field -> fields.getChildren().add(field(field, messages)));
        return fields;
    }

    private static HBox field(FieldCheck field, Messages messages) {
        Label name = new Label(messages.name("pictures.field", field.field()));
        name.getStyleClass().add("t-caption");
        name.setMinWidth(USE_PREF_SIZE);
        String read = field.read().orElse(messages.get("pictures.field.missing"));
        FieldDiff value = new FieldDiff();
        value.show(read, field.agrees() ? read : field.expected().orElse(read));
        return new HBox(name, value);
    }

    private static String tone(VerdictCode code) {
        return switch (code.shape()) {
            case RIGHT -> "t-accept";
            case SUSPECT -> "t-reject";
            case AFFECTED -> "t-hold";
            case WATCH, NO_READ -> "t-watch";
        };
    }
}
