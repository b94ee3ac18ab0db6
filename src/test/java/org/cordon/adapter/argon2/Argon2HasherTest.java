package org.cordon.adapter.argon2;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Argon2HasherTest {
    /// From the reference implementation's own tests.
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private final Argon2Hasher hasher = new Argon2Hasher();

    // [utest->req~people.password-hash~1]
    @Test
    void itAgreesWithTheReferenceImplementation() {
        assertTrue(hasher.fits("password".toCharArray(), REFERENCE));
        assertFalse(hasher.fits("Password".toCharArray(), REFERENCE));
    }

    // [utest->req~people.password-hash~1]
    @Test
    void aPasswordFitsItsOwnHashAndNoOther() {
        char[] password = "Grüße, Ωmega 8!".toCharArray();
        String one = hasher.hash(password);
        String two = hasher.hash(password);
        assertTrue(one.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), one);
        assertNotEquals(one, two, "salted");
        assertTrue(hasher.fits(password, one));
        assertFalse(hasher.fits("Grüße, Ωmega 8".toCharArray(), one));
        assertFalse(hasher.fits(new char[0], one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=8,t=2,p=9$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc=",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$",
                " $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            })
    void whatIsNoHashOfOursFitsNothing(String hash) {
        assertFalse(hasher.fits("password".toCharArray(), hash));
    }
}
