package org.cordon.ui.unit;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cordon.core.unit.EntrySubject;

import java.util.function.Consumer;

/// A card drawn: its title, a line for each fact, and raw bytes.
final class CardNode extends VBox {
    /// @param open opens the page that a fact leads to
    CardNode(UnitCard card, Consumer<EntrySubject> open) {
        getStyleClass().addAll("card", "unit-card");
        Label title = new Label(card.title());
        title.getStyleClass().addAll("t-strong", "t-quiet");
        getChildren().add(title);
        card.facts().forEach(fact -> getChildren().add(line(fact, open)));
        if (!card.raw().isEmpty()) {
            Label raw = new Label(card.raw());
            raw.getStyleClass().addAll("t-mono", "unit-raw");
            raw.setWrapText(true);
            getChildren().add(raw);
        }
    }

    private static Node line(UnitCard.Fact fact, Consumer<EntrySubject> open) {
        Label label = new Label(fact.label());
        label.getStyleClass().addAll("t-small", "t-quiet", "unit-fact-label");
        label.setWrapText(true);
        VBox value = new VBox(value(fact, open));
        if (!fact.note().isEmpty()) {
            Label note = new Label(fact.note());
            note.getStyleClass().add("t-caption");
            note.setWrapText(true);
            value.getChildren().add(note);
        }
        value.getStyleClass().add("unit-fact-value");
        HBox line = fact.label().isEmpty() ? new HBox(value) : new HBox(label, value);
        HBox.setHgrow(value, Priority.ALWAYS);
        line.getStyleClass().add("unit-fact");
        return line;
    }

    private static Node value(UnitCard.Fact fact, Consumer<EntrySubject> open) {
        String style = fact.odd() ? "t-reject" : "t-small";
        if (fact.link().isEmpty()) {
            Label value = new Label(fact.value());
            value.getStyleClass().addAll("t-small", style);
            value.setWrapText(true);
            return value;
        }
        Hyperlink link = new Hyperlink(fact.value());
        link.getStyleClass().addAll("t-small", style);
        link.setWrapText(true);
        link.setAccessibleText((fact.label() + " " + fact.value()).strip());
        link.setOnAction(_ -> {
            link.setVisited(false);
            open.accept(fact.link().get());
        });
        return link;
    }
}
