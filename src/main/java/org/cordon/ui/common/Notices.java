package org.cordon.ui.common;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.Duration;

import org.controlsfx.control.Notifications;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says what happened and what to do, in a corner, over any place. FX thread.
public final class Notices {
    private static final Duration SHORT = Duration.seconds(6);
    private static final Duration LONG = Duration.seconds(20);

    /// How wide sentences run, in pixels: readable, and within the smallest window.
    private static final double WIDTH = 440;

    private Notices() {}

    /// Something went wrong.
    ///
    /// @param near any node of the window to say it in
    /// @param happened what happened, to which item
    /// @param todo what to do next
    public static void problem(Node near, String happened, String todo) {
        show(near, happened, todo, "fth-alert-octagon", "notice-problem", LONG);
    }

    /// Something went as asked, and is not to be seen otherwise.
    public static void done(Node near, String happened, String more) {
        show(near, happened, more, "fth-check-circle", "notice-done", SHORT);
    }

    private static void show(
            Node near, String title, String text, String icon, String styleClass, Duration hide) {
        if (near.getScene() == null || near.getScene().getWindow() == null) {
            return;
        }
        FontIcon mark = new FontIcon(icon);
        mark.getStyleClass().add("notice-icon");
        Notifications.create()
                .owner(near.getScene().getWindow())
                .position(Pos.BOTTOM_RIGHT)
                .graphic(content(mark, title, text))
                .hideAfter(hide)
                .styleClass("notice", styleClass)
                .show();
    }

    /// The notice's own labels would make it as wide as its sentences are long, beyond the window.
    private static Node content(FontIcon mark, String title, String text) {
        HBox content =
                new HBox(mark, new VBox(text(title, "notice-title"), text(text, "notice-text")));
        content.getStyleClass().add("notice-content");
        return content;
    }

    private static Text text(String words, String styleClass) {
        Text text = new Text(words);
        text.setWrappingWidth(WIDTH);
        text.getStyleClass().add(styleClass);
        return text;
    }
}
