package org.cordon.core.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 (FIPS 180-4), written as 64 lower-case hexadecimal digits. Any thread.
public final class Sha256 {
    // Looking the algorithm up takes as long as hashing a short line.
    private static final ThreadLocal<MessageDigest> OWN = ThreadLocal.withInitial(Sha256::digest);

    private Sha256() {}

    /// Of some bytes.
    public static String of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /// Of a stretch of bytes.
    public static String of(byte[] bytes, int from, int length) {
        MessageDigest digest = OWN.get();
        digest.update(bytes, from, length);
        return end(digest);
    }

    /// For bytes that come one after the other; see [#end].
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// Of all that a digest was given; it begins anew.
    public static String end(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
