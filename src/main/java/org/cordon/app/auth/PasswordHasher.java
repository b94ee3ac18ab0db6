package org.cordon.app.auth;

/// Turns passwords into hashes that may be stored. Slow on purpose: never on the FX thread.
public interface PasswordHasher {
    /// Hashes a password with a fresh salt.
    ///
    /// @return PHC string form
    String hash(char[] password);

    /// Whether a password fits a hash; false as well for a hash it cannot read.
    boolean fits(char[] password, String hash);
}
