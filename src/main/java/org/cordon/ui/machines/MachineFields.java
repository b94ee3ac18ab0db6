package org.cordon.ui.machines;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.cordon.core.text.Messages;
import org.cordon.ui.common.SettingField;
import org.cordon.ui.common.Views;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The fields of one group of settings, two in a row, under the group's title. FX thread.
final class MachineFields extends VBox {
    private static final int HALF = 50;
    private static final Set<String> WHOLE_ROW =
            Set.of("type", "address", "opcua.security", "allow", "compare");

    private final MachinesViewModel model;
    private final Messages messages;
    private final GridPane grid = new GridPane();
    private final Map<String, SettingField> fields = new LinkedHashMap<>();

    MachineFields(SettingGroup group, MachinesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("gap-1");
        Label title = new Label(messages.name("machines.group", group));
        title.getStyleClass().addAll("t-body", "t-strong", "machine-group");
        grid.getStyleClass().addAll("gap-2");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(HALF);
            half.setFillWidth(true);
            grid.getColumnConstraints().add(half);
        }
        group.keys().forEach(key -> fields.put(key, field(key)));
        getChildren().setAll(title, grid);
    }

    private SettingField field(String key) {
        String name = messages.get("machines.field." + key);
        String id = key.replace('.', '-');
        if (!model.choices(key).isEmpty()) {
            return SettingField.choice(
                    id, name, value -> word(key, value), value -> model.set(key, value), () -> {});
        }
        String prompt = "machines.prompt." + key;
        SettingField text =
                SettingField.text(
                        id,
                        name,
                        messages.has(prompt) ? messages.get(prompt) : "",
                        value -> model.set(key, value),
                        () -> {});
        ((TextField) text.input()).setOnAction(_ -> model.test());
        return text;
    }

    private String word(String key, String value) {
        String choice = "machines.choice." + key + (value.isEmpty() ? ".usual" : "." + value);
        String found = choice.replace(", ", "-");
        return messages.has(found) ? messages.get(found) : value;
    }

    /// Shows what is filled in.
    void show(MachineForm form) {
        List<String> fitting =
                fields.keySet().stream()
                        .filter(key -> SettingGroup.fits(key, form.type()))
                        .toList();
        Views.show(this, !fitting.isEmpty());
        fitting.forEach(key ->
                at(key).show(
                                form.value(key),
                                model.choices(key),
                                Optional.ofNullable(form.refusals().get(key))
                                        .map(allowed ->
                                                messages.get("machines.allowed", allowed))));
        lay(fitting);
    }

    private void lay(List<String> fitting) {
        List<Node> laid = fitting.stream().<Node>map(this::at).toList();
        if (grid.getChildren().equals(laid)) {
            return;
        }
        grid.getChildren().clear();
        int place = 0;
        for (String key : fitting) {
            boolean wide = WHOLE_ROW.contains(key) || fitting.size() == 1;
            place += wide ? place % 2 : 0;
            grid.add(at(key), place % 2, place / 2, wide ? 2 : 1, 1);
            place += wide ? 2 : 1;
        }
    }

    private SettingField at(String key) {
        return Objects.requireNonNull(fields.get(key));
    }

    /// Begins anew: nothing is refused that nobody filled in.
    void fresh() {
        fields.values().forEach(SettingField::fresh);
    }

    /// The first field.
    Node first() {
        return fields.values().iterator().next().input();
    }
}
