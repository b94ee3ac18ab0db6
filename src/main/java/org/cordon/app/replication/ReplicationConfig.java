package org.cordon.app.replication;

import org.cordon.app.concurrent.RetryPolicy;

import java.time.Duration;

/// How the replicator paces itself.
///
/// @param batch entries in one transaction of the peer, at most
/// @param gather wait for more before a batch that is not full
/// @param idle let go of the peer after so long with nothing to deliver
/// @param look ask an idle peer for its heads so often
/// @param ask ask a peer that other terminals use for their news so often
/// @param deadline longest wait for one answer of the peer
/// @param retry between attempts while the peer is out of reach
public record ReplicationConfig(
        int batch,
        Duration gather,
        Duration idle,
        Duration look,
        Duration ask,
        Duration deadline,
        RetryPolicy retry) {
    /// What suits a line: batches of 1,000, a quarter of a second to gather, news every two
    /// seconds, and half a minute as the longest wait.
    public static ReplicationConfig usual() {
        return new ReplicationConfig(
                1_000,
                Duration.ofMillis(250),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                RetryPolicy.doubling(Duration.ofMillis(500), Duration.ofSeconds(30)));
    }
}
