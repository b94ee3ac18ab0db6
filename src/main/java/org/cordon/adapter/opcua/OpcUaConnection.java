package org.cordon.adapter.opcua;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.device.DeviceConnection;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemSynchronizationException;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaRuntimeException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An open subscription to the variables of a machine. Changes wait in a bounded queue; where the program does not keep up
/// the oldest are given up, since what a machine shows now is what counts.
final class OpcUaConnection implements DeviceConnection {
    private static final Logger LOG = LoggerFactory.getLogger(OpcUaConnection.class);
    private static final int QUEUE = 1024;
    private static final double PUBLISHING_MS = 250;
    private static final int VALUES_BETWEEN = 100;
    private static final Duration READ = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final OpcUaClient client;
    private final ScannerConfig.OpcUa settings;
    private final OpcUaValues values;
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUE);

    // What is wrong with a variable, by its word.
    private final Map<String, Reason.Coded> wrong = new ConcurrentSkipListMap<>();
    private volatile boolean lost;
    private volatile boolean overrun;
    private byte[] left = new byte[0];

    private OpcUaConnection(OpcUaClient client, ScannerConfig.OpcUa settings) {
        this.client = client;
        this.settings = settings;
        values = new OpcUaValues(settings.id().value());
    }

    /// Connects and subscribes.
    ///
    /// @throws UaException if the machine cannot be reached, or trusts us not
    /// @throws ConnectionLostException if none of the variables is there
    static OpcUaConnection open(OpcUaClient client, ScannerConfig.OpcUa settings)
            throws UaException, ConnectionLostException {
        OpcUaConnection connection = new OpcUaConnection(client, settings);
        try {
            client.connect();
            connection.subscribe();
            if (connection.wrong.size() == settings.nodes().size()) {
                throw new ConnectionLostException(connection.wrong.values().iterator().next());
            }
            return connection;
        } catch (UaException | ConnectionLostException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void subscribe() throws UaException {
        client.addSessionActivityListener(
                new SessionActivityListener() {
                    @Override
                    public void onSessionInactive(UaSession session) {
                        lost = true;
                    }
                });
        // Numbers of namespaces may be others since the machine was started.
        NamespaceTable namespaces = client.readNamespaceTable();
        OpcUaSubscription subscription = new OpcUaSubscription(client, PUBLISHING_MS);
        subscription.setSubscriptionListener(
                new OpcUaSubscription.SubscriptionListener() {
                    @Override
                    public void onStatusChanged(OpcUaSubscription ended, StatusCode status) {
                        lost = true;
                    }
                });
        subscription.create();
        settings.nodes()
                .forEach((word, text) ->
                        node(word, text, namespaces)
                                .map(node -> item(word, node))
                                .ifPresent(subscription::addMonitoredItem));
        try {
            subscription.synchronizeMonitoredItems();
        } catch (MonitoredItemSynchronizationException e) {
            e.getCreateResults()
                    .forEach(result ->
                            result.operationResult()
                                    .filter(status -> !status.isGood())
                                    .or(() ->
                                            Optional.of(result.serviceResult())
                                                    .filter(status -> !status.isGood()))
                                    .ifPresent(status ->
                                            bad(
                                                    result.monitoredItem()
                                                            .getUserObject()
                                                            .map(Object::toString)
                                                            .orElse(""),
                                                    status)));
        }
    }

    private Optional<NodeId> node(String word, String text, NamespaceTable namespaces) {
        try {
            Optional<NodeId> node = ExpandedNodeId.parse(text).toNodeId(namespaces);
            if (node.isEmpty()) {
                wrong.put(word, Reason.of("device.opcua.no-namespace", word, text));
            }
            return node;
        } catch (UaRuntimeException e) {
            LOG.debug("not a node id: {}", text, e);
            wrong.put(word, Reason.of("device.opcua.no-node", word, text));
            return Optional.empty();
        }
    }

    private OpcUaMonitoredItem item(String word, NodeId node) {
        OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node);
        item.setUserObject(word);
        item.setSamplingInterval(PUBLISHING_MS);
        item.setQueueSize(Unsigned.uint(VALUES_BETWEEN));
        item.setDataValueListener((_, value) -> changed(word, value));
        return item;
    }

    private void bad(String word, StatusCode status) {
        wrong.put(
                word,
                Reason.of(
                        "device.opcua.bad",
                        word,
                        settings.nodes().getOrDefault(word, ""),
                        OpcUaValues.name(status)));
    }

    /// On a thread of the library.
    private void changed(String word, DataValue value) {
        StatusCode status = value.getStatusCode();
        if (status != null && !status.isGood()) {
            bad(word, status);
            return;
        }
        wrong.remove(word);
        values.message(word, value)
                .ifPresent(message -> {
                    while (!queue.offer(message)) {
                        overrun = true;
                        queue.poll();
                    }
                });
    }

    @Override
    public int read(byte[] buffer) throws ConnectionLostException {
        if (left.length == 0) {
            try {
                byte[] next = queue.poll(READ.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    left = next;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ConnectionLostException(Reason.of("device.closing"), e);
            }
        }
        if (left.length == 0 && lost) {
            throw new ConnectionLostException(Reason.of("device.opcua.lost", settings.endpoint()));
        }
        int count = Math.min(left.length, buffer.length);
        System.arraycopy(left, 0, buffer, 0, count);
        left = java.util.Arrays.copyOfRange(left, count, left.length);
        return count;
    }

    @Override
    public void write(byte[] bytes) throws ConnectionLostException {
        throw new ConnectionLostException(Reason.of("device.read-only"));
    }

    @Override
    public Optional<Reason.Coded> notice() {
        Optional<Reason.Coded> first = wrong.values().stream().findFirst();
        return first.or(() ->
                overrun
                        ? Optional.of(Reason.of("device.opcua.overrun"))
                        : settings.security() == ScannerConfig.OpcUa.Security.NONE
                                ? Optional.of(Reason.of("device.opcua.open"))
                                : Optional.empty());
    }

    /// @throws ConnectionLostException if one of the variables is not there
    void requireAll() throws ConnectionLostException {
        Optional<Reason.Coded> first = wrong.values().stream().findFirst();
        if (first.isPresent()) {
            throw new ConnectionLostException(first.get());
        }
    }

    @Override
    public void close() {
        try {
            client.disconnectAsync().get(CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("{}: it could not be taken leave of", settings.id(), e);
        }
    }
}
