package org.cordon.core.people;

/// A named person known to this terminal.
///
/// @param name printed name, as on a report
/// @param passwordHash Argon2id in PHC string form; never a password
public record Person(PersonId id, String name, String passwordHash) {
    /// Whether this person may do something.
    public boolean may(Permission permission) {
        return Role.EVERYBODY.stream().anyMatch(role -> role.may(permission));
    }

    @Override
    public String toString() {
        return name + " (" + id + ")";
    }
}
