package org.cordon.adapter.epcis.endpoint;

import org.cordon.adapter.epcis.Tls;
import org.cordon.app.linedata.CaptureServer;
import org.cordon.core.text.Messages;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The capture endpoint on Jetty: HTTP/1.1, with limits on connections, headers and time. Safe from any thread.
public final class JettyCaptureServer implements CaptureServer {
    private static final Logger LOG = LoggerFactory.getLogger(JettyCaptureServer.class);
    private static final Messages TEXT = Messages.of(JettyCaptureServer.class);

    /// Connections at once; a line has a handful of systems.
    private static final int CONNECTIONS = 64;

    /// Threads for requests; most of their time they wait for the journal.
    private static final int THREADS = 16;

    private static final int HEADER_BYTES = 8_192;

    /// A connection on which nothing comes for so long is closed.
    private static final Duration IDLE = Duration.ofSeconds(15);

    /// Requests that are under way may end within it.
    private static final Duration STOP = Duration.ofSeconds(5);

    private final EndpointSettings settings;

    /// Does nothing yet.
    public JettyCaptureServer(EndpointSettings settings) {
        this.settings = settings;
    }

    @Override
    public String address() {
        return settings.url();
    }

    @Override
    public Listening open(Receiver receiver) throws IOException {
        settings.checkFiles();
        List<Long> age = age();
        Server server = server(receiver);
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new IOException(
                    TEXT.get(
                            "endpoint.listen.failed",
                            settings.address(),
                            String.valueOf(settings.port()),
                            reason(e)),
                    e);
        }
        return new Opened(server, age);
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the capture endpoint did not end in order", e);
        }
    }

    private List<Long> age() {
        return Tls.age(settings.certificate(), settings.authorities());
    }

    private Server server(Receiver receiver) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("endpoint-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setIdleTimeout(IDLE.toMillis());
        ServerConnector connector =
                new ServerConnector(
                        server, 1, 1, factories(http).toArray(ConnectionFactory[]::new));
        connector.setHost(settings.address());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
        server.setHandler(new CaptureHandler(new Access(settings), receiver));
        server.setErrorHandler(new BadRequests());
        server.setStopTimeout(STOP.toMillis());
        return server;
    }

    private List<ConnectionFactory> factories(HttpConfiguration http) {
        if (settings.certificate().isEmpty()) {
            return List.of(new HttpConnectionFactory(http));
        }
        // Names of hosts are verified by who calls; a plant calls by address as often as by name.
        http.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(Tls.of(settings.certificate(), settings.authorities()));
        tls.setWantClientAuth(settings.authorities().isPresent());
        return List.of(new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
    }

    private final class Opened implements Listening {
        private final Server server;
        private final List<Long> age;

        /// @param age of the files at the opening
        Opened(Server server, List<Long> age) {
            this.server = server;
            this.age = age;
        }

        @Override
        public boolean isCurrent() {
            try {
                if (settings.token().isPresent()) {
                    new TokenFile(settings.token().get()).check();
                }
                return age.equals(age());
            } catch (IOException unusable) {
                // Opening it again says what is wrong.
                return false;
            }
        }

        @Override
        public void close() {
            stop(server);
        }
    }
}
