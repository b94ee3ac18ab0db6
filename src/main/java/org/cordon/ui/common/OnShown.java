package org.cordon.ui.common;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;

import org.cordon.core.scanner.Bytes;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// A controller that is told when its view comes to the front. FX thread.
public interface OnShown {
    /// The view is in front now: brings it up to date and the person to where they begin.
    void arrive();

    /// Another view comes to the front.
    default void leave() {}

    /// Where it goes what is typed while no field has the focus; empty while the view takes no scans.
    default Optional<TextField> scanField() {
        return Optional.empty();
    }

    /// Takes a scan that a keyboard wedge typed while the view is in front.
    ///
    /// @return false while the view takes no scans; the scan then goes to the line
    default boolean accept(Bytes scan) {
        return false;
    }

    /// Gives a node the focus, as soon as it is in the scene: what scrolls comes there later than
    /// what is around it.
    static void focus(Node node) {
        if (node.getScene() != null) {
            node.requestFocus();
            return;
        }
        node.sceneProperty()
                .addListener(
                        new ChangeListener<@Nullable Scene>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends @Nullable Scene> scene,
                                    @Nullable Scene before,
                                    @Nullable Scene now) {
                                scene.removeListener(this);
                                node.requestFocus();
                            }
                        });
    }
}
