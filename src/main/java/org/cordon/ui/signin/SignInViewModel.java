package org.cordon.ui.signin;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.cordon.app.auth.Authentication;
import org.cordon.app.command.Refused;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.people.Person;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.RefusalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// Signing in, or enrolling the first person and signing them in. Knows no control. FX thread.
public final class SignInViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(SignInViewModel.class);

    private final Messages messages = Messages.of(SignInViewModel.class);
    private final FxDispatcher pulse;
    private final Authentication authentication;
    private final String hint;
    private final ReadOnlyBooleanWrapper first = new ReadOnlyBooleanWrapper(this, "first");
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    /// Asks whether anybody is enrolled yet.
    ///
    /// @param hint who may sign in, where that is no secret; empty for none
    public SignInViewModel(FxDispatcher pulse, Authentication authentication, String hint) {
        this.pulse = pulse;
        this.authentication = authentication;
        this.hint = hint;
        pulse.deliver(authentication.empty(), first::set, this::failed);
    }

    /// Who may sign in, where that is no secret; empty for none.
    public String hint() {
        return hint;
    }

    /// Whether nobody is enrolled, so that the first person must be.
    public ReadOnlyBooleanProperty firstProperty() {
        return first.getReadOnlyProperty();
    }

    /// Whether an answer is awaited.
    public BooleanProperty busyProperty() {
        return busy;
    }

    /// What went wrong and what to do; empty when nothing did.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Signs in, or enrols and signs in when nobody is enrolled.
    ///
    /// @param name printed name; only for the first person
    /// @param password cleared once used
    /// @param done runs when the person is in
    public void go(String name, String id, char[] password, Runnable done) {
        String signInName = id.strip().toLowerCase(Locale.ROOT);
        CompletableFuture<Person> way;
        if (first.get()) {
            char[] again = password.clone();
            way =
                    authentication
                            .enrol(signInName, name.strip(), password)
                            .thenCompose(_ -> authentication.signIn(signInName, again));
        } else {
            way = authentication.signIn(signInName, password);
        }
        busy.set(true);
        problem.set("");
        pulse.deliver(
                way,
                _ -> {
                    busy.set(false);
                    first.set(false);
                    done.run();
                },
                error -> {
                    busy.set(false);
                    failed(error);
                });
    }

    private void failed(Throwable error) {
        problem.set(
                switch (error) {
                    case Refused refused ->
                            RefusalText.of(refused.reason(), messages, "signin.refused");
                    case JournalUnavailable _ -> messages.get("signin.unrecorded");
                    default -> {
                        LOG.error("sign-in failed", error);
                        yield messages.get("signin.failed", error.getClass().getSimpleName());
                    }
                });
    }
}
