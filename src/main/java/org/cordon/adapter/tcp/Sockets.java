package org.cordon.adapter.tcp;

import jdk.net.ExtendedSocketOptions;

import org.cordon.core.scanner.Framing;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;

/// What every connection to a reader is set to, whoever made it.
final class Sockets {
    private static final Duration LONGEST_READ = Duration.ofMillis(200);

    // A silent peer counts as gone after idle + probes × interval (RFC 9293, 3.8.4): one that lost
    // its
    // power is noticed within 20 seconds.
    private static final int IDLE_SECONDS = 5;
    private static final int INTERVAL_SECONDS = 5;
    private static final int PROBES = 3;

    private Sockets() {}

    /// Reads give up in time for the idle gap, small packets leave at once, a dead peer is found out.
    static void prepare(Socket socket, Framing framing) throws IOException {
        socket.setSoTimeout((int) readMs(framing));
        socket.setTcpNoDelay(true);
        probe(socket);
    }

    private static long readMs(Framing framing) {
        Duration gap = framing.idleGap().orElse(LONGEST_READ);
        return Math.max(1, Math.min(gap.toMillis(), LONGEST_READ.toMillis()));
    }

    private static void probe(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        // Where a system lacks them its own times hold, often two hours.
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        }
    }
}
