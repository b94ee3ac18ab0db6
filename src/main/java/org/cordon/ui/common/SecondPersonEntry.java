package org.cordon.ui.common;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cordon.app.auth.Authentication;
import org.cordon.core.people.Person;

import java.util.concurrent.CompletableFuture;

/// Name and password of a second person, as they are typed. FX thread.
public final class SecondPersonEntry {
    private final Authentication authentication;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");

    /// Nothing is typed yet.
    public SecondPersonEntry(Authentication authentication) {
        this.authentication = authentication;
    }

    /// The sign-in name.
    public StringProperty nameProperty() {
        return name;
    }

    /// The password.
    public StringProperty passwordProperty() {
        return password;
    }

    /// Whether both are typed.
    public boolean isComplete() {
        return !name.get().isBlank() && !password.get().isEmpty();
    }

    /// Begins anew.
    public void clear() {
        name.set("");
        forget();
    }

    /// Forgets the password alone.
    public void forget() {
        password.set("");
    }

    /// Proves who it is. The password is forgotten.
    ///
    /// @return fails as [Authentication#secondPerson] does
    public CompletableFuture<Person> prove() {
        char[] secret = password.get().toCharArray();
        forget();
        return authentication.secondPerson(name.get(), secret);
    }
}
