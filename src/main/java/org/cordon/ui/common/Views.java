package org.cordon.ui.common;

import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;

import org.cordon.core.text.Messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.function.Function;

/// Loads views. `LinePanelController` has its `LinePanel.fxml` and, if it needs one, its
/// `LinePanel.css` beside it, and the texts of its package ([Messages]). FX thread.
public final class Views {
    private static final String SUFFIX = "Controller";

    private Views() {}

    /// Loads the view of a controller that was built by its constructor.
    ///
    /// @throws UncheckedIOException if the FXML is broken; a defect of the program
    public static <C> View<C> load(C controller) {
        @SuppressWarnings("unchecked")
        Class<C> type = (Class<C>) controller.getClass();
        return load(
                type,
                wanted -> {
                    if (wanted != type) {
                        throw new IllegalArgumentException("no controller for " + wanted);
                    }
                    return controller;
                });
    }

    /// Loads a view that includes others.
    ///
    /// @param controllers gives the built controller for each type named in the FXML and in those it
    ///     includes
    /// @throws UncheckedIOException if the FXML is broken; a defect of the program
    public static <C> View<C> load(
            Class<C> type, Function<Class<?>, ? extends Object> controllers) {
        String name = type.getSimpleName();
        if (!name.endsWith(SUFFIX)) {
            throw new IllegalArgumentException("a controller's name ends in " + SUFFIX);
        }
        String view = name.substring(0, name.length() - SUFFIX.length());
        URL fxml = type.getResource(view + ".fxml");
        if (fxml == null) {
            throw new IllegalArgumentException("no " + view + ".fxml beside " + type.getName());
        }
        FXMLLoader loader = new FXMLLoader(fxml, Messages.of(type).bundle());
        loader.setControllerFactory(controllers::apply);
        try {
            Parent root = loader.load();
            URL css = type.getResource(view + ".css");
            if (css != null) {
                root.getStylesheets().add(css.toExternalForm());
            }
            return new View<>(root, type.cast(loader.getController()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Shows a node, or hides it and takes it out of the layout.
    public static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
