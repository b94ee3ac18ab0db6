package org.cordon.adapter.opcua;

import org.cordon.adapter.device.ConnectionFactory;
import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Connects to a machine by OPC UA.
///
/// @param data folder of the terminal, where paths of settings begin and certificates are kept
record OpcUaConnectionFactory(ScannerConfig.OpcUa settings, Path data)
        implements ConnectionFactory {
    private static final Duration REQUEST = Duration.ofSeconds(5);
    private static final Duration ALIVE = Duration.ofSeconds(2);

    /// The best first.
    private static final List<SecurityPolicy> POLICIES =
            List.of(
                    SecurityPolicy.Aes256_Sha256_RsaPss,
                    SecurityPolicy.Aes128_Sha256_RsaOaep,
                    SecurityPolicy.Basic256Sha256);

    private static final Set<Long> DISTRUSTS =
            Set.of(
                    StatusCodes.Bad_SecurityChecksFailed,
                    StatusCodes.Bad_CertificateUntrusted,
                    StatusCodes.Bad_CertificateInvalid);

    @Override
    public boolean present() {
        return true;
    }

    @Override
    public OpcUaConnection open() throws ConnectionLostException {
        MachineCertificates certificates = new MachineCertificates(data.resolve("opcua"));
        Optional<String> password =
                settings.login().isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                certificates.password(
                                        data.resolve(settings.login().get().passwordFile())));
        Optional<MachineCertificates.Own> own =
                settings.security() == ScannerConfig.OpcUa.Security.NONE
                        ? Optional.empty()
                        : Optional.of(certificates.own());
        MachineCertificates.Trust trust = certificates.trust();
        try {
            OpcUaClient client =
                    OpcUaClient.create(
                            settings.endpoint(),
                            this::endpoint,
                            transport -> transport.setConnectTimeout(Unsigned.uint(3000)),
                            client(own, trust, password));
            if (own.isPresent()) {
                // Before a word is said to it.
                trust.require(client.getConfig().getEndpoint().getServerCertificate());
            }
            return OpcUaConnection.open(client, settings);
        } catch (UaException e) {
            throw trust.rejected(settings.endpoint())
                    .map(reason -> new ConnectionLostException(reason, e))
                    .orElseGet(() -> lost(e));
        }
    }

    /// What a server says of its own address may be one that this machine does not reach: that of the settings is kept.
    private Optional<EndpointDescription> endpoint(List<EndpointDescription> all) {
        URI at = URI.create(settings.endpoint());
        MessageSecurityMode mode =
                switch (settings.security()) {
                    case NONE -> MessageSecurityMode.None;
                    case SIGN -> MessageSecurityMode.Sign;
                    case SIGN_AND_ENCRYPT -> MessageSecurityMode.SignAndEncrypt;
                };
        List<SecurityPolicy> policies =
                mode == MessageSecurityMode.None ? List.of(SecurityPolicy.None) : POLICIES;
        return policies.stream()
                .flatMap(policy ->
                        all.stream()
                                .filter(each -> each.getSecurityMode() == mode)
                                .filter(each ->
                                        policy.getUri().equals(each.getSecurityPolicyUri())))
                .findFirst()
                .map(found ->
                        at.getHost() == null
                                ? found
                                : EndpointUtil.updateUrl(found, at.getHost(), at.getPort()));
    }

    private Consumer<OpcUaClientConfigBuilder> client(
            Optional<MachineCertificates.Own> own,
            MachineCertificates.Trust trust,
            Optional<String> password) {
        return client -> {
            client.setApplicationName(LocalizedText.english(MachineCertificates.NAME))
                    .setApplicationUri(MachineCertificates.URI)
                    .setRequestTimeout(Unsigned.uint(REQUEST.toMillis()))
                    .setKeepAliveInterval(Unsigned.uint(ALIVE.toMillis()))
                    .setKeepAliveTimeout(Unsigned.uint(ALIVE.toMillis()))
                    .setKeepAliveFailuresAllowed(Unsigned.uint(1))
                    .setIdentityProvider(
                            settings.login()
                                    .<IdentityProvider>map(login ->
                                            new UsernameProvider(login.user(), password.orElse("")))
                                    .orElseGet(AnonymousProvider::new));
            own.ifPresent(keys ->
                    client.setKeyPair(keys.keys())
                            .setCertificate(keys.certificate())
                            .setCertificateChain(keys.chain())
                            .setCertificateValidator(trust.validator()));
        };
    }

    private ConnectionLostException lost(UaException e) {
        boolean distrusts =
                settings.security() != ScannerConfig.OpcUa.Security.NONE
                        && DISTRUSTS.contains(e.getStatusCode().getValue());
        return new ConnectionLostException(
                distrusts
                        ? Reason.of(
                                "device.opcua.refused",
                                settings.endpoint(),
                                OpcUaValues.name(e.getStatusCode()),
                                data.resolve("opcua").resolve("own.der"))
                        : Reason.of(
                                "device.opcua.unreachable",
                                settings.endpoint(),
                                OpcUaValues.name(e.getStatusCode())),
                e);
    }
}
