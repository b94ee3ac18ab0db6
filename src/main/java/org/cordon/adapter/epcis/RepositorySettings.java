package org.cordon.adapter.epcis;

import org.cordon.core.text.Messages;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where an EPCIS repository is and how it is spoken to.
///
/// @param base the API's root, below which `capture` lies; `https`, or `http` on this machine alone
/// @param token file with a bearer token on its first line; read again for each request
/// @param certificate what the terminal shows of itself
/// @param authorities file of CA certificates, PEM, to trust in place of the system's own
/// @param behaviour what the repository shall do with a document that holds a bad event
/// @param patience how long it is waited for
public record RepositorySettings(
        URI base,
        Optional<Path> token,
        Optional<Certificate> certificate,
        Optional<Path> authorities,
        CaptureErrorBehaviour behaviour,
        Patience patience) {
    private static final Messages TEXT = Messages.of(RepositorySettings.class);

    /// Refuses addresses over which a secret would travel in the open, and what is no base address.
    public RepositorySettings {
        String host = String.valueOf(base.getHost());
        boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
        if (!"https".equals(base.getScheme()) && !("http".equals(base.getScheme()) && here)) {
            throw new IllegalArgumentException(TEXT.get("epcis.url.open", base));
        }
        if (base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(TEXT.get("epcis.url.form", base));
        }
        if (base.getRawUserInfo() != null) {
            throw new IllegalArgumentException(TEXT.get("epcis.url.password"));
        }
        String text = base.toString();
        base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /// A certificate with its key.
    ///
    /// @param file PKCS#12
    /// @param password file with the password on its first line
    public record Certificate(Path file, Path password) {}

    /// How long a repository is waited for.
    ///
    /// @param connect for a connection
    /// @param answer for one answer, to its last byte
    /// @param job for a capture job to end
    /// @param poll between two looks at a job, after the first, which come quicker
    public record Patience(Duration connect, Duration answer, Duration job, Duration poll) {
        /// What suits a repository on a wide network.
        public static Patience usual() {
            return new Patience(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(2));
        }
    }

    /// The capture interface.
    URI capture() {
        return URI.create(base + "/capture");
    }
}
