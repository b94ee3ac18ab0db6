package org.cordon.ui.batch;

import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.cordon.core.batch.BatchMaterial;
import org.cordon.core.batch.CheckKind;
import org.cordon.core.batch.ClearanceAnswer.Found;
import org.cordon.core.batch.ClearanceChecklist;
import org.cordon.core.batch.LotExtent;
import org.cordon.core.line.StationId;
import org.cordon.core.text.Messages;
import org.cordon.ui.batch.BatchAct.Field;
import org.cordon.ui.common.FormOutcome;
import org.cordon.ui.common.Views;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Binds the form of a step: the checklist, what was checked, why, and the second person. FX thread.
public final class BatchFormController {
    private final Messages messages = Messages.of(BatchFormController.class);
    private final BatchViewModel model;
    private final BatchFormViewModel form;
    @FXML private Label heading;
    @FXML private Label question;
    @FXML private ScrollPane scroll;
    @FXML private VBox points;
    @FXML private ComboBox<CheckKind> check;
    @FXML private ComboBox<BatchMaterial> material;
    @FXML private ComboBox<StationId> station;
    @FXML private ComboBox<LotExtent> extent;
    @FXML private HBox result;
    @FXML private ToggleGroup results;
    @FXML private ToggleButton passed;
    @FXML private TextField pieces;
    @FXML private TextField number;
    @FXML private TextField unit;
    @FXML private TextField remark;
    @FXML private TextField reason;
    @FXML private HBox second;
    @FXML private TextField name;
    @FXML private PasswordField secret;
    @FXML private FormOutcome outcome;
    @FXML private Button confirm;

    BatchFormController(BatchViewModel model) {
        this.model = model;
        form = model.form();
    }

    @FXML
    void initialize() {
        pieces.textProperty().bindBidirectional(form.text(Field.PIECES));
        number.textProperty().bindBidirectional(form.text(Field.NUMBER));
        unit.textProperty().bindBidirectional(form.text(Field.UNIT));
        remark.textProperty().bindBidirectional(form.text(Field.REMARK));
        reason.textProperty().bindBidirectional(form.text(Field.REASON));
        name.textProperty().bindBidirectional(form.second().nameProperty());
        secret.textProperty().bindBidirectional(form.second().passwordProperty());
        question.textProperty().bind(form.questionProperty());
        choice(
                check,
                form.checkProperty(),
                List.of(CheckKind.values()),
                one -> messages.name("batch.check", one));
        choice(
                material,
                form.materialProperty(),
                List.of(BatchMaterial.values()),
                one -> messages.name("batch.material", one));
        choice(
                extent,
                form.extentProperty(),
                List.of(LotExtent.values()),
                one -> messages.name("batch.extent", one));
        choice(station, form.stationProperty(), model.stations(), StationId::value);
        results.selectedToggleProperty()
                .subscribe(now ->
                        form.passedProperty()
                                .set(
                                        now == null
                                                ? Optional.empty()
                                                : Optional.of(now.equals(passed))));
        form.passedProperty()
                .subscribe(now -> {
                    if (now.isEmpty()) {
                        results.selectToggle(null);
                    }
                });
        model.troubleProperty().subscribe(said -> outcome.show(said, "", ""));
        form.actProperty().subscribe(act -> act.ifPresent(this::show));
    }

    private <T> void choice(
            ComboBox<T> box,
            ObjectProperty<Optional<T>> value,
            List<T> all,
            Function<T, String> said) {
        box.getItems().setAll(all);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T one) {
                        return one == null ? "" : said.apply(one);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("chosen from a list");
                    }
                });
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.valueProperty().subscribe(now -> value.set(Optional.ofNullable(now)));
        value.subscribe(now -> box.setValue(now.orElse(null)));
    }

    private void show(BatchAct act) {
        heading.setText(messages.name("batch.heading", act));
        confirm.setText(messages.name("batch.confirm", act));
        points.getChildren()
                .setAll(
                        form.asks(Field.POINTS)
                                ? form.points().stream().map(this::point).toList()
                                : List.of());
        Views.show(check, form.asks(Field.CHECK));
        Views.show(material, form.asks(Field.MATERIAL_KIND));
        Views.show(station, form.asks(Field.STATION));
        Views.show(extent, form.asks(Field.EXTENT));
        Views.show(result, form.asks(Field.RESULT));
        Views.show(pieces, form.asks(Field.PIECES));
        Views.show(number, form.asks(Field.NUMBER));
        Views.show(unit, form.asks(Field.UNIT));
        Views.show(remark, form.asks(Field.REMARK));
        Views.show(reason, form.asks(Field.REASON));
        Views.show(second, form.asks(Field.SECOND));
        scroll.setVvalue(0);
    }

    /// Brings the person to where they begin; to be called once the form is shown, since what is not cannot have the focus.
    void begin() {
        first().requestFocus();
    }

    private Node first() {
        return List.<Node>of(check, material, station, extent, number, unit, reason, name).stream()
                .filter(Node::isManaged)
                .filter(node -> !node.equals(name) || form.asks(Field.SECOND))
                .findFirst()
                .orElse(confirm);
    }

    private Node point(ClearanceChecklist.Point point) {
        Label title = new Label(point.name());
        title.getStyleClass().addAll("t-body", "t-strong");
        title.setWrapText(true);
        Label hint = new Label(point.hint());
        hint.getStyleClass().addAll("t-small", "t-quiet");
        hint.setWrapText(true);
        VBox words = new VBox(title, hint);
        HBox.setHgrow(words, Priority.ALWAYS);
        ToggleGroup answers = new ToggleGroup();
        ToggleButton clear = answer(point, Found.CLEAR, answers);
        ToggleButton not = answer(point, Found.NOT_APPLICABLE, answers);
        not.setVisible(point.mayNotApply());
        TextField more = new TextField();
        more.setPromptText(messages.get("batch.field.remark"));
        more.setAccessibleText(messages.get("batch.field.remark-of", point.name()));
        more.textProperty().subscribe(text -> form.remark(point.code(), text));
        HBox row = new HBox(words, more, not, clear);
        row.getStyleClass().addAll("batch-point", "hairline-below");
        return row;
    }

    private ToggleButton answer(ClearanceChecklist.Point point, Found found, ToggleGroup group) {
        ToggleButton button = new ToggleButton(messages.name("batch.found", found));
        button.setId("point-" + point.code() + (found == Found.CLEAR ? "" : "-not"));
        button.getStyleClass().add("segment");
        button.setAccessibleText(messages.name("batch.found", found) + ": " + point.name());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setToggleGroup(group);
        // What is answered stays answered; the other answer takes its place.
        button.setOnAction(_ -> {
            button.setSelected(true);
            form.answer(point.code(), found);
        });
        return button;
    }

    /// The field for a unit, while the step asks for one.
    Optional<TextField> scanField() {
        return Optional.of(unit).filter(_ -> form.asks(Field.UNIT));
    }

    @FXML
    void confirm() {
        model.submit();
    }

    @FXML
    void back() {
        model.cancel();
    }
}
