package org.cordon.ui.scanners;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.cordon.core.text.Messages;
import org.cordon.ui.common.SettingField;
import org.cordon.ui.common.Views;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Settings that belong together, two in a row. All but the first group are folded until somebody opens
/// them; folded, a group says what is set in it.
final class FieldGroup extends VBox {
    private static final int HALF = 50;

    private final ScannerSetting.Group group;
    private final ScannersViewModel model;
    private final Messages messages;
    private final Button head = new Button();
    private final FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
    private final GridPane body = new GridPane();
    private final Map<ScannerSetting, SettingField> fields = new EnumMap<>(ScannerSetting.class);

    FieldGroup(ScannerSetting.Group group, ScannersViewModel model, Messages messages) {
        this.group = group;
        this.model = model;
        this.messages = messages;
        getStyleClass().add("field-group");
        head.setId("group-" + group.name());
        head.getStyleClass().addAll("quiet", "low", "group-head");
        head.setMaxWidth(Double.MAX_VALUE);
        head.setGraphic(arrow);
        head.setOnAction(_ -> open(!body.isVisible()));
        body.getStyleClass().addAll("gap-2", "group-body");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(HALF);
            half.setFillWidth(true);
            body.getColumnConstraints().add(half);
        }
        for (ScannerSetting setting : group.settings()) {
            fields.put(setting, field(setting, model));
        }
        getChildren().setAll(head, body);
        boolean first = group == ScannerSetting.Group.WHERE;
        Views.show(head, !first);
        open(first);
        model.formProperty().subscribe(form -> form.ifPresent(this::show));
    }

    private SettingField field(ScannerSetting setting, ScannersViewModel model) {
        String name = messages.get("scanners.field." + setting.key());
        Consumer<String> fill = value -> model.set(setting, value);
        Runnable left = ScannerSetting.CONNECTION.contains(setting) ? model::listen : () -> {};
        if (setting.isChosen()) {
            return SettingField.choice(
                    setting.key(), name, value -> said(setting, value), fill, left);
        }
        String prompt = messages.get("scanners.prompt." + setting.key());
        SettingField text = SettingField.text(setting.key(), name, prompt, fill, left);
        ((TextField) text.input()).setOnAction(_ -> model.listen());
        return text;
    }

    private String said(ScannerSetting setting, String value) {
        if (setting == ScannerSetting.STATION) {
            return value.isEmpty() ? messages.get("scanners.choice.station") : value;
        }
        String key =
                "scanners.choice."
                        + setting.key()
                        + "."
                        + value.toLowerCase(Locale.ROOT).replace(',', '-').replace('.', '-');
        return messages.has(key) ? messages.get(key) : value;
    }

    private void show(ScannersViewModel.Form form) {
        fields.forEach((setting, field) -> {
            List<String> choices = model.choices(setting);
            String value = form.value(setting);
            field.show(
                    value.isEmpty() && setting.hasUsual() ? choices.getFirst() : value,
                    choices,
                    Optional.ofNullable(form.refusals().get(setting))
                            .map(allowed -> messages.get("scanners.allowed", allowed)));
        });
        List<ScannerSetting> fitting =
                group.settings().stream().filter(s -> model.offers(s, form)).toList();
        Views.show(this, !fitting.isEmpty());
        lay(fitting);
        String set =
                fitting.stream()
                        .map(form::value)
                        .filter(v -> !v.isBlank())
                        .collect(Collectors.joining(", "));
        head.setText(
                messages.get(
                        "scanners.group.head",
                        messages.name("scanners.group", group),
                        set.isEmpty() ? messages.get("scanners.group.usual") : set));
        if (form.refusals().keySet().stream().anyMatch(s -> s.group() == group)) {
            open(true);
        }
    }

    /// An address needs the whole width, for the ports that are offered with it.
    private void lay(List<ScannerSetting> fitting) {
        List<Node> laid = fitting.stream().map(s -> (Node) field(s)).toList();
        if (body.getChildren().equals(laid)) {
            return;
        }
        body.getChildren().clear();
        int at = 0;
        for (ScannerSetting setting : fitting) {
            boolean wide =
                    setting == ScannerSetting.STATION
                            || setting == ScannerSetting.ADDRESS
                            || setting == ScannerSetting.ALLOW
                            || setting == ScannerSetting.TYPE;
            at += wide ? at % 2 : 0;
            body.add(field(setting), at % 2, at / 2, wide ? 2 : 1, 1);
            at += wide ? 2 : 1;
        }
    }

    private SettingField field(ScannerSetting setting) {
        return java.util.Objects.requireNonNull(fields.get(setting));
    }

    private void open(boolean opened) {
        Views.show(body, opened);
        arrow.setIconCode(opened ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
    }

    /// Begins anew: folded, nothing refused that nobody filled in.
    void fresh() {
        fields.values().forEach(SettingField::fresh);
        model.formProperty().get().ifPresent(this::show);
        open(group == ScannerSetting.Group.WHERE);
    }

    /// A field of this group.
    SettingField at(ScannerSetting setting) {
        return field(setting);
    }
}
