package org.cordon.cli;

import org.cordon.adapter.sitestore.SiteAdmin;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// Passwords of terminals' roles, each in a file `<role>.password` that its owner alone may read. A file
/// that is there is used; one that is not is made with a password that nobody has seen.
final class PasswordFolder implements SiteAdmin.Passwords {
    private static final Messages TEXT = Messages.of(PasswordFolder.class);
    private static final int BYTES = 24;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    PasswordFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public String of(String role) throws IOException {
        Path file = folder.resolve(role + ".password");
        try {
            return make(file);
        } catch (FileAlreadyExistsException e) {
            return read(file);
        } catch (IOException e) {
            throw new IOException(
                    TEXT.get("cli.password.unkept", role, Failure.sentence(file, e)), e);
        }
    }

    private String make(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Files.createDirectories(folder);
        Files.createFile(file, ownersAlone(folder));
        Files.writeString(
                file, password + "\n", StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
        return password;
    }

    private static FileAttribute<?>[] ownersAlone(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String read(Path file) throws IOException {
        String password =
                Files.readAllLines(file, StandardCharsets.UTF_8).stream().findFirst().orElse("");
        if (password.isBlank()) {
            throw new IOException(TEXT.get("cli.password.empty", file));
        }
        return password;
    }
}
