package org.cordon.ui.kit;

import javafx.scene.Parent;

/// A loaded view with its controller.
///
/// @param root what to put on the screen
/// @param controller the one named in its FXML
public record View<C>(Parent root, C controller) implements AutoCloseable {
    /// Ends the controller's subscriptions, if it has any. FX thread.
    @Override
    public void close() {
        if (controller instanceof Closing closing) {
            closing.close();
        }
    }
}
