package org.cordon.adapter.sitestore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.support.Postgres;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// A site store on PostgreSQL whose server is there and talks to nobody.
final class SiteAwayTest {
    private final AtomicInteger asked = new AtomicInteger();

    // [utest->req~site.told-at-once~1]
    @Test
    void aServerThatHangsUpIsAskedOnceAnAttempt() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(server));
            try (JdbcSiteStore peer = Postgres.peer(Postgres.url(server.getLocalPort(), "site"))) {
                assertThrows(SiteStoreUnavailable.class, () -> peer.changes(0, 1));
                assertEquals(1, asked.get());
                assertThrows(SiteStoreUnavailable.class, () -> peer.changes(0, 1));
                assertEquals(2, asked.get());
            }
        }
    }

    private void hangUp(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                asked.incrementAndGet();
                client.close();
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
