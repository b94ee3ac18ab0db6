package org.cordon.adapter.sitestore;

import org.cordon.core.text.Messages;

import java.io.FileNotFoundException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;

/// Why an encrypted connection did not come about, and what to do, in words for a site engineer.
final class TlsErrorMessages {
    private static final Messages TEXT = Messages.of(TlsErrorMessages.class);

    private TlsErrorMessages() {}

    /// @return empty if something else is the matter
    static Optional<String> message(Throwable failure) {
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
            return Optional.of(TEXT.get("sitestore.tls.expired"));
        }
        if (one instanceof CertPathBuilderException || one instanceof CertPathValidatorException) {
            return Optional.of(TEXT.get("sitestore.tls.untrusted"));
        }
        if (one instanceof FileNotFoundException || message.contains("root certificate file")) {
            return Optional.of(TEXT.get("sitestore.tls.no-root", message));
        }
        if (message.contains("hostname") && message.contains("verif")) {
            return Optional.of(TEXT.get("sitestore.tls.other-host"));
        }
        if (message.contains("does not support SSL")) {
            return Optional.of(TEXT.get("sitestore.tls.off"));
        }
        return Optional.empty();
    }
}
