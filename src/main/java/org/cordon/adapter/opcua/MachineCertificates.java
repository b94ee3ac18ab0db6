package org.cordon.adapter.opcua;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.app.port.DurableFile;
import org.cordon.core.digest.Sha256;
import org.cordon.core.text.Reason;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The certificates of this terminal and of its machines, in a folder that its owner alone may enter: `own.p12`, made once,
/// with `own.der` to be given to machines; `trusted` with what a person trusts; `rejected` with what a machine showed and
/// nobody trusts yet.
record MachineCertificates(Path folder) {
    static final String NAME = "Cordon";
    static final String URI = "urn:cordon:terminal";

    private static final String ALIAS = "own";

    // The file's permissions protect it; PKCS 12 asks for a password all the same.
    private static final char[] PASSWORD = "cordon".toCharArray();
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    /// What this terminal shows of itself.
    record Own(KeyPair keys, X509Certificate certificate) {
        X509Certificate[] chain() {
            return new X509Certificate[] {certificate};
        }
    }

    /// What is trusted, and what was shown that is not.
    record Trust(CertificateValidator validator, MemoryCertificateQuarantine shown, Path folder) {
        /// @param shown the certificate of a machine, DER
        /// @throws UaException if it is not trusted
        void require(ByteString shown) throws UaException {
            validator.validateCertificateChain(
                    CertificateUtil.decodeCertificates(shown.bytesOrEmpty()), null, null);
        }

        /// Keeps what was shown and is not trusted, so that a person can compare it.
        ///
        /// @return what to do, if anything was
        Optional<Reason.Coded> rejected(String endpoint) {
            return shown.getRejectedCertificates().stream()
                    .findFirst()
                    .map(certificate -> {
                        try {
                            byte[] der = certificate.getEncoded();
                            String name = Sha256.of(der).substring(0, 16) + ".der";
                            DurableFile.replace(folder.resolve("rejected").resolve(name), der);
                            return Reason.of(
                                    "device.opcua.not-trusted",
                                    endpoint,
                                    certificate.getSubjectX500Principal().getName(),
                                    folder.resolve("rejected").resolve(name),
                                    folder.resolve("trusted"));
                        } catch (IOException | GeneralSecurityException e) {
                            return unusable(folder, e).reason();
                        }
                    });
        }
    }

    /// Its own key and certificate; made the first time.
    Own own() throws ConnectionLostException {
        try {
            open();
            Path file = folder.resolve("own.p12");
            KeyStore store = KeyStore.getInstance("PKCS12");
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, PASSWORD);
                }
            } else {
                make(store, file);
            }
            Key key = store.getKey(ALIAS, PASSWORD);
            Certificate shown = store.getCertificate(ALIAS);
            if (key instanceof PrivateKey secret && shown instanceof X509Certificate certificate) {
                return new Own(new KeyPair(certificate.getPublicKey(), secret), certificate);
            }
            throw new GeneralSecurityException("no key: " + file);
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(folder, e);
        }
    }

    private void make(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
        X509Certificate certificate;
        try {
            certificate =
                    new SelfSignedCertificateBuilder(keys)
                            .setCommonName(NAME)
                            .setApplicationUri(URI)
                            .setValidityPeriod(Period.ofYears(20))
                            .build();
        } catch (IOException | GeneralSecurityException e) {
            throw e;
        } catch (Exception e) {
            // What the library declares for anything else that may go wrong with a certificate.
            throw new GeneralSecurityException(e);
        }
        store.load(null, PASSWORD);
        store.setKeyEntry(ALIAS, keys.getPrivate(), PASSWORD, new Certificate[] {certificate});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, PASSWORD);
        DurableFile.replace(file, out.toByteArray());
        DurableFile.replace(folder.resolve("own.der"), certificate.getEncoded());
    }

    private void open() throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        Files.createDirectories(folder.resolve("trusted"));
        Files.createDirectories(folder.resolve("rejected"));
    }

    /// What a person trusts now.
    Trust trust() throws ConnectionLostException {
        MemoryTrustListManager trusted = new MemoryTrustListManager();
        MemoryCertificateQuarantine shown = new MemoryCertificateQuarantine();
        Path from = folder.resolve("trusted");
        if (Files.isDirectory(from)) {
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    trusted.addTrustedCertificate(read(file));
                }
            } catch (IOException | GeneralSecurityException e) {
                throw unusable(from, e);
            }
        }
        return new Trust(new DefaultClientCertificateValidator(trusted, shown), shown, folder);
    }

    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            if (CertificateFactory.getInstance("X.509").generateCertificate(in)
                    instanceof X509Certificate certificate) {
                return certificate;
            }
            throw new GeneralSecurityException(file.toString());
        }
    }

    /// The password of a login: the first line of a file that its owner alone may read.
    String password(Path file) throws ConnectionLostException {
        try {
            PosixFileAttributeView view =
                    Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null
                    && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
                throw new ConnectionLostException(Reason.of("device.opcua.password-open", file));
            }
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty() ? "" : lines.getFirst();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static ConnectionLostException unusable(Path what, Exception e) {
        return new ConnectionLostException(
                Reason.of(
                        "device.opcua.unusable",
                        what,
                        e.getClass().getSimpleName(),
                        String.valueOf(e.getMessage())),
                e);
    }
}
