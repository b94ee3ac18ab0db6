package org.cordon.adapter.sitestore;

import java.io.FileNotFoundException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;

/// Why an encrypted connection did not come about, and what to do, in words for a site engineer.
final class TlsErrorMessages {
    private TlsErrorMessages() {}

    /// @return empty if something else is the matter
    static Optional<String> words(Throwable failure) {
        Optional<String> words = Optional.empty();
        for (Throwable next = failure; next != null; next = next.getCause()) {
            // What lies deepest says most.
            Optional<String> deeper = of(next);
            words = deeper.isPresent() ? deeper : words;
        }
        return words;
    }

    private static Optional<String> of(Throwable one) {
        String message = String.valueOf(one.getMessage());
        if (one instanceof CertificateExpiredException) {
            return Optional.of(
                    "the server's certificate has expired; let it be issued anew, and see that this"
                            + " terminal's clock is right");
        }
        if (one instanceof CertPathBuilderException || one instanceof CertPathValidatorException) {
            return Optional.of(
                    "the server's certificate is signed by nobody who is trusted here; set"
                            + " site.root-ca to the file with the certificate of the plant's CA");
        }
        if (one instanceof FileNotFoundException || message.contains("root certificate file")) {
            return Optional.of(
                    "the file that site.root-ca names cannot be read: %s".formatted(message));
        }
        if (message.contains("hostname") && message.contains("verif")) {
            return Optional.of(
                    "the server's certificate is for another host; write site.url with the name"
                            + " that stands in the certificate, or let it be issued for this name");
        }
        if (message.contains("does not support SSL")) {
            return Optional.of(
                    "the server offers no encryption; switch it on there (ssl = on), or, on a"
                            + " network that is trusted, add ?sslmode=disable to site.url");
        }
        return Optional.empty();
    }
}
