package org.cordon.ui.common;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.cordon.core.verdict.VerdictCode.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// One setting: its name, what is filled in, and beside it what is allowed where that is none. A field that was
/// never filled in is not refused before a person has been there. FX thread.
///
/// Node ids are `setting-<key>` of the input and `refusal-<key>` of what is allowed.
public final class SettingField extends VBox {
    private final Node input;
    private final Consumer<String> fill;
    private final Label refusal = new Label();
    private final HBox refused;
    private String value = "";
    private boolean touched;
    private boolean showing;

    private SettingField(String key, String name, Node input, Consumer<String> fill) {
        this.input = input;
        this.fill = fill;
        getStyleClass().add("setting-field");
        Label title = new Label(name);
        title.getStyleClass().addAll("t-small", "t-strong");
        refusal.getStyleClass().addAll("t-small", "t-reject");
        refusal.setWrapText(true);
        refusal.setMinHeight(USE_PREF_SIZE);
        refusal.setId("refusal-" + key);
        HBox.setHgrow(refusal, Priority.ALWAYS);
        VerdictMark mark = new VerdictMark();
        mark.getStyleClass().addAll("mark-small", "setting-mark");
        mark.setMark(Shape.SUSPECT);
        refused = new HBox(mark, refusal);
        refused.getStyleClass().add("gap-1");
        input.setId("setting-" + key);
        input.setAccessibleText(name);
        getChildren().setAll(title, input, refused);
    }

    /// A text.
    ///
    /// @param fill hears what a person fills in
    /// @param left hears that they are done with the field for now
    public static SettingField text(
            String key, String name, String prompt, Consumer<String> fill, Runnable left) {
        return text(new TextField(), key, name, prompt, fill, left);
    }

    /// A text of several lines. As [#text].
    public static SettingField lines(
            String key, String name, String prompt, Consumer<String> fill, Runnable left) {
        TextArea lines = new TextArea();
        lines.setPrefRowCount(3);
        lines.setWrapText(true);
        return text(lines, key, name, prompt, fill, left);
    }

    private static SettingField text(
            TextInputControl text,
            String key,
            String name,
            String prompt,
            Consumer<String> fill,
            Runnable left) {
        text.setPromptText(prompt);
        SettingField field = new SettingField(key, name, text, fill);
        text.textProperty().subscribe(now -> field.filled(now));
        text.focusedProperty()
                .subscribe(focused -> {
                    if (!focused && text.getScene() != null && !text.getText().isEmpty()) {
                        left.run();
                    }
                });
        return field;
    }

    /// One of several.
    ///
    /// @param said what people read for a choice
    public static SettingField choice(
            String key,
            String name,
            UnaryOperator<String> said,
            Consumer<String> fill,
            Runnable left) {
        ComboBox<String> box = new ComboBox<>();
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(String value) {
                        return value == null ? "" : said.apply(value);
                    }

                    @Override
                    public String fromString(String text) {
                        return text;
                    }
                });
        SettingField field = new SettingField(key, name, box, fill);
        box.valueProperty()
                .subscribe(value -> {
                    if (value != null) {
                        field.filled(value);
                        if (!field.showing) {
                            left.run();
                        }
                    }
                });
        return field;
    }

    private void filled(String now) {
        if (!showing && !value.equals(now)) {
            touched = true;
            value = now;
            fill.accept(now);
        }
    }

    /// Shows what is filled in, or what holds where nothing is.
    ///
    /// @param choices what is offered, if it is one of several
    /// @param allowed what to fill in instead, in a sentence; empty if the value is good
    public void show(String now, List<String> choices, Optional<String> allowed) {
        showing = true;
        value = now;
        switch (input) {
            case TextInputControl text -> {
                if (!text.getText().equals(now)) {
                    text.setText(now);
                }
            }
            case ComboBox<?> box -> choose(box, now, choices);
            default -> throw new IllegalStateException("an input of neither kind");
        }
        showing = false;
        refusal.setText(allowed.filter(_ -> touched || !now.isEmpty()).orElse(""));
        Views.show(refused, !refusal.getText().isEmpty());
    }

    @SuppressWarnings("unchecked")
    private static void choose(ComboBox<?> input, String chosen, List<String> choices) {
        ComboBox<String> box = (ComboBox<String>) input;
        List<String> offered = new ArrayList<>(choices);
        if (!offered.contains(chosen)) {
            offered.add(chosen);
        }
        if (!box.getItems().equals(offered)) {
            box.getItems().setAll(offered);
        }
        box.setValue(chosen);
    }

    /// Begins anew, as if nobody had been here; show it again then.
    public void fresh() {
        touched = false;
    }

    /// What takes the keys.
    public Node input() {
        return input;
    }

    /// What stands under the name, for what belongs to the setting.
    public void addBelowName(Node node) {
        getChildren().add(1, node);
    }
}
