package org.cordon.ui.kit;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// A controller that is told when its view comes to the front. FX thread.
public interface Arriving {
    /// The view is in front now: brings it up to date and the person to where they begin.
    void arrive();

    /// Where a scan goes that a keyboard wedge types while no field has the focus; empty while the
    /// view takes no scans.
    default Optional<TextField> scanField() {
        return Optional.empty();
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
