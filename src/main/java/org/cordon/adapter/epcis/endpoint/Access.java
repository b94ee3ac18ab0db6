package org.cordon.adapter.epcis.endpoint;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint.SslSessionData;
import org.eclipse.jetty.server.Request;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/// Who may send: who shows a certificate of the authorities and is named, or the token. Safe from any thread.
record Access(EndpointSettings settings) {
    private static final int DNS_NAME = 2;
    private static final String BEARER = "bearer ";

    /// What is found of a sender.
    ///
    /// @param sender for people and the journal
    /// @param problem empty if it may send
    record Found(String sender, Optional<RequestProblem> problem) {}

    /// @throws IOException if the token's file cannot be used
    Found of(Request request) throws IOException {
        String address = Request.getRemoteAddr(request);
        Optional<X509Certificate> shown = certificate(request);
        Optional<String> name = shown.flatMap(each -> names(each).stream().findFirst());
        String sender = name.map(each -> each + " (" + address + ")").orElse(address);
        if (shown.isPresent() && isNamed(shown.get())) {
            return new Found(sender, Optional.empty());
        }
        if (settings.token().isPresent()) {
            Optional<String> given = bearer(request);
            if (given.isPresent() && new TokenFile(settings.token().get()).isShownBy(given.get())) {
                return new Found(sender, Optional.empty());
            }
        }
        return new Found(
                sender,
                Optional.of(
                        shown.isPresent()
                                ? RequestProblem.FORBIDDEN
                                : RequestProblem.UNAUTHORISED));
    }

    /// The one that the connection was made with. The authorities have vouched for it by then.
    private static Optional<X509Certificate> certificate(Request request) {
        return Optional.ofNullable(request.getAttribute(SslSessionData.ATTRIBUTE))
                .filter(SslSessionData.class::isInstance)
                .map(SslSessionData.class::cast)
                .map(SslSessionData::peerCertificates)
                .filter(chain -> chain.length > 0)
                .map(chain -> chain[0]);
    }

    private boolean isNamed(X509Certificate certificate) {
        return settings.clients().isEmpty()
                || names(certificate).stream().anyMatch(settings.clients()::contains);
    }

    /// The common name of its subject, and its DNS names.
    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> others =
                    Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.of());
            return Stream.concat(
                            new LdapName(certificate.getSubjectX500Principal().getName())
                                    .getRdns().stream()
                                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                                            .map(rdn -> String.valueOf(rdn.getValue())),
                            others.stream()
                                    .filter(each -> each.getFirst().equals(DNS_NAME))
                                    .map(each -> String.valueOf(each.get(1))))
                    .toList();
        } catch (InvalidNameException | CertificateParsingException unnamed) {
            // A certificate whose names cannot be read is nobody's.
            return List.of();
        }
    }

    private static Optional<String> bearer(Request request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }
}
