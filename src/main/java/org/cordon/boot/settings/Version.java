package org.cordon.boot.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// The program's own version, as the build wrote it, and what it runs on.
public final class Version {
    private Version() {}

    /// Such as `0.1.0`.
    public static String ofThisProgram() {
        return Objects.requireNonNull(build().getProperty("version"), "version");
    }

    /// Commit that the program was built from, abbreviated; `unknown` if it was built outside a repository.
    public static String commit() {
        return build().getProperty("commit", "unknown");
    }

    /// Such as `26.0.2`; empty if JavaFX does not tell. JavaFX itself is not loaded for it.
    public static Optional<String> ofJavaFx() {
        try (InputStream in = ClassLoader.getSystemResourceAsStream("javafx.properties")) {
            return in == null
                    ? Optional.empty()
                    : Optional.ofNullable(read(in).getProperty("javafx.version"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Properties build() {
        try (InputStream in =
                Objects.requireNonNull(
                        Version.class.getResourceAsStream("/org/cordon/boot/version.properties"),
                        "version.properties")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files cannot be read", e);
        }
    }

    private static Properties read(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        return properties;
    }
}
