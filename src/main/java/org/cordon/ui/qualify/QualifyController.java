package org.cordon.ui.qualify;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cordon.app.intake.LineIntake;
import org.cordon.app.port.CalibrationDrawing;
import org.cordon.app.qualify.QualifyStatus.Notice;
import org.cordon.app.qualify.QualifyStatus.Run;
import org.cordon.app.qualify.QualifyStatus.Saving;
import org.cordon.app.qualify.QualifyStatus.Step;
import org.cordon.core.qualify.CalibrationCode;
import org.cordon.core.qualify.Diagnosis;
import org.cordon.core.qualify.Fitness;
import org.cordon.core.qualify.Recommendation.InCordon;
import org.cordon.core.scan.DeviceId;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.kit.Arriving;
import org.cordon.ui.kit.Texts;
import org.cordon.ui.kit.VerdictMark;
import org.cordon.ui.kit.Wedge;

import java.util.Optional;

/// Binds the trying out of a scanner: code by code, then the result.
public final class QualifyController implements QualifyPane {
    private final QualifyViewModel model;
    private final CalibrationDrawing drawing;
    private final Texts words;
    private final CheckRows rows;
    @FXML private HBox root;
    @FXML private Label title;
    @FXML private Label step;
    @FXML private ProgressBar progress;
    @FXML private VBox trying;
    @FXML private CodeView code;
    @FXML private Label label;
    @FXML private VerdictMark noticeMark;
    @FXML private Label noticeWords;
    @FXML private TextField typed;
    @FXML private Label heard;
    @FXML private VBox outcome;
    @FXML private VerdictMark fitnessMark;
    @FXML private Label fitness;
    @FXML private Label fitnessMeans;
    @FXML private VBox findings;
    @FXML private ScrollPane scroll;
    @FXML private VBox checking;
    @FXML private VBox checks;
    @FXML private Button skip;
    @FXML private VBox recording;
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

    /// With its state and what draws codes.
    public QualifyController(QualifyViewModel model, CalibrationDrawing drawing, Texts words) {
        this.model = model;
        this.drawing = drawing;
        this.words = words;
        this.rows = new CheckRows(words, model.findings());
    }

    @FXML
    void initialize() {
        Wedge.keepSeparators(typed);
        canary.show(drawing.draw(CalibrationCode.CANARY), words.get("qualify.code.canary"));
        model.statusProperty().subscribe(now -> show(now.run()));
        model.messageProperty().subscribe(_ -> shown.ifPresent(this::showSaving));
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void show(Optional<Run> run) {
        boolean begins = shown.isEmpty() && run.isPresent();
        boolean ends = run.flatMap(Run::result).isPresent() && shown.flatMap(Run::result).isEmpty();
        root.setVisible(run.isPresent());
        run.ifPresent(this::draw);
        shown = run;
        if (begins) {
            Arriving.focus(typed.isVisible() ? typed : skip);
        } else if (ends) {
            Arriving.focus(record);
        }
    }

    private void draw(Run run) {
        title.setText(words.get("qualify.title", run.device().value()));
        long through =
                run.steps().stream().filter(s -> s == Step.READ || s == Step.SKIPPED).count();
        progress.setProgress((double) through / run.steps().size());
        show(trying, run.result().isEmpty());
        show(checking, run.result().isEmpty());
        show(outcome, run.result().isPresent());
        show(recording, run.result().isPresent());
        if (run.result().isPresent()) {
            step.setText(words.get("qualify.step.done"));
            if (shown.flatMap(Run::result).filter(run.result().get()::equals).isEmpty()) {
                drawResult(run.result().get());
            }
            showSaving(run);
        } else {
            drawTrial(run);
        }
    }

    private void drawTrial(Run run) {
        boolean over = run.asked().isEmpty();
        run.asked()
                .ifPresentOrElse(
                        this::drawCode, () -> step.setText(words.get("qualify.step.over")));
        code.setVisible(!over);
        skip.setText(words.get(over ? "qualify.again" : "qualify.skip"));
        show(typed, run.device().equals(LineIntake.TYPED));
        heard.setText(
                run.heard().length() == 0
                        ? words.get("qualify.heard.nothing")
                        : run.heard().toString());
        noticeWords.setText(words.name("qualify.notice", run.notice()));
        boolean odd = run.notice() != Notice.NONE && run.notice() != Notice.OTHER_CODE;
        noticeMark.setMark(odd ? Shape.AFFECTED : Shape.WATCH);
        checks.getChildren().setAll(rows.progress(run.findings()));
    }

    private void drawCode(CalibrationCode asked) {
        String name = words.name("qualify.code", asked);
        step.setText(
                words.get("qualify.step", asked.number(), CalibrationCode.QUALIFYING.size(), name));
        if (shown.flatMap(Run::asked).filter(asked::equals).isEmpty()) {
            code.show(drawing.draw(asked), name);
            label.setText(asked.label());
        }
    }

    private void drawResult(Diagnosis result) {
        fitness.setText(words.name("qualify.fitness", result.fitness()));
        fitnessMeans.setText(words.name("qualify.means", result.fitness()));
        fitnessMark.setMark(shape(result.fitness()));
        findings.getChildren().setAll(rows.findings(result));
        scroll.setVvalue(0);
        boolean none = result.recommendations().isEmpty();
        adviceTitle.setText(words.get(none ? "qualify.advice.none" : "qualify.advice"));
        advice.getChildren().setAll(rows.advice(result));
        adviceScroll.setVvalue(0);
        show(
                take,
                model.takesSettings()
                        && result.recommendations().stream().anyMatch(InCordon.class::isInstance));
    }

    private static Shape shape(Fitness fitness) {
        return switch (fitness) {
            case FIT -> Shape.RIGHT;
            case FIT_WITH_SETTINGS -> Shape.AFFECTED;
            case NOT_FIT -> Shape.SUSPECT;
        };
    }

    private void showSaving(Run run) {
        boolean done = run.saving() == Saving.RECORDED;
        String message = model.messageProperty().get();
        show(saved, run.saving() != Saving.OPEN || !message.isEmpty());
        savedMark.setMark(
                done
                        ? Shape.RIGHT
                        : run.saving() == Saving.RECORDING ? Shape.NO_READ : Shape.AFFECTED);
        savedWords.setText(
                !message.isEmpty() || run.saving() == Saving.OPEN
                        ? message
                        : words.name("qualify.saving", run.saving()));
        show(byScan, !done);
        record.setDisable(done || run.saving() == Saving.RECORDING);
    }

    @Override
    public StackPane over(Node screen) {
        root.visibleProperty().subscribe(open -> screen.setVisible(!open));
        return new StackPane(screen, root);
    }

    @Override
    public Node standing(DeviceId device) {
        return new StandingLine(model, device);
    }

    @Override
    public Button act(DeviceId device) {
        Button act = new Button(words.get("qualify.act"));
        act.getStyleClass().addAll("secondary", "low");
        act.setMinWidth(Button.USE_PREF_SIZE);
        act.setAccessibleText(words.get("qualify.act.accessible", device.value()));
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

    @FXML
    void typed() {
        model.typed(typed.getText());
        typed.clear();
    }

    @FXML
    void take() {
        shown.ifPresent(run -> run.result().ifPresent(result -> model.take(run.device(), result)));
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
