package org.cordon.ui.machines;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cordon.app.device.MachineSetup.Placed;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.WrappingButton;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One machine as it is drawn; a press chooses it.
final class MachineCard extends WrappingButton {
    private final String name;
    private final String where;
    private final Messages messages;
    private final Label state = label("", "t-small");

    /// @param number its place, from 1
    MachineCard(int number, Placed placed, Messages messages) {
        this.messages = messages;
        name = placed.machine().device().id().value();
        where =
                Stream.of(
                                List.of(
                                        messages.get(
                                                "machines.choice.type."
                                                        + placed.keys().get("type")),
                                        placed.machine().device().address()),
                                placed.machine().device().station().stream()
                                        .map(Object::toString)
                                        .toList())
                        .flatMap(List::stream)
                        .collect(Collectors.joining(" · "));
        VBox text =
                new VBox(
                        label(name, "t-lead", "t-strong"),
                        label(where, "t-small", "t-quiet"),
                        state);
        text.getStyleClass().add("machine-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        show(new HBox(text));
        setId("machine-" + number);
        getStyleClass().addAll("secondary", "low", "machine");
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        label.getStyleClass().add("machine-line");
        return label;
    }

    /// How it is connected, in words.
    void connected(String now) {
        state.setText(now);
        setAccessibleText(messages.get("machines.card.accessible", name, where, now));
    }

    /// Whether it is the one that is filled in.
    void mark(boolean chosen) {
        getStyleClass().removeAll("chosen");
        if (chosen) {
            getStyleClass().add("chosen");
        }
    }
}
