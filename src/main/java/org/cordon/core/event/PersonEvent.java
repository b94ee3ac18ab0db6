package org.cordon.core.event;

import org.cordon.core.people.PersonId;

/// Who may sign in, and who did.
public sealed interface PersonEvent extends JournalEvent {
    /// A person was given a sign-in name.
    @EventKind(storedName = "PersonEnrolled", messageKey = "enrolled")
    record PersonEnrolled(PersonId id, String name, String passwordHash) implements PersonEvent {}

    /// A person has a new password.
    @EventKind(storedName = "PasswordChanged", messageKey = "password-changed")
    record PasswordChanged(PersonId id, String passwordHash) implements PersonEvent {}

    /// A person signed in.
    @EventKind(storedName = "SignedIn", messageKey = "signed-in")
    record SignedIn(PersonId id) implements PersonEvent, AuditOnly {}

    /// A person signed out.
    @EventKind(storedName = "SignedOut", messageKey = "signed-out")
    record SignedOut(PersonId id) implements PersonEvent, AuditOnly {}

    /// A sign-in was refused.
    ///
    /// @param typed the name as typed, cut to 40 characters
    @EventKind(storedName = "SignInRefused", messageKey = "sign-in-refused")
    record SignInRefused(String typed) implements PersonEvent, AuditOnly {}
}
