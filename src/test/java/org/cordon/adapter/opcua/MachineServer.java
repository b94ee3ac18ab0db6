package org.cordon.adapter.opcua;

import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.CompositeValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.BuildInfo;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A machine with an OPC UA server, in this process. Its variables are strings in a namespace of its own, which may have
/// others before it.
final class MachineServer implements AutoCloseable {
    static final String NAMESPACE = "urn:test:labeller";

    private final OpcUaServer server;
    private final List<Variables> namespaces = new ArrayList<>();
    private final int port;

    /// The variables of one namespace.
    private static final class Variables extends ManagedNamespaceWithLifecycle {
        private final SubscriptionModel subscriptions;
        private final Map<String, UaVariableNode> nodes = new ConcurrentHashMap<>();

        Variables(OpcUaServer server, String uri) {
            super(server, uri);
            subscriptions = new SubscriptionModel(server, this);
            getLifecycleManager().addLifecycle(subscriptions);
        }

        UaVariableNode node(String name) {
            return nodes.computeIfAbsent(
                    name,
                    _ -> {
                        UaVariableNode node =
                                new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
                                        .setNodeId(newNodeId(name))
                                        .setAccessLevel(AccessLevel.READ_WRITE)
                                        .setUserAccessLevel(AccessLevel.READ_WRITE)
                                        .setBrowseName(newQualifiedName(name))
                                        .setDisplayName(LocalizedText.english(name))
                                        .setDataType(NodeIds.BaseDataType)
                                        .setTypeDefinition(NodeIds.BaseDataVariableType)
                                        .build();
                        getNodeManager().addNode(node);
                        return node;
                    });
        }

        @Override
        public void onDataItemsCreated(List<DataItem> items) {
            subscriptions.onDataItemsCreated(items);
        }

        @Override
        public void onDataItemsModified(List<DataItem> items) {
            subscriptions.onDataItemsModified(items);
        }

        @Override
        public void onDataItemsDeleted(List<DataItem> items) {
            subscriptions.onDataItemsDeleted(items);
        }

        @Override
        public void onMonitoringModeChanged(List<MonitoredItem> items) {
            subscriptions.onMonitoringModeChanged(items);
        }
    }

    /// @param before namespaces that come before the machine's own, so that this has another number
    MachineServer(int port, int before) throws Exception {
        this.port = port;
        KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
        X509Certificate certificate =
                new SelfSignedCertificateBuilder(keys)
                        .setCommonName("Labeller")
                        .setApplicationUri("urn:test:server")
                        .addDnsName("localhost")
                        .addIpAddress("127.0.0.1")
                        .build();
        MemoryTrustListManager trust = new MemoryTrustListManager();
        MemoryCertificateQuarantine quarantine = new MemoryCertificateQuarantine();
        DefaultApplicationGroup group =
                DefaultApplicationGroup.createAndInitialize(
                        trust,
                        new MemoryCertificateStore(),
                        new RsaSha256CertificateFactory() {
                            @Override
                            protected KeyPair createRsaSha256KeyPair() {
                                return keys;
                            }

                            @Override
                            protected X509Certificate[] createRsaSha256CertificateChain(
                                    KeyPair pair) {
                                return new X509Certificate[] {certificate};
                            }
                        },
                        new DefaultServerCertificateValidator(trust, quarantine));
        server =
                new OpcUaServer(
                        OpcUaServerConfig.builder()
                                .setApplicationUri("urn:test:server")
                                .setApplicationName(LocalizedText.english("Labeller"))
                                .setProductUri("urn:test:server")
                                .setBuildInfo(new BuildInfo("", "", "", "", "", DateTime.now()))
                                .setEndpoints(endpoints(certificate, port))
                                .setCertificateManager(
                                        new DefaultCertificateManager(quarantine, group))
                                .setIdentityValidator(
                                        new CompositeValidator(
                                                AnonymousIdentityValidator.INSTANCE,
                                                new UsernameIdentityValidator(challenge ->
                                                        challenge.getUsername().equals("cordon")
                                                                && challenge
                                                                        .getPassword()
                                                                        .equals("secret"))))
                                .build(),
                        _ ->
                                new OpcTcpServerTransport(
                                        OpcTcpServerTransportConfig.newBuilder().build()));
        for (int i = 0; i < before; i++) {
            namespaces.add(new Variables(server, "urn:test:other" + i));
        }
        namespaces.add(new Variables(server, NAMESPACE));
        namespaces.forEach(Variables::startup);
        server.startup().get(1, TimeUnit.MINUTES);
    }

    private static Set<EndpointConfig> endpoints(X509Certificate certificate, int port) {
        EndpointConfig.Builder any =
                EndpointConfig.newBuilder()
                        .setBindAddress("127.0.0.1")
                        .setBindPort(port)
                        // A name that nobody outside the machine knows.
                        .setHostname("labeller.invalid")
                        .setPath("/machine")
                        .setCertificate(certificate)
                        .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
                        .addTokenPolicies(
                                OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS,
                                OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME);
        Set<EndpointConfig> all = new LinkedHashSet<>();
        all.add(
                any.copy()
                        .setSecurityPolicy(SecurityPolicy.None)
                        .setSecurityMode(MessageSecurityMode.None)
                        .build());
        all.add(
                any.copy()
                        .setSecurityPolicy(SecurityPolicy.Basic256Sha256)
                        .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
                        .build());
        return all;
    }

    String endpoint() {
        return "opc.tcp://127.0.0.1:" + port + "/machine";
    }

    /// Trusts every client that has shown its certificate.
    void trustWhoCame() {
        server.getConfig()
                .getCertificateManager()
                .getCertificateGroups()
                .forEach(group ->
                        server.getConfig()
                                .getCertificateManager()
                                .getCertificateQuarantine()
                                .getRejectedCertificates()
                                .forEach(group.getTrustListManager()::addTrustedCertificate));
    }

    void set(String variable, Object value) {
        namespaces.getLast().node(variable).setValue(DataValue.valueOnly(new Variant(value)));
    }

    void set(String variable, StatusCode status) {
        namespaces
                .getLast()
                .node(variable)
                .setValue(new DataValue(Variant.ofNull(), status, DateTime.now()));
    }

    @Override
    public void close() {
        namespaces.forEach(Variables::shutdown);
        server.shutdown().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
