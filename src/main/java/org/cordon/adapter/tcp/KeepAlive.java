package org.cordon.adapter.tcp;

/// When a silent peer is probed, and when it counts as gone (RFC 9293, 3.8.4): after
/// `idleSeconds + probes × intervalSeconds` without an answer.
///
/// @param idleSeconds silence before the first probe
/// @param intervalSeconds between probes
/// @param probes unanswered ones that end the connection
public record KeepAlive(int idleSeconds, int intervalSeconds, int probes) {
    /// A reader that lost its power is noticed within 20 seconds.
    public static final KeepAlive USUAL = new KeepAlive(5, 5, 3);

    /// Refuses numbers that are not positive.
    public KeepAlive {
        if (idleSeconds < 1 || intervalSeconds < 1 || probes < 1) {
            throw new IllegalArgumentException(
                    "keep-alive: %d, %d, %d".formatted(idleSeconds, intervalSeconds, probes));
        }
    }
}
