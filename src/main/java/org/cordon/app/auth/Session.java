package org.cordon.app.auth;

import org.cordon.app.concurrent.Subscription;
import org.cordon.core.people.Person;

import java.util.Optional;

/// Who is signed in at this terminal. Safe from any thread; never waits.
public interface Session {
    /// Who is signed in; empty when nobody is.
    Optional<Person> person();

    /// Hears of each change, on whichever thread changed it: be quick.
    Subscription onChange(Runnable listener);
}
