package org.cordon.ui.containment;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.projection.Incident;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.ClockRing;
import org.cordon.ui.common.Disposable;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.Subscriptions;
import org.cordon.ui.common.VerdictLabels;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;
import org.cordon.ui.containment.ContainmentPanelViewModel.Stage;
import org.cordon.ui.report.ReportPane;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Binds the wizard: the clock, the five steps, the panel of the shown one, the action bar.
public final class ContainmentPanelController implements OnShown, Disposable {
    private static final PseudoClass CONTAINED = PseudoClass.getPseudoClass("contained");
    private static final KeyCombination NEXT =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.CONTROL_DOWN);
    private static final KeyCombination BACK =
            new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);

    private final ContainmentPanelViewModel model;
    private final ReportPane report;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Map<ContainmentStep, StepRow> rows = new EnumMap<>(ContainmentStep.class);
    private final Map<ContainmentStep, Parent> nodes = new EnumMap<>(ContainmentStep.class);
    private final Map<ContainmentStep, StepPanel> controllers =
            new EnumMap<>(ContainmentStep.class);
    private Optional<IncidentId> reported = Optional.empty();
    @FXML private StackPane root;
    @FXML private VBox none;
    @FXML private TextField reason;
    @FXML private Label noneTrouble;
    @FXML private HBox leading;
    @FXML private ClockRing ring;
    @FXML private Label heading;
    @FXML private VBox acts;
    @FXML private Label headline;
    @FXML private Label sentence;
    @FXML private VerdictMark triggerMark;
    @FXML private Label triggerWord;
    @FXML private Label triggerReason;
    @FXML private Label heldCount;
    @FXML private StackPane reportHolder;
    @FXML private Button back;
    @FXML private Label lacks;
    @FXML private Button primary;
    @FXML private Parent cease;
    @FXML private CeasePanelController ceaseController;
    @FXML private Parent isolate;
    @FXML private IsolatePanelController isolateController;
    @FXML private Parent communicate;
    @FXML private CommunicatePanelController communicateController;
    @FXML private Parent document;
    @FXML private DocumentPanelController documentController;
    @FXML private Parent deviation;
    @FXML private DeviationPanelController deviationController;

    public ContainmentPanelController(
            ContainmentPanelViewModel model, ReportPane report, Messages messages) {
        this.model = model;
        this.report = report;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        panel(ContainmentStep.CEASE, cease, ceaseController);
        panel(ContainmentStep.ISOLATE, isolate, isolateController);
        panel(ContainmentStep.COMMUNICATE, communicate, communicateController);
        panel(ContainmentStep.DOCUMENT, document, documentController);
        panel(ContainmentStep.INITIATE_REPORT, deviation, deviationController);
        reportHolder.getChildren().setAll(report.node());
        for (ContainmentStep step : ContainmentStep.values()) {
            StepRow row = new StepRow();
            row.setId("act-" + step.number());
            row.setOnAction(_ -> model.show(step));
            rows.put(step, row);
            acts.getChildren().add(row);
        }
        reason.textProperty().bindBidirectional(model.startReasonProperty());
        heading.textProperty().bind(model.headingProperty());
        noneTrouble.textProperty().bind(model.troubleProperty());
        ActionBar footing = new ActionBar(model, lacks, primary, back, messages);
        subscriptions.add(model.actsProperty().subscribe(this::showSteps));
        subscriptions.add(model.clockProperty().subscribe(this::showClock));
        subscriptions.add(model.stageProperty().subscribe(this::showStage));
        subscriptions.add(model.shownProperty().subscribe(_ -> showStep()));
        footing.bind(subscriptions);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
    }

    private void panel(ContainmentStep step, Parent node, StepPanel controller) {
        nodes.put(step, node);
        controllers.put(step, controller);
    }

    private void shortcut(KeyEvent key) {
        if (NEXT.match(key)) {
            next();
            key.consume();
        } else if (BACK.match(key)) {
            back();
            key.consume();
        }
    }

    private void showSteps(List<StepLine> lines) {
        lines.forEach(
                line -> Optional.ofNullable(rows.get(line.step())).ifPresent(r -> r.show(line)));
        model.incident().ifPresent(this::showHeader);
    }

    private void showHeader(Incident incident) {
        heldCount.setText(String.valueOf(incident.holds()));
        triggerMark.setMark(incident.trigger().shape());
        triggerWord.setText(
                incident.unit().isEmpty() && incident.trigger() == VerdictCode.ON_HOLD
                        ? messages.get("containment.trigger.person")
                        : VerdictLabels.verdict(incident.trigger()));
        triggerReason.setText(model.reason(incident));
        boolean contained = model.stageProperty().get() == Stage.CONTAINED;
        headline.pseudoClassStateChanged(CONTAINED, contained);
        headline.setText(
                contained
                        ? model.outcomeProperty().get()
                        : StepTitles.headline(messages, model.shownProperty().get()));
        sentence.setText(
                contained
                        ? messages.get("containment.outcome.sentence")
                        : StepTitles.sentence(messages, model.shownProperty().get()));
    }

    private void showClock(ClockReading reading) {
        boolean done = model.stageProperty().get() == Stage.CONTAINED;
        ring.timeProperty().set(done ? model.neededText() : reading.text());
        ring.captionProperty()
                .set(
                        messages.get(
                                done
                                        ? "containment.clock.needed"
                                        : reading.mood() == ClockReading.Mood.OVER
                                                ? "containment.clock.over"
                                                : "containment.clock.left"));
        ring.leftProperty().set(reading.share());
        ring.stageProperty()
                .set(
                        done
                                ? ClockRing.Stage.DONE
                                : switch (reading.mood()) {
                                    case CALM -> ClockRing.Stage.CALM;
                                    case SHORT -> ClockRing.Stage.SOON;
                                    case OVER -> ClockRing.Stage.OVERDUE;
                                });
    }

    private void showStage(Stage stage) {
        Views.show(none, stage == Stage.NONE);
        Views.show(leading, stage != Stage.NONE);
        showClock(model.clockProperty().get());
        showStep();
        Optional<IncidentId> contained =
                stage == Stage.CONTAINED ? model.incident().map(Incident::id) : Optional.empty();
        if (contained.isPresent() && !contained.equals(reported)) {
            report.show(contained.get());
        }
        reported = contained;
    }

    private void showStep() {
        boolean contained = model.stageProperty().get() == Stage.CONTAINED;
        ContainmentStep step = model.shownProperty().get();
        nodes.forEach((each, node) -> Views.show(node, !contained && each == step));
        Views.show(reportHolder, contained);
        model.incident().ifPresent(this::showHeader);
        focus();
    }

    @Override
    public void arrive() {
        focus();
    }

    @Override
    public boolean accept(Bytes scan) {
        return model.stageProperty().get() == Stage.LEADING && panel().accept(scan);
    }

    @Override
    public Optional<TextField> scanField() {
        return model.stageProperty().get() == Stage.LEADING
                ? panel().scanField()
                : Optional.empty();
    }

    /// Brings a person to where they start to enter.
    public void focus() {
        Node entry =
                switch (model.stageProperty().get()) {
                    case NONE -> reason;
                    case LEADING -> panel().firstEntry();
                    case CONTAINED -> report.firstAction();
                };
        OnShown.focus(entry);
    }

    private StepPanel panel() {
        StepPanel panel = controllers.get(model.shownProperty().get());
        if (panel == null) {
            throw new IllegalStateException("no panel for " + model.shownProperty().get());
        }
        return panel;
    }

    @FXML
    void start() {
        UnwatchedFuture.logFailure(model.start(), "leading the incident");
    }

    @FXML
    void back() {
        model.back();
    }

    @FXML
    void next() {
        if (model.stageProperty().get() == Stage.CONTAINED) {
            model.dismiss();
            return;
        }
        ContainmentStep before = model.shownProperty().get();
        UnwatchedFuture.logFailure(
                model.next().thenRun(() -> showErrorsIn(before)), "leading the incident");
    }

    private void showErrorsIn(ContainmentStep step) {
        if (step == model.shownProperty().get() && !model.lacksProperty().get().isEmpty()) {
            panel().showErrors();
        }
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
