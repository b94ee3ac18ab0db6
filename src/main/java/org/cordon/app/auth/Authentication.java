package org.cordon.app.auth;

import org.cordon.app.command.Refused;
import org.cordon.core.people.Person;

import java.util.concurrent.CompletableFuture;

/// Signing in and out, and enrolling. Safe from any thread; never waits. Arrays of characters are
/// cleared once used.
public interface Authentication {
    /// Whether nobody is enrolled yet, so that the first person must be.
    CompletableFuture<Boolean> empty();

    /// Signs a person in; completes once durable.
    ///
    /// @return fails with [Refused] for a wrong name or password, without saying which
    CompletableFuture<Person> signIn(String name, char[] password);

    /// Signs the current person out; completes once durable.
    CompletableFuture<Void> signOut();

    /// Enrols a person; the first by anyone, later ones by someone signed in.
    ///
    /// @param id sign-in name, see [org.cordon.core.people.PersonId]
    /// @param name printed name
    /// @return fails with [Refused] when the name is taken, malformed, or the password is
    ///     shorter than 8 characters
    CompletableFuture<Person> enrol(String id, String name, char[] password);

    /// Lets a second person confirm what the one who is signed in does: another person, who may do that. Who
    /// is signed in stays.
    ///
    /// @return fails with [Refused] for a wrong name or password, for the person who is signed in, and for
    ///     one without [org.cordon.core.people.Permission#CONFIRM_AS_SECOND_PERSON]
    CompletableFuture<Person> secondPerson(String name, char[] password);

    /// Why a sign-in or an enrolment may be refused.
    enum Reason implements Refused.Reason {
        /// Name or password is wrong.
        WRONG,
        /// Too many wrong tries; wait.
        LOCKED,
        /// The sign-in name has a form that is not allowed.
        BAD_NAME,
        /// The sign-in name belongs to somebody.
        NAME_TAKEN,
        /// The password is too short.
        WEAK_PASSWORD,
        /// The second person is the first.
        SAME_PERSON
    }
}
