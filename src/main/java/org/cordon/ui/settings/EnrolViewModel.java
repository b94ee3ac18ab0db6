package org.cordon.ui.settings;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cordon.app.auth.Authentication;
import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.RefusalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Enrolling another person. FX thread only.
public final class EnrolViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(EnrolViewModel.class);

    private final Authentication authentication;
    private final Messages messages;
    private final Executor fx;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty id = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /// @param fx runs on the FX thread
    public EnrolViewModel(Authentication authentication, Messages messages, Executor fx) {
        this.authentication = authentication;
        this.messages = messages;
        this.fx = fx;
    }

    /// Printed name.
    public StringProperty nameProperty() {
        return name;
    }

    /// Sign-in name.
    public StringProperty idProperty() {
        return id;
    }

    /// First password.
    public StringProperty passwordProperty() {
        return password;
    }

    /// The same, to be sure.
    public StringProperty againProperty() {
        return again;
    }

    /// What was done, in words.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// What went wrong, in words; empty when nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Enrols the person entered.
    ///
    /// @return completes on the FX thread once that is durable or refused
    public CompletableFuture<Void> enrol() {
        message.set("");
        trouble.set("");
        if (name.get().isBlank()) {
            trouble.set(messages.get("settings.people.lacks-name"));
            return CompletableFuture.completedFuture(null);
        }
        if (!password.get().equals(again.get())) {
            trouble.set(messages.get("settings.people.differs"));
            return CompletableFuture.completedFuture(null);
        }
        return authentication
                .enrol(id.get().strip(), name.get().strip(), password.get().toCharArray())
                .handleAsync(
                        (person, failure) -> {
                            if (failure == null) {
                                message.set(
                                        messages.get("settings.people.enrolled", person.name()));
                                name.set("");
                                id.set("");
                                password.set("");
                                again.set("");
                            } else {
                                trouble.set(message(failure));
                            }
                            return null;
                        },
                        fx);
    }

    private String message(Throwable failure) {
        Throwable cause = Futures.of(failure);
        return switch (cause) {
            case Refused refused -> RefusalText.of(refused.reason(), messages, "settings.people");
            case JournalUnavailable j ->
                    messages.get("settings.people.not-recorded", String.valueOf(j.getMessage()));
            default -> {
                LOG.error("A person could not be enrolled because of an unexpected error", cause);
                yield messages.get("settings.people.not-recorded", String.valueOf(cause));
            }
        };
    }
}
