package org.cordon.ui.qualification;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.cordon.app.qualification.CalibrationDrawing;
import org.cordon.app.qualification.QualificationProgress.Run;
import org.cordon.app.qualification.QualificationProgress.Saving;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.scanner.qualification.Diagnosis;
import org.cordon.core.scanner.qualification.Recommendation.InCordon;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;

import java.util.Optional;

/// What to set, and the record of the result. FX thread.
final class QualifyRecordController {
    private final QualifyViewModel model;
    private final CalibrationDrawing drawing;
    private final Messages messages;
    private final CheckRows rows;
    @FXML private Label adviceTitle;
    @FXML private ScrollPane adviceScroll;
    @FXML private VBox advice;
    @FXML private Button take;
    @FXML private HBox byScan;
    @FXML private CodeView canary;
    @FXML private HBox saved;
    @FXML private VerdictMark savedMark;
    @FXML private Label savedWords;
    @FXML private Button record;
    private Optional<Run> shown = Optional.empty();

    QualifyRecordController(
            QualifyViewModel model, CalibrationDrawing drawing, Messages messages, CheckRows rows) {
        this.model = model;
        this.drawing = drawing;
        this.messages = messages;
        this.rows = rows;
    }

    @FXML
    void initialize() {
        canary.show(drawing.draw(CalibrationCode.CANARY), messages.get("qualify.code.canary"));
        model.messageProperty().subscribe(_ -> shown.ifPresent(this::showSaving));
    }

    /// Shows a result and how recording it stands.
    void show(Run run, Diagnosis result) {
        if (shown.flatMap(Run::result).filter(result::equals).isEmpty()) {
            showAdvice(result);
        }
        shown = Optional.of(run);
        showSaving(run);
    }

    private void showAdvice(Diagnosis result) {
        boolean none = result.recommendations().isEmpty();
        adviceTitle.setText(messages.get(none ? "qualify.advice.none" : "qualify.advice"));
        advice.getChildren().setAll(rows.advice(result));
        adviceScroll.setVvalue(0);
        Views.show(
                take,
                model.takesSettings()
                        && result.recommendations().stream().anyMatch(InCordon.class::isInstance));
    }

    private void showSaving(Run run) {
        boolean done = run.saving() == Saving.RECORDED;
        String message = model.messageProperty().get();
        Views.show(saved, run.saving() != Saving.OPEN || !message.isEmpty());
        savedMark.setMark(mark(run.saving()));
        savedWords.setText(
                !message.isEmpty() || run.saving() == Saving.OPEN
                        ? message
                        : messages.name("qualify.saving", run.saving()));
        Views.show(byScan, !done);
        record.setDisable(done || run.saving() == Saving.RECORDING);
    }

    private static Shape mark(Saving saving) {
        return switch (saving) {
            case RECORDED -> Shape.RIGHT;
            case RECORDING -> Shape.NO_READ;
            case OPEN, FAILED -> Shape.AFFECTED;
        };
    }

    /// The action that comes next.
    Button firstAction() {
        return record;
    }

    @FXML
    void take() {
        shown.ifPresent(run -> run.result().ifPresent(result -> model.apply(run.device(), result)));
    }

    @FXML
    void again() {
        model.again();
    }

    @FXML
    void record() {
        model.record();
    }
}
