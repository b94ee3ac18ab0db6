package org.cordon.ui.common;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// A pill with a mark, a value and a caption, such as "3 of 3 scanners". It is a button, because every
/// number opens what it counts; without an action it takes no focus.
///
/// Style class `chip`; pseudo-classes `alarm`, `warn`, `good` after its [Tone]. Its accessible text is
/// value and caption.
public final class Chip extends Button {
    /// How loud a chip is.
    public enum Tone {
        /// All is well: slate.
        QUIET,
        /// As it should be, and worth saying.
        GOOD,
        /// Soon someone should look.
        WARN,
        /// Someone must act.
        ALARM
    }

    private final StringProperty value = new SimpleStringProperty(this, "value", "");
    private final StringProperty caption = new SimpleStringProperty(this, "caption", "");
    private final ObjectProperty<Tone> tone = new SimpleObjectProperty<>(this, "tone", Tone.QUIET);
    private final HBox content = new HBox();

    /// An empty, quiet chip.
    public Chip() {
        getStyleClass().setAll("chip");
        Label valueLabel = new Label();
        valueLabel.getStyleClass().add("chip-value");
        valueLabel.textProperty().bind(value);
        valueLabel.managedProperty().bind(value.isNotEmpty());
        Label captionLabel = new Label();
        captionLabel.getStyleClass().add("chip-caption");
        captionLabel.textProperty().bind(caption);
        // A narrow strip hides captions in its style sheet.
        captionLabel
                .managedProperty()
                .bind(caption.isNotEmpty().and(captionLabel.visibleProperty()));
        content.getStyleClass().add("chip-content");
        content.getChildren().setAll(valueLabel, captionLabel);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(content);
        setMinWidth(USE_PREF_SIZE);
        accessibleTextProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> (value.get() + " " + caption.get()).strip(), value, caption));
        tone.subscribe(this::paint);
        onActionProperty().subscribe(act -> setFocusTraversable(act != null));
    }

    /// The part in bold.
    public StringProperty valueProperty() {
        return value;
    }

    /// The part in bold.
    public String getValue() {
        return value.get();
    }

    /// Sets the part in bold.
    public void setValue(String text) {
        value.set(text);
    }

    /// The part beside it.
    public StringProperty captionProperty() {
        return caption;
    }

    /// The part beside it.
    public String getCaption() {
        return caption.get();
    }

    /// Sets the part beside it.
    public void setCaption(String text) {
        caption.set(text);
    }

    /// How loud it is.
    public ObjectProperty<Tone> toneProperty() {
        return tone;
    }

    /// How loud it is.
    public Tone getTone() {
        return tone.get();
    }

    /// Sets how loud it is.
    public void setTone(Tone loud) {
        tone.set(loud);
    }

    /// Puts a mark before the value: a [VerdictMark] or an icon; null for none.
    public void setMark(@Nullable Node mark) {
        if (content.getChildren().size() > 2) {
            content.getChildren().removeFirst();
        }
        if (mark != null) {
            mark.getStyleClass().add("chip-mark");
            content.getChildren().addFirst(mark);
        }
    }

    private void paint(Tone loud) {
        for (Tone each : Tone.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == loud);
        }
    }
}
