package org.cordon.ui.common;

import javafx.scene.Parent;

import java.util.Optional;

/// A loaded view with its controller.
///
/// @param root what to put on the screen
/// @param controller the one named in its FXML
public record View<C>(Parent root, C controller) implements AutoCloseable {
    /// The controller, if it wants to know when the view comes to the front.
    public Optional<OnShown> arriving() {
        return controller instanceof OnShown arriving ? Optional.of(arriving) : Optional.empty();
    }

    /// Ends the controller's subscriptions, if it has any. FX thread.
    @Override
    public void close() {
        if (controller instanceof Disposable closing) {
            closing.close();
        }
    }
}
