package org.cordon.ui.containment;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.Validator;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.Views;

import java.util.List;

/// One department: who was told, how, whether they answered.
final class DepartmentRow extends HBox {
    private static final PseudoClass RECORDED = PseudoClass.getPseudoClass("recorded");

    private final CommunicateViewModel.Department department;
    private final TextField person = new TextField();
    private final Button record = new Button();
    private final ValidationSupport validation = new ValidationSupport();

    DepartmentRow(
            CommunicateViewModel.Department department, List<String> ways, Messages messages) {
        this.department = department;
        String code = department.item().code();
        getStyleClass().add("department");
        Label name = new Label(department.item().name());
        name.getStyleClass().addAll("t-body", "t-strong");
        Label required = new Label(messages.get("containment.document.required"));
        required.getStyleClass().addAll("t-caption", "required-tag");
        Views.show(required, department.item().required());
        HBox head = new HBox(name, required);
        head.getStyleClass().add("department-head");
        Label hint = new Label();
        hint.getStyleClass().addAll("t-caption", "department-hint");
        hint.setWrapText(true);
        department
                .recordedProperty()
                .subscribe(said -> {
                    hint.setText(said.isEmpty() ? department.item().hint() : said);
                    hint.pseudoClassStateChanged(RECORDED, !said.isEmpty());
                });
        VBox what = new VBox(head, hint);
        what.getStyleClass().add("department-what");
        HBox.setHgrow(person, Priority.ALWAYS);

        person.setId("person-" + code);
        person.setPromptText(messages.get("containment.communicate.person-prompt"));
        person.setAccessibleText(
                department.item().name() + ", " + messages.get("containment.communicate.person"));
        person.textProperty().bindBidirectional(department.personProperty());
        ComboBox<String> how = new ComboBox<>();
        how.setId("how-" + code);
        how.getItems().setAll(ways);
        how.setAccessibleText(messages.get("containment.communicate.how"));
        how.valueProperty().bindBidirectional(department.howProperty());
        CheckBox answered = new CheckBox(messages.get("containment.communicate.answered-box"));
        answered.setId("answered-" + code);
        answered.selectedProperty().bindBidirectional(department.answeredProperty());
        record.setId("record-" + code);
        record.getStyleClass().addAll("secondary", "low");
        record.setText(messages.get("containment.communicate.record"));
        record.setAccessibleText(record.getText() + ", " + department.item().name());
        getChildren().setAll(what, person, how, answered, record);

        validation.setErrorDecorationEnabled(false);
        validation.setValidationDecorator(new StyleClassValidationDecoration("lacking", "lacking"));
        if (department.item().required()) {
            validation.registerValidator(
                    person,
                    Validator.createEmptyValidator(messages.get("containment.document.missing")));
        }
    }

    void onRecord(Runnable act) {
        record.setOnAction(_ -> act.run());
        person.setOnAction(_ -> act.run());
    }

    TextField person() {
        return person;
    }

    boolean isIncomplete() {
        return department.item().required() && person.getText().isBlank();
    }

    void showErrors() {
        validation.setErrorDecorationEnabled(true);
    }
}
