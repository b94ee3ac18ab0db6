package org.cordon.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// The program's own version, as the build wrote it.
final class Version {
    private Version() {}

    /// Such as `0.1.0`.
    static String ofThisProgram() {
        try (InputStream in =
                Objects.requireNonNull(
                        Version.class.getResourceAsStream("version.properties"),
                        "version.properties")) {
            Properties build = new Properties();
            build.load(in);
            return Objects.requireNonNull(build.getProperty("version"), "version");
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files cannot be read", e);
        }
    }
}
