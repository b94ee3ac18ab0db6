package org.cordon.app.epcis;

import org.cordon.app.concurrent.RetryPolicy;

import java.time.Duration;

/// How the sender of events paces itself.
///
/// @param batch events in one delivery, at most
/// @param gather wait for more before a delivery
/// @param retry between attempts while the repository does not decide
/// @param longestAsked longest wait that a repository may ask for
public record CaptureConfig(int batch, Duration gather, RetryPolicy retry, Duration longestAsked) {
    /// What suits a line: a quarter of a second to gather, and a minute as the longest wait.
    public static CaptureConfig usual() {
        return new CaptureConfig(
                100,
                Duration.ofMillis(250),
                RetryPolicy.doubling(Duration.ofMillis(500), Duration.ofMinutes(1)),
                Duration.ofHours(1));
    }
}
