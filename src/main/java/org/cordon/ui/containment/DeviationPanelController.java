package org.cordon.ui.containment;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cordon.core.containment.IncidentNote.Severity;
import org.cordon.core.text.Messages;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Binds the panel of INITIATE REPORT.
public final class DeviationPanelController implements StepPanel {
    private final DeviationViewModel model;
    private final ContainmentPanelViewModel panel;
    private final Messages messages;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Severity, ToggleButton> buttons = new EnumMap<>(Severity.class);
    @FXML private TextField number;
    @FXML private HBox severities;
    @FXML private TextArea summary;

    public DeviationPanelController(
            DeviationViewModel model, ContainmentPanelViewModel panel, Messages messages) {
        this.model = model;
        this.panel = panel;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        number.textProperty().bindBidirectional(model.numberProperty());
        summary.textProperty().bindBidirectional(model.summaryProperty());
        FormBindings.tabLeaves(summary);
        FormBindings.keepOneChosen(group, () -> model.severityProperty().get().isPresent());
        for (Severity severity : Severity.values()) {
            ToggleButton button = tile(severity);
            buttons.put(severity, button);
            severities.getChildren().add(button);
        }
        model.severityProperty()
                .subscribe(now -> {
                    group.selectToggle(now.map(buttons::get).orElse(null));
                    panel.describe();
                });
        number.textProperty().subscribe(_ -> panel.describe());
        summary.textProperty().subscribe(_ -> panel.describe());
    }

    private ToggleButton tile(Severity severity) {
        Label name = new Label(messages.name("containment.severity", severity));
        name.getStyleClass().addAll("t-body", "t-strong");
        Label hint = new Label(hint(severity));
        hint.getStyleClass().add("t-caption");
        hint.setWrapText(true);
        ToggleButton button = new ToggleButton();
        button.setGraphic(new VBox(name, hint));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(name.getText() + ": " + hint.getText());
        button.setId("severity-" + severity.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().addAll("tile", "severity");
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.selectedProperty()
                .subscribe(chosen -> {
                    if (chosen) {
                        model.severityProperty().set(Optional.of(severity));
                    }
                });
        return button;
    }

    private String hint(Severity severity) {
        return messages.get(
                switch (severity) {
                    case MINOR -> "containment.severity.minor-hint";
                    case MAJOR -> "containment.severity.major-hint";
                    case CRITICAL -> "containment.severity.critical-hint";
                });
    }

    @FXML
    void own() {
        model.useOwnNumber();
    }

    @FXML
    void draft() {
        model.draftSummary();
        summary.requestFocus();
    }

    @Override
    public Node firstEntry() {
        return number;
    }

    @Override
    public void showErrors() {
        if (number.getText().isBlank()) {
            number.requestFocus();
        } else if (model.severityProperty().get().isEmpty()) {
            severities.getChildren().getFirst().requestFocus();
        } else {
            summary.requestFocus();
        }
    }
}
