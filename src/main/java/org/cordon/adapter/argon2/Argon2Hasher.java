package org.cordon.adapter.argon2;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.cordon.app.auth.PasswordHasher;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Argon2id (RFC 9106) with 19 MiB, two passes and one lane, the second choice of the OWASP password
/// storage sheet; takes some tens of milliseconds. Reads hashes made with other costs up to a limit,
/// so that the cost can be raised later. Safe from any thread.
public final class Argon2Hasher implements PasswordHasher {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MOST_MEMORY_KIB = 256 * 1024;
    private static final int MOST_PASSES = 10;
    private static final int MOST_LANES = 8;

    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=([1-9]\\d{0,6}),t=([1-9]\\d?),p=([1-9])"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    // Never compared: it only carries the parts of one hash from the parser to the check.
    @SuppressWarnings("ArrayRecordComponent")
    private record Hash(int memoryKib, int passes, int lanes, byte[] salt, byte[] value) {}

    private final SecureRandom random = new SecureRandom();

    @Override
    public String hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] value = derive(password, MEMORY_KIB, PASSES, LANES, salt, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        PASSES,
                        LANES,
                        base64.encodeToString(salt),
                        base64.encodeToString(value));
    }

    @Override
    public boolean fits(char[] password, String hash) {
        return parse(hash)
                .filter(h ->
                        MessageDigest.isEqual(
                                h.value(),
                                derive(
                                        password,
                                        h.memoryKib(),
                                        h.passes(),
                                        h.lanes(),
                                        h.salt(),
                                        h.value().length)))
                .isPresent();
    }

    private static Optional<Hash> parse(String phc) {
        Matcher m = PHC.matcher(phc);
        if (!m.matches()) {
            return Optional.empty();
        }
        int memory = Integer.parseInt(m.group(1));
        int passes = Integer.parseInt(m.group(2));
        int lanes = Integer.parseInt(m.group(3));
        if (memory > MOST_MEMORY_KIB
                || memory < 8 * lanes
                || passes > MOST_PASSES
                || lanes > MOST_LANES) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            byte[] salt = base64.decode(m.group(4));
            byte[] value = base64.decode(m.group(5));
            return Optional.of(new Hash(memory, passes, lanes, salt, value));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] derive(
            char[] password, int memoryKib, int passes, int lanes, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] value = new byte[length];
        generator.generateBytes(password, value);
        return value;
    }
}
