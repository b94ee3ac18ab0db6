package org.cordon.adapter.epcis;

import org.cordon.app.epcis.RepositoryUnavailable;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// What a secure connection rests on: the authorities trusted, and the certificate shown. Host names are
/// verified by the client, always.
public final class Tls {
    private static final Messages TEXT = Messages.of(Tls.class);

    private Tls() {}

    /// Reads the files.
    ///
    /// @throws RepositoryUnavailable naming the file that cannot be used
    static SSLContext of(RepositorySettings settings) {
        return of(settings.certificate(), settings.authorities());
    }

    /// The same for either side of a connection.
    ///
    /// @param certificate what is shown of oneself
    /// @param authorities file of CA certificates, PEM; empty for the system's own
    /// @throws RepositoryUnavailable naming the file that cannot be used
    public static SSLContext of(
            Optional<RepositorySettings.Certificate> certificate, Optional<Path> authorities) {
        KeyManager @Nullable [] keys = certificate.map(Tls::keys).orElse(null);
        TrustManager @Nullable [] trust = authorities.map(Tls::trust).orElse(null);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new RepositoryUnavailable(TEXT.get("epcis.tls.none", e.getMessage()), e);
        }
    }

    /// When one of the files changed last, so that a renewed certificate is taken up.
    static List<Long> age(RepositorySettings settings) {
        return age(settings.certificate(), settings.authorities());
    }

    /// The same of single files.
    public static List<Long> age(
            Optional<RepositorySettings.Certificate> certificate, Optional<Path> authorities) {
        List<Path> files = new ArrayList<>();
        certificate.ifPresent(c -> files.addAll(List.of(c.file(), c.password())));
        authorities.ifPresent(files::add);
        List<Long> ages = new ArrayList<>();
        for (Path file : files) {
            try {
                ages.add(Files.getLastModifiedTime(file).toMillis());
            } catch (IOException gone) {
                // Reading it will fail next, and say so.
                ages.add(-1L);
            }
        }
        return ages;
    }

    private static KeyManager[] keys(RepositorySettings.Certificate certificate) {
        char[] password = firstLine(certificate.password()).toCharArray();
        try (InputStream in = Files.newInputStream(certificate.file())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new RepositoryUnavailable(
                    TEXT.get(
                            "epcis.tls.certificate",
                            certificate.file(),
                            e.getMessage(),
                            certificate.password()),
                    e);
        }
    }

    private static TrustManager[] trust(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int n = 0;
            for (Certificate authority :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + n++, authority);
            }
            if (n == 0) {
                throw new IOException(TEXT.get("epcis.tls.authorities.empty"));
            }
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new RepositoryUnavailable(
                    TEXT.get("epcis.tls.authorities", file, e.getMessage()), e);
        }
    }

    /// A secret.
    ///
    /// @throws RepositoryUnavailable if the file cannot be read or its first line is empty
    static String firstLine(Path file) {
        Optional<String> line;
        try {
            line = Files.readAllLines(file).stream().findFirst().map(String::strip);
        } catch (IOException e) {
            throw new RepositoryUnavailable(TEXT.get("epcis.secret.unreadable", file), e);
        }
        return line.filter(text -> !text.isEmpty())
                .orElseThrow(() -> new RepositoryUnavailable(TEXT.get("epcis.secret.empty", file)));
    }
}
