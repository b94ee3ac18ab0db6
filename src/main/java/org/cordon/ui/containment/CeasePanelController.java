package org.cordon.ui.containment;

import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import org.cordon.ui.common.Views;
import org.cordon.ui.containment.CeaseViewModel.Outcome;

/// Binds the panel of CEASE.
public final class CeasePanelController implements StepPanel {
    private final CeaseViewModel model;
    private final ContainmentPanelViewModel panel;
    @FXML private ToggleGroup outcome;
    @FXML private ToggleButton stopped;
    @FXML private ToggleButton running;
    @FXML private VBox stoppedForm;
    @FXML private VBox runningForm;
    @FXML private TextField confirmedBy;
    @FXML private TextField state;
    @FXML private TextArea reason;

    public CeasePanelController(CeaseViewModel model, ContainmentPanelViewModel panel) {
        this.model = model;
        this.panel = panel;
    }

    @FXML
    void initialize() {
        FormBindings.keepOneChosen(outcome, () -> true);
        stopped.setUserData(Outcome.STOPPED);
        running.setUserData(Outcome.RUNNING);
        outcome.selectedToggleProperty()
                .subscribe(toggle -> {
                    if (toggle != null) {
                        model.outcomeProperty().set((Outcome) toggle.getUserData());
                    }
                });
        model.outcomeProperty().subscribe(this::show);
        confirmedBy.textProperty().bindBidirectional(model.confirmedByProperty());
        state.textProperty().bindBidirectional(model.stateProperty());
        reason.textProperty().bindBidirectional(model.reasonProperty());
        FormBindings.tabLeaves(reason);
        model.confirmedByProperty().subscribe(_ -> panel.describe());
        model.stateProperty().subscribe(_ -> panel.describe());
        model.reasonProperty().subscribe(_ -> panel.describe());
    }

    private void show(Outcome now) {
        outcome.selectToggle(now == Outcome.STOPPED ? stopped : running);
        Views.show(stoppedForm, now == Outcome.STOPPED);
        Views.show(runningForm, now == Outcome.RUNNING);
        panel.describe();
    }

    @FXML
    void myself() {
        model.confirmMyself();
        state.requestFocus();
    }

    @FXML
    void choose(ActionEvent chosen) {
        if (chosen.getSource() instanceof Button button) {
            model.stateProperty().set(button.getText());
        }
    }

    @Override
    public Node firstEntry() {
        return model.outcomeProperty().get() == Outcome.STOPPED ? confirmedBy : reason;
    }

    @Override
    public void showErrors() {
        if (model.outcomeProperty().get() == Outcome.STOPPED && !confirmedBy.getText().isBlank()) {
            state.requestFocus();
        } else {
            firstEntry().requestFocus();
        }
    }
}
