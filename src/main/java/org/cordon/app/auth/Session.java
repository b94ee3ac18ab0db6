package org.cordon.app.auth;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Subscription;
import org.cordon.core.people.Permission;
import org.cordon.core.people.Person;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Who is signed in at this terminal. Safe from any thread; never waits.
public interface Session {
    /// Who is signed in; empty when nobody is.
    Optional<Person> person();

    /// Who is signed in, if that person may do something: the one check before every command.
    ///
    /// @throws Refused with [NotSignedIn] or [MissingPermission]
    default Person require(Permission permission) {
        Person person = person().orElseThrow(() -> new Refused(new NotSignedIn()));
        if (!person.may(permission)) {
            throw new Refused(new MissingPermission(permission));
        }
        return person;
    }

    /// Gives a command in the name of who is signed in, if that person may.
    ///
    /// @return what the command gives; fails with [Refused] as [#require] does
    default <T> CompletableFuture<T> allowed(
            Permission permission, Function<Person, CompletableFuture<T>> command) {
        try {
            return command.apply(require(permission));
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /// Hears of each change, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);
}
