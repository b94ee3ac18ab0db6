package org.cordon.ui.shell;

import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

import org.cordon.app.people.Session;
import org.cordon.ui.kit.Arriving;
import org.cordon.ui.kit.Closing;
import org.cordon.ui.kit.Pulse;
import org.cordon.ui.kit.Subscriptions;
import org.cordon.ui.kit.View;

/// What fills the window: the sign-in while nobody is signed in, the shell while someone is. FX
/// thread.
public final class MainWindow implements Closing {
    private final StackPane root = new StackPane();
    private final Subscriptions open = new Subscriptions();
    private final View<?> shell;
    private final View<?> signIn;

    /// Follows the session.
    public MainWindow(Pulse pulse, Session session, View<?> signIn, View<?> shell) {
        this.shell = shell;
        this.signIn = signIn;
        root.getStyleClass().add("ground");
        open.add(
                pulse.follow(session::onChange, session::person)
                        .subscribe(person -> show(person.isPresent() ? shell : signIn)));
    }

    private void show(View<?> view) {
        root.getChildren().setAll(view.root());
        view.arriving().ifPresent(Arriving::arrive);
    }

    /// What to put into the scene.
    public Parent root() {
        return root;
    }

    @Override
    public void close() {
        open.close();
        shell.close();
        signIn.close();
    }
}
