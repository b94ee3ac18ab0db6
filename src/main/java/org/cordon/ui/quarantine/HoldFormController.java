package org.cordon.ui.quarantine;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.cordon.core.text.Messages;
import org.cordon.ui.common.SettingField;
import org.cordon.ui.common.Views;
import org.cordon.ui.quarantine.HoldFormViewModel.Field;
import org.cordon.ui.quarantine.HoldFormViewModel.Kind;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Binds the form that holds a lot, a range, a time, a quantity or several units. FX thread.
public final class HoldFormController {
    private final HoldFormViewModel model;
    private final Messages messages;
    private final Runnable hold;
    private final Runnable close;
    private final Map<Field, SettingField> inputs = new EnumMap<>(Field.class);
    @FXML private ToggleGroup kinds;
    @FXML private ToggleButton lot;
    @FXML private ToggleButton range;
    @FXML private ToggleButton time;
    @FXML private ToggleButton quantity;
    @FXML private ToggleButton units;
    @FXML private HBox fields;
    @FXML private TextField why;
    @FXML private Button submit;
    @FXML private Button cancel;
    @FXML private Label preview;

    /// @param hold holds what is filled in
    /// @param close puts the form away
    public HoldFormController(
            HoldFormViewModel model, Messages messages, Runnable hold, Runnable close) {
        this.model = model;
        this.messages = messages;
        this.hold = hold;
        this.close = close;
    }

    @FXML
    void initialize() {
        for (Kind kind : Kind.values()) {
            toggle(kind).setUserData(kind);
            toggle(kind).setMinWidth(Region.USE_PREF_SIZE);
        }
        for (Field field : Field.values()) {
            inputs.put(field, input(field));
        }
        fields.setMinHeight(Region.USE_PREF_SIZE);
        submit.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        why.textProperty().bindBidirectional(model.reasonProperty());
        kinds.selectedToggleProperty().addListener((_, before, now) -> chosen(before, now));
        model.kindProperty()
                .subscribe(kind -> {
                    kinds.selectToggle(toggle(kind));
                    List<SettingField> shown = kind.fields().stream().map(this::shown).toList();
                    fields.getChildren().setAll(shown);
                });
        model.previewProperty()
                .subscribe(said -> {
                    preview.setText(said);
                    Views.show(preview, !said.isEmpty());
                });
    }

    /// One kind is always chosen.
    private void chosen(Toggle before, Toggle now) {
        if (now == null) {
            kinds.selectToggle(before);
        } else {
            model.kindProperty().set((Kind) now.getUserData());
        }
    }

    private ToggleButton toggle(Kind kind) {
        return switch (kind) {
            case LOT -> lot;
            case RANGE -> range;
            case TIME -> time;
            case QUANTITY -> quantity;
            case UNITS -> units;
        };
    }

    private SettingField input(Field field) {
        String key = field.name().toLowerCase(Locale.ROOT);
        String name = messages.name("quarantine.field", field);
        String prompt = messages.name("quarantine.prompt", field);
        SettingField input =
                switch (field) {
                    case STATION ->
                            SettingField.choice(
                                    key,
                                    name,
                                    station -> station,
                                    value -> model.fill(field, value),
                                    this::show);
                    case UNITS ->
                            SettingField.lines(
                                    key,
                                    name,
                                    prompt,
                                    value -> model.fill(field, value),
                                    this::show);
                    default ->
                            SettingField.text(
                                    key,
                                    name,
                                    prompt,
                                    value -> model.fill(field, value),
                                    this::show);
                };
        HBox.setHgrow(input, Priority.ALWAYS);
        return input;
    }

    private SettingField of(Field field) {
        return Objects.requireNonNull(inputs.get(field));
    }

    private SettingField shown(Field field) {
        SettingField input = of(field);
        input.show(
                model.value(field),
                field == Field.STATION ? model.stations() : List.of(),
                Optional.of(field)
                        .filter(_ -> !model.value(field).isBlank())
                        .flatMap(model::refusal));
        return input;
    }

    /// Shows what is filled in, and what is wrong with it.
    void show() {
        model.kindProperty().get().fields().forEach(this::shown);
    }

    /// Begins anew.
    public void open() {
        inputs.values().forEach(SettingField::fresh);
        model.clear();
        show();
        firstInput().requestFocus();
    }

    private Node firstInput() {
        return model.kindProperty().get().fields().stream()
                .filter(field -> model.value(field).isEmpty())
                .findFirst()
                .map(field -> of(field).input())
                .orElse(why);
    }

    @FXML
    void submit() {
        show();
        hold.run();
    }

    @FXML
    void cancel() {
        close.run();
    }
}
