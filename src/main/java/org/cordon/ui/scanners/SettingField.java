package org.cordon.ui.scanners;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.VerdictMark;
import org.cordon.ui.common.Views;

import java.util.Locale;

/// One setting: its name, what is filled in, and beside it what is allowed where that is none. A
/// field that was never filled in is not refused before a person has been there.
final class SettingField extends VBox {
    private final ScannerSetting setting;
    private final ScannersViewModel model;
    private final Messages words;
    private final Node input;
    private final Label refusal = new Label();
    private final HBox refused;
    private boolean touched;
    private boolean showing;

    SettingField(ScannerSetting setting, ScannersViewModel model, Messages words) {
        this.setting = setting;
        this.model = model;
        this.words = words;
        getStyleClass().add("setting-field");
        Label name = new Label(words.get("scanners.field." + setting.key()));
        name.getStyleClass().addAll("t-small", "t-strong");
        refusal.getStyleClass().addAll("t-small", "t-reject");
        refusal.setWrapText(true);
        refusal.setMinHeight(USE_PREF_SIZE);
        refusal.setId("refusal-" + setting.key());
        HBox.setHgrow(refusal, Priority.ALWAYS);
        VerdictMark mark = new VerdictMark();
        mark.getStyleClass().addAll("mark-small", "setting-mark");
        mark.setMark(Shape.SUSPECT);
        refused = new HBox(mark, refusal);
        refused.getStyleClass().add("gap-1");
        input = setting.choices().isEmpty() ? text() : choice();
        input.setId("setting-" + setting.key());
        input.setAccessibleText(name.getText());
        getChildren().setAll(name, input, refused);
        model.formProperty().subscribe(form -> form.ifPresent(this::show));
    }

    private TextField text() {
        TextField field = new TextField();
        field.setPromptText(words.get("scanners.prompt." + setting.key()));
        field.textProperty().subscribe(now -> fill(now));
        field.setOnAction(_ -> model.listen());
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused && field.getScene() != null && !field.getText().isEmpty()) {
                        left();
                    }
                });
        return field;
    }

    private void left() {
        if (ScannerSetting.CONNECTION.contains(setting)) {
            model.listen();
        }
    }

    private ComboBox<String> choice() {
        ComboBox<String> box = new ComboBox<>();
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll(setting.choices());
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(String value) {
                        return value == null ? "" : said(value);
                    }

                    @Override
                    public String fromString(String text) {
                        return text;
                    }
                });
        box.valueProperty()
                .subscribe(value -> {
                    if (value != null) {
                        fill(value);
                        if (!showing) {
                            left();
                        }
                    }
                });
        return box;
    }

    private String said(String value) {
        String key =
                "scanners.choice."
                        + setting.key()
                        + "."
                        + value.toLowerCase(Locale.ROOT).replace(',', '-').replace('.', '-');
        return words.bundle().containsKey(key) ? words.get(key) : value;
    }

    private void fill(String value) {
        if (!showing
                && model.formProperty()
                        .get()
                        .filter(f -> !f.value(setting).equals(value))
                        .isPresent()) {
            touched = true;
            model.set(setting, value);
        }
    }

    /// Begins anew, as if nobody had been here.
    void fresh() {
        touched = false;
        model.formProperty().get().ifPresent(this::show);
    }

    private void show(ScannersViewModel.Form form) {
        showing = true;
        String value = form.value(setting);
        switch (input) {
            case TextField field -> {
                if (!field.getText().equals(value)) {
                    field.setText(value);
                }
            }
            case ComboBox<?> box -> choose(box, value);
            default -> throw new IllegalStateException("an input of neither kind");
        }
        showing = false;
        String why = form.refusals().getOrDefault(setting, "");
        boolean told = !why.isEmpty() && (touched || !value.isEmpty());
        refusal.setText(told ? words.get("scanners.allowed", why) : "");
        Views.show(refused, told);
        boolean fits = setting.fits(form.type());
        Views.show(this, fits);
    }

    @SuppressWarnings("unchecked")
    private void choose(ComboBox<?> input, String value) {
        ComboBox<String> box = (ComboBox<String>) input;
        String chosen =
                value.isEmpty() && setting.hasUsual() ? setting.choices().getFirst() : value;
        if (!box.getItems().contains(chosen)) {
            box.getItems().add(chosen);
        }
        box.setValue(chosen);
    }

    /// What takes the keys.
    Node input() {
        return input;
    }

    /// What stands under the name, for what belongs to the setting.
    void addBelowName(Node node) {
        getChildren().add(1, node);
    }
}
