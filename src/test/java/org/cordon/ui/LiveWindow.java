package org.cordon.ui;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.Project;
import org.cordon.support.SampleStates;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.Theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ResourceBundle;

/// The window over sample data, for who works on its screens: a saved FXML file, style sheet or text is seen
/// at once, on the screen that is in front. Start it with `mvn -q test-compile exec:exec@live`.
final class LiveWindow {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final String RAIL = "rail-";

    private final Stage stage = new Stage();
    private SampleWindow window = sample(Theme.LIGHT);

    private LiveWindow() {}

    /// Opens the window and follows the sources of the screens until it is closed.
    public static void main(String[] arguments) {
        Platform.startup(() -> new LiveWindow().open());
    }

    private static SampleWindow sample(Theme theme) {
        SampleWindow window =
                new SampleWindow(SampleStates.wrongLot(), FakeAuthentication.signedIn());
        window.hour.lead(Optional.of(ContainmentStep.ISOLATE));
        window.theme = theme;
        return window.build();
    }

    private void open() {
        Scene scene = new Scene(window.root(), 1366, 768);
        window.theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Sample data");
        stage.show();
        Path sources = Project.dir().resolve("src/main/java");
        Path classes = Project.dir().resolve("target/classes");
        try {
            ChangedResources changed =
                    new ChangedResources(sources, classes, () -> Platform.runLater(this::rebuild));
            stage.setOnHidden(_ -> {
                changed.close();
                window.close();
                Platform.exit();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file that was saved half done leaves the window as it is, and says in the title what is wrong.
    private void rebuild() {
        String place = place();
        ResourceBundle.clearCache();
        try {
            SampleWindow fresh = sample(window.theme);
            Scene scene = stage.getScene();
            scene.getStylesheets().clear();
            scene.setRoot(fresh.root());
            fresh.theme.dress(scene);
            fresh.show(place);
            window.close();
            window = fresh;
            stage.setTitle("Sample data");
        } catch (RuntimeException e) {
            stage.setTitle("Not shown: " + e);
        }
    }

    private String place() {
        return stage.getScene().getRoot().lookupAll(".toggle-button").stream()
                .filter(button -> button.getPseudoClassStates().contains(SELECTED))
                .map(Node::getId)
                .filter(id -> id != null && id.startsWith(RAIL))
                .map(id -> id.substring(RAIL.length()))
                .findFirst()
                .orElse(NavigationItem.LINE);
    }
}
