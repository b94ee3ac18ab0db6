package org.cordon.ui.containment;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.Validator;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;
import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.List;

/// Binds the panel of DOCUMENT. A field is recorded when a person leaves it.
public final class DocumentPanelController implements StepPanel {
    private static final int COLUMNS = 2;

    private final DocumentViewModel model;
    private final ContainmentPanelViewModel panel;
    private final Messages messages;
    private final ValidationSupport validation = new ValidationSupport();
    private final List<TextArea> areas = new ArrayList<>();
    @FXML private GridPane fields;

    public DocumentPanelController(
            DocumentViewModel model, ContainmentPanelViewModel panel, Messages messages) {
        this.model = model;
        this.panel = panel;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        validation.setErrorDecorationEnabled(false);
        validation.setValidationDecorator(new StyleClassValidationDecoration("lacking", "lacking"));
        int n = 0;
        for (DocumentViewModel.Field field : model.fields()) {
            fields.add(box(field), n % COLUMNS, n / COLUMNS);
            n++;
        }
    }

    private VBox box(DocumentViewModel.Field field) {
        Label name = new Label(field.item().name());
        name.getStyleClass().addAll("t-small", "t-strong");
        Label need =
                new Label(
                        messages.get(
                                field.item().required()
                                        ? "containment.document.required"
                                        : "containment.document.optional"));
        need.getStyleClass().addAll("t-caption", "required-tag");
        HBox head = new HBox(name, need);
        head.getStyleClass().add("department-head");
        TextArea area = new TextArea();
        area.setId("field-" + field.item().code());
        area.setWrapText(true);
        area.setPromptText(field.item().hint());
        area.setAccessibleText(field.item().name());
        name.setLabelFor(area);
        FormBindings.tabLeaves(area);
        area.textProperty().bindBidirectional(field.valueProperty());
        area.textProperty().subscribe(_ -> panel.describe());
        area.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        field.unsaved().ifPresent(note -> FormBindings.save(panel, note));
                    }
                });
        if (field.item().required()) {
            validation.registerValidator(
                    area,
                    Validator.createEmptyValidator(messages.get("containment.document.missing")));
        }
        areas.add(area);
        VBox box = new VBox(head, area);
        box.getStyleClass().add("gap-1");
        return box;
    }

    @Override
    public Node firstEntry() {
        return areas.stream()
                .filter(a -> a.getText().isBlank())
                .findFirst()
                .orElseGet(areas::getFirst);
    }

    @Override
    public void showErrors() {
        validation.setErrorDecorationEnabled(true);
        for (int i = 0; i < areas.size(); i++) {
            if (model.fields().get(i).item().required() && areas.get(i).getText().isBlank()) {
                areas.get(i).requestFocus();
                return;
            }
        }
    }
}
