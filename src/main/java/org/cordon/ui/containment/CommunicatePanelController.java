package org.cordon.ui.containment;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.List;

/// Binds the panel of COMMUNICATE.
public final class CommunicatePanelController implements StepPanel {
    private final CommunicateViewModel model;
    private final ContainmentPanelViewModel panel;
    private final Messages messages;
    private final List<DepartmentRow> rows = new ArrayList<>();
    @FXML private VBox departments;

    public CommunicatePanelController(
            CommunicateViewModel model, ContainmentPanelViewModel panel, Messages messages) {
        this.model = model;
        this.panel = panel;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        for (CommunicateViewModel.Department department : model.departments()) {
            DepartmentRow row = new DepartmentRow(department, model.ways(), messages);
            row.onRecord(
                    () -> department.unsaved().ifPresent(note -> FormBindings.save(panel, note)));
            department.personProperty().subscribe(_ -> panel.describe());
            department.howProperty().subscribe(_ -> panel.describe());
            department.answeredProperty().subscribe(_ -> panel.describe());
            rows.add(row);
        }
        departments.getChildren().setAll(rows);
    }

    @Override
    public Node firstEntry() {
        return rows.stream()
                .map(DepartmentRow::person)
                .filter(field -> field.getText().isBlank())
                .findFirst()
                .orElseGet(() -> rows.getFirst().person());
    }

    @Override
    public void showErrors() {
        rows.forEach(DepartmentRow::showErrors);
        rows.stream()
                .filter(DepartmentRow::isIncomplete)
                .map(DepartmentRow::person)
                .findFirst()
                .ifPresent(TextField::requestFocus);
    }
}
