package org.cordon.ui.signin;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cordon.core.text.Messages;
import org.cordon.ui.common.Disposable;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.Subscriptions;
import org.cordon.ui.common.Views;

/// Binds the sign-in to its view model. FX thread.
public final class SignInController implements OnShown, Disposable {
    private final Messages messages = Messages.of(SignInController.class);
    private final SignInViewModel model;
    private final Subscriptions open = new Subscriptions();

    @FXML private Region signIn;
    @FXML private Label title;
    @FXML private Label sentence;
    @FXML private VBox nameBox;
    @FXML private TextField name;
    @FXML private TextField id;
    @FXML private PasswordField password;
    @FXML private Label capsLock;
    @FXML private Label hint;
    @FXML private Label problem;
    @FXML private Button go;

    public SignInController(SignInViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        nameBox.visibleProperty().bind(model.firstProperty());
        nameBox.managedProperty().bind(model.firstProperty());
        hint.setText(model.hint());
        Views.show(hint, !model.hint().isEmpty());
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        capsLock.managedProperty().bind(capsLock.visibleProperty());
        capsLock.setVisible(false);
        go.disableProperty()
                .bind(
                        model.busyProperty()
                                .or(id.textProperty().isEmpty())
                                .or(password.textProperty().isEmpty())
                                .or(model.firstProperty().and(name.textProperty().isEmpty())));
        open.add(
                model.firstProperty()
                        .subscribe(first -> {
                            String kind = first ? "first" : "known";
                            title.setText(messages.get("signin." + kind + ".title"));
                            sentence.setText(messages.get("signin." + kind + ".sentence"));
                            go.setText(messages.get("signin." + kind + ".act"));
                            focus();
                        }));
        open.add(name.sceneProperty().subscribe(_ -> focus()));
        open.add(id.sceneProperty().subscribe(_ -> focus()));
        signIn.addEventFilter(
                KeyEvent.KEY_RELEASED,
                _ -> capsLock.setVisible(Platform.isKeyLocked(KeyCode.CAPS).orElse(false)));
    }

    @Override
    public void arrive() {
        focus();
    }

    private void focus() {
        (model.firstProperty().get() ? name : id).requestFocus();
    }

    @FXML
    void nameEntered() {
        id.requestFocus();
    }

    @FXML
    void idEntered() {
        password.requestFocus();
    }

    @FXML
    void go() {
        if (go.isDisabled()) {
            return;
        }
        model.go(
                name.getText(),
                id.getText(),
                password.getText().toCharArray(),
                () -> {
                    name.clear();
                    id.clear();
                });
        password.clear();
        password.requestFocus();
    }

    @Override
    public void close() {
        open.close();
    }
}
