package org.cordon.ui.qualification;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cordon.app.qualification.CalibrationDrawing;
import org.cordon.app.qualification.QualificationProgress.Run;
import org.cordon.app.qualification.QualificationProgress.Step;
import org.cordon.app.scanning.ScanPipeline;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.scanner.qualification.Diagnosis;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;

import java.util.Optional;

/// The frame of trying a scanner out: code by code in [QualifyTrialController], then what it came to in
/// [QualifyOutcomeController] and what to do in [QualifyRecordController]. FX thread.
public final class QualifyController implements QualifyPane {
    private final QualifyViewModel model;
    private final Messages messages;
    private final CheckRows rows;
    private final View<QualifyTrialController> trial;
    private final View<QualifyOutcomeController> outcome;
    private final View<QualifyRecordController> recording;
    private final View<QualifySheetController> sheet;
    @FXML private HBox root;
    @FXML private Label title;
    @FXML private Label step;
    @FXML private ProgressBar progress;
    @FXML private StackPane middle;
    @FXML private StackPane side;
    @FXML private VBox checking;
    @FXML private VBox checks;
    @FXML private Button skip;
    private Optional<Run> shown = Optional.empty();

    public QualifyController(
            QualifyViewModel model, CalibrationDrawing drawing, Messages messages) {
        this.model = model;
        this.messages = messages;
        rows = new CheckRows(messages, model.findings());
        trial = Views.load(new QualifyTrialController(model, drawing, messages));
        outcome = Views.load(new QualifyOutcomeController(messages, rows));
        recording = Views.load(new QualifyRecordController(model, drawing, messages, rows));
        sheet = Views.load(new QualifySheetController(model.sheet(), messages));
    }

    @FXML
    void initialize() {
        middle.getChildren().setAll(trial.root(), outcome.root());
        side.getChildren().add(recording.root());
        checking.getChildren().add(checking.getChildren().indexOf(skip), sheet.root());
        model.statusProperty().subscribe(now -> show(now.run()));
    }

    private void show(Optional<Run> run) {
        boolean begins = shown.isEmpty() && run.isPresent();
        boolean ends = run.flatMap(Run::result).isPresent() && shown.flatMap(Run::result).isEmpty();
        root.setVisible(run.isPresent());
        run.ifPresent(this::draw);
        shown = run;
        if (begins) {
            OnShown.focus(trial.controller().field().<Node>map(f -> f).orElse(skip));
        } else if (ends) {
            OnShown.focus(recording.controller().firstAction());
        }
    }

    private void draw(Run run) {
        title.setText(messages.get("qualify.title", name(run.device())));
        long through =
                run.steps().stream().filter(s -> s == Step.READ || s == Step.SKIPPED).count();
        progress.setProgress((double) through / run.steps().size());
        boolean done = run.result().isPresent();
        Views.show(trial.root(), !done);
        Views.show(checking, !done);
        Views.show(outcome.root(), done);
        Views.show(recording.root(), done);
        run.result().ifPresentOrElse(result -> drawResult(run, result), () -> drawTrial(run));
    }

    private String name(DeviceId device) {
        return device.equals(ScanPipeline.TYPED)
                ? messages.get("qualify.keyboard")
                : device.value();
    }

    private void drawResult(Run run, Diagnosis result) {
        step.setText(messages.get("qualify.step.done"));
        if (shown.flatMap(Run::result).filter(result::equals).isEmpty()) {
            outcome.controller().show(result);
        }
        recording.controller().show(run, result);
    }

    private void drawTrial(Run run) {
        step.setText(
                run.asked().map(this::asked).orElseGet(() -> messages.get("qualify.step.over")));
        skip.setText(messages.get(run.asked().isEmpty() ? "qualify.again" : "qualify.skip"));
        checks.getChildren().setAll(rows.progress(run.findings()));
        trial.controller().show(run);
    }

    private String asked(CalibrationCode code) {
        return messages.get(
                "qualify.step",
                code.number(),
                CalibrationCode.QUALIFYING.size(),
                messages.name("qualify.code", code));
    }

    @Override
    public StackPane overlay(Node screen) {
        root.visibleProperty().subscribe(open -> screen.setVisible(!open));
        return new StackPane(screen, root);
    }

    @Override
    public Node standing(DeviceId device) {
        return new QualificationStatusLine(model, device);
    }

    @Override
    public Button act(DeviceId device) {
        Button act = new Button(messages.get("qualify.act"));
        act.getStyleClass().addAll("secondary", "low");
        act.setMinWidth(Button.USE_PREF_SIZE);
        act.setAccessibleText(messages.get("qualify.act.accessible", name(device)));
        act.setOnAction(_ -> model.begin(device));
        return act;
    }

    @FXML
    void close() {
        model.stop();
    }

    @FXML
    void skip() {
        if (shown.flatMap(Run::asked).isPresent()) {
            model.skip();
        } else {
            model.again();
        }
    }
}
