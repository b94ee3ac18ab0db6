package org.cordon.cli;

import org.cordon.adapter.sitestore.SiteLogin;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The options that name a PostgreSQL server and a role on it.
final class SiteServer {
    @Option(names = "--url", paramLabel = "URL")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "ROLE")
    private String user = System.getProperty("user.name", "");

    @Option(names = "--password-file", paramLabel = "FILE")
    private @Nullable Path passwordFile;

    @Option(names = "--root-ca", paramLabel = "FILE")
    private @Nullable Path rootCa;

    /// How to get there; empty if no server was named.
    ///
    /// @throws IOException if the password file cannot be read; the message is a sentence
    /// @throws IllegalArgumentException if the URL is of another kind
    Optional<SiteLogin> login() throws IOException {
        if (url == null) {
            return Optional.empty();
        }
        return Optional.of(new SiteLogin(url, user, password(), Optional.ofNullable(rootCa)));
    }

    private String password() throws IOException {
        if (passwordFile == null) {
            return "";
        }
        try {
            return Files.readAllLines(passwordFile).stream().findFirst().orElse("");
        } catch (IOException e) {
            throw new IOException(Failure.sentence(passwordFile, e), e);
        }
    }
}
