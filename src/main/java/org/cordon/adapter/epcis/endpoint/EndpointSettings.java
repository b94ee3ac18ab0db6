package org.cordon.adapter.epcis.endpoint;

import org.cordon.adapter.epcis.RepositorySettings.Certificate;
import org.cordon.adapter.epcis.Tls;
import org.cordon.app.epcis.RepositoryUnavailable;
import org.cordon.app.linedata.CaptureServer.Limits;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Where the capture endpoint listens, and who may send.
///
/// @param address of this machine, or a name of it
/// @param port 1 to 65535; 0 for a free one
/// @param token file with a bearer token on its first line, which its owner alone may read; read again for each request
/// @param certificate what the endpoint shows of itself; with it, it speaks TLS alone
/// @param authorities file of CA certificates, PEM: who shows a certificate of theirs may send
/// @param clients names of those that may; empty for all whom the authorities vouch for
/// @param limits what is taken at once
public record EndpointSettings(
        String address,
        int port,
        Optional<Path> token,
        Optional<Certificate> certificate,
        Optional<Path> authorities,
        Set<String> clients,
        Limits limits) {
    private static final Messages TEXT = Messages.of(EndpointSettings.class);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "[::1]", "localhost");

    /// Where nothing else is set: this machine alone.
    public static final String USUAL_ADDRESS = "127.0.0.1";

    /// Refuses what would let anybody send, or let a token travel in the open.
    public EndpointSettings {
        // In one order, since the configuration version is told by it.
        clients = Collections.unmodifiableSortedSet(new TreeSet<>(clients));
        if (token.isEmpty() && authorities.isEmpty()) {
            throw new IllegalArgumentException(TEXT.get("endpoint.settings.nobody"));
        }
        if (authorities.isPresent() && certificate.isEmpty()) {
            throw new IllegalArgumentException(TEXT.get("endpoint.settings.authorities"));
        }
        if (!clients.isEmpty() && authorities.isEmpty()) {
            throw new IllegalArgumentException(TEXT.get("endpoint.settings.clients"));
        }
        if (!LOOPBACK.contains(address) && certificate.isEmpty()) {
            throw new IllegalArgumentException(TEXT.get("endpoint.settings.open", address));
        }
    }

    /// Makes sure that the files it rests on can be used, and that its owner alone can read the secrets among them.
    ///
    /// @throws IOException naming the file and what to do
    public void checkFiles() throws IOException {
        if (token.isPresent()) {
            new TokenFile(token.get()).check();
        }
        if (certificate.isPresent()) {
            TokenFile.requirePrivate(certificate.get().password());
            try {
                var _ = Tls.of(certificate, authorities);
            } catch (RepositoryUnavailable unusable) {
                throw new IOException(unusable.getMessage(), unusable);
            }
        }
    }

    /// The address of the interface, to which `/capture` is added.
    String url() {
        String host =
                address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
        return (certificate.isPresent() ? "https://" : "http://") + host + ":" + port;
    }
}
