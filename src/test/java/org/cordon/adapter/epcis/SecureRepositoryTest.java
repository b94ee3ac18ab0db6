package org.cordon.adapter.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.epcis.EventRepository.Decision;
import org.cordon.app.epcis.RepositoryUnavailable;
import org.cordon.support.FakeRepository;
import org.cordon.support.Keys;
import org.cordon.support.RealTime;
import org.cordon.support.SampleEvents;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A repository behind TLS that asks for a certificate.
final class SecureRepositoryTest {
    @TempDir private static Path folder;

    @BeforeAll
    static void makeKeys() throws IOException {
        Keys keys = new Keys(folder);
        keys.make("server", "localhost");
        keys.make("other", "elsewhere.example");
        keys.make("terminal", "terminal.example");
        keys.make("stranger", "stranger.example");
    }

    private static FakeRepository server(String certificate)
            throws IOException, GeneralSecurityException {
        return new FakeRepository(Optional.of(new Keys(folder).context(certificate, "terminal")));
    }

    private static RepositorySettings settings(
            FakeRepository server, Optional<Path> certificate, String authority) {
        return new RepositorySettings(
                URI.create(server.url()),
                Optional.empty(),
                certificate.map(file ->
                        new RepositorySettings.Certificate(
                                file, folder.resolve("terminal.password"))),
                Optional.of(folder.resolve(authority)),
                CaptureErrorBehaviour.ROLLBACK,
                RepositorySettings.Patience.usual());
    }

    private static String refused(RepositorySettings settings) {
        try (HttpEventRepository repository = new HttpEventRepository(settings, new RealTime())) {
            return String.valueOf(
                    assertThrows(
                                    RepositoryUnavailable.class,
                                    () -> repository.deliver(SampleEvents.held(1), _ -> {}))
                            .getMessage());
        }
    }

    @Test
    void aTerminalIsKnownByItsCertificate() throws Exception {
        // [utest->req~epcis.credentials~1]
        List<Decision> decisions = new ArrayList<>();
        try (FakeRepository server = server("server");
                HttpEventRepository repository =
                        new HttpEventRepository(
                                settings(
                                        server,
                                        Optional.of(folder.resolve("terminal.p12")),
                                        "server.pem"),
                                new RealTime())) {
            repository.deliver(SampleEvents.held(2), decisions::add);
            assertEquals(2, server.events().size());
        }
        assertEquals(2, decisions.size());
    }

    @Test
    void aRenewedCertificateIsTakenUp(@TempDir Path own) throws Exception {
        // [utest->req~epcis.credentials~1]
        Path file = Files.copy(folder.resolve("stranger.p12"), own.resolve("own.p12"));
        try (FakeRepository server = server("server");
                HttpEventRepository repository =
                        new HttpEventRepository(
                                settings(server, Optional.of(file), "server.pem"),
                                new RealTime())) {
            assertThrows(
                    RepositoryUnavailable.class,
                    () -> repository.deliver(SampleEvents.held(1), _ -> {}));
            Files.copy(folder.resolve("terminal.p12"), file, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
            repository.deliver(SampleEvents.held(1), _ -> {});
            assertEquals(1, server.events().size());
        }
    }

    @Test
    void nothingGoesToAServerThatIsNotTheOneNamed() throws Exception {
        // [utest->req~epcis.credentials~1]
        Optional<Path> own = Optional.of(folder.resolve("terminal.p12"));
        try (FakeRepository server = server("other")) {
            String words = refused(settings(server, own, "other.pem"));
            assertTrue(words.contains("No secure connection"), words);
            assertEquals(0, server.documents());
        }
        try (FakeRepository server = server("server")) {
            String words = refused(settings(server, own, "other.pem"));
            assertTrue(words.contains("No secure connection"), words);
            assertEquals(0, server.documents());
        }
    }

    @Test
    void aServerThatAsksForACertificateGetsNothingWithoutOne() throws Exception {
        // [utest->req~epcis.credentials~1]
        try (FakeRepository server = server("server")) {
            refused(settings(server, Optional.empty(), "server.pem"));
            assertEquals(0, server.documents());
        }
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws Exception {
        // [utest->req~epcis.credentials~1]
        try (FakeRepository server = server("server")) {
            Path pem = folder.resolve("server.pem");
            assertTrue(
                    refused(settings(server, Optional.of(pem), "server.pem"))
                            .contains(pem.toString()));
            assertTrue(
                    refused(settings(server, Optional.empty(), "terminal.password"))
                            .contains("terminal.password"));
            assertTrue(
                    refused(settings(server, Optional.empty(), "not.there")).contains("not.there"));
        }
    }
}
