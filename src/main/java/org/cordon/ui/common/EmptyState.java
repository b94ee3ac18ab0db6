package org.cordon.ui.common;

import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a place shows when it has nothing, or cannot: an icon, one sentence, one action.
///
/// Style class `empty-state`. Without an action there is no button.
public final class EmptyState extends VBox {
    private final FontIcon icon = new FontIcon();
    private final Label sentence = new Label();
    private final Button act = new Button();

    /// Empty, to be filled from FXML.
    public EmptyState() {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        icon.getStyleClass().add("empty-icon");
        sentence.getStyleClass().add("empty-sentence");
        sentence.setWrapText(true);
        act.getStyleClass().add("primary");
        act.managedProperty().bind(act.visibleProperty());
        act.visibleProperty().bind(act.textProperty().isNotEmpty());
        getChildren().setAll(icon, sentence, act);
    }

    /// The literal of the icon, such as `fth-inbox`.
    public String getIconLiteral() {
        return icon.getIconLiteral();
    }

    /// Sets the icon.
    public void setIconLiteral(String literal) {
        icon.setIconLiteral(literal);
    }

    /// The sentence.
    public String getSentence() {
        return sentence.getText();
    }

    /// Sets the sentence.
    public void setSentence(String text) {
        sentence.setText(text);
    }

    /// What the button says.
    public String getActText() {
        return act.getText();
    }

    /// Sets what the button says; empty for no button.
    public void setActText(String text) {
        act.setText(text);
    }

    /// What the button does.
    public @Nullable EventHandler<ActionEvent> getOnAct() {
        return act.getOnAction();
    }

    /// Sets what the button does.
    public void setOnAct(@Nullable EventHandler<ActionEvent> handler) {
        act.setOnAction(handler);
    }

    /// The button, for focus and look-ups.
    public Button actButton() {
        return act;
    }
}
