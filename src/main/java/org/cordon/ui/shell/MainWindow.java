package org.cordon.ui.shell;

import javafx.scene.layout.StackPane;

import org.cordon.app.auth.Session;
import org.cordon.core.scanner.Bytes;
import org.cordon.ui.common.Disposable;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.Subscriptions;
import org.cordon.ui.common.View;

import java.util.Optional;

/// What fills the window: the sign-in while nobody is signed in, the shell while someone is. FX
/// thread.
public final class MainWindow implements Disposable {
    private final StackPane root = new StackPane();
    private final Subscriptions open = new Subscriptions();
    private final View<?> shell;
    private final View<?> signIn;
    private Optional<OnShown> inFront = Optional.empty();

    /// Follows the session.
    public MainWindow(FxDispatcher pulse, Session session, View<?> signIn, View<?> shell) {
        this.shell = shell;
        this.signIn = signIn;
        root.getStyleClass().add("ground");
        open.add(
                pulse.follow(session::onChange, session::person)
                        .subscribe(person -> show(person.isPresent() ? shell : signIn)));
    }

    private void show(View<?> view) {
        inFront = view.arriving();
        root.getChildren().setAll(view.root());
        inFront.ifPresent(OnShown::arrive);
    }

    /// Takes a scan that a keyboard wedge typed.
    ///
    /// @return false if what is in front takes no scans
    public boolean take(Bytes scan) {
        return inFront.filter(view -> view.accept(scan)).isPresent();
    }

    /// What to put into the scene.
    public StackPane root() {
        return root;
    }

    @Override
    public void close() {
        open.close();
        shell.close();
        signIn.close();
    }
}
