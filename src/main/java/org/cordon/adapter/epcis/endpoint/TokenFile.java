package org.cordon.adapter.epcis.endpoint;

import org.cordon.core.digest.Sha256;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Set;

/// A secret in a file that its owner alone may read. Where the file system has no such modes (Windows), that is up to
/// whoever makes the file.
public record TokenFile(Path file) {
    private static final Messages TEXT = Messages.of(TokenFile.class);
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    /// Shorter ones can be guessed.
    private static final int SHORTEST = 16;

    /// Makes sure that it can be used.
    ///
    /// @throws IOException saying what is wrong with it and what to do
    public void check() throws IOException {
        var _ = token();
    }

    /// Makes sure that no one else can read a file.
    ///
    /// @throws IOException naming its mode and what to do
    public static void requirePrivate(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(TEXT.get("endpoint.token.unreadable", file));
        }
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        if (mode.stream().anyMatch(OTHERS::contains)) {
            throw new IOException(
                    TEXT.get("endpoint.token.shared", file, PosixFilePermissions.toString(mode)));
        }
    }

    /// Whether somebody shows the token. It takes as long for any other one of any length.
    ///
    /// @throws IOException if the file cannot be used
    boolean isShownBy(String given) throws IOException {
        return MessageDigest.isEqual(digest(given), digest(token()));
    }

    private static byte[] digest(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String token() throws IOException {
        requirePrivate(file);
        String token =
                Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                        .findFirst()
                        .orElse("")
                        .strip();
        if (token.length() < SHORTEST) {
            throw new IOException(TEXT.get("endpoint.token.short", file, SHORTEST));
        }
        return token;
    }
}
