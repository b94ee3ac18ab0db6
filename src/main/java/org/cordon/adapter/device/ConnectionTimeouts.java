package org.cordon.adapter.device;

import org.cordon.app.concurrent.RetryPolicy;

import java.time.Duration;

/// How patient a scanner is with its device.
///
/// @param retry waits between tries to open
/// @param open how long an opening may take
/// @param close how long a closing may take before it is left to itself
/// @param hang a read that has not come back for so long hangs in the driver; much longer than a
///     read's own 200 ms
/// @param settled a connection that lasted so long, or brought a byte, was a good one: the next
///     loss starts the back-off anew
public record ConnectionTimeouts(
        RetryPolicy retry, Duration open, Duration close, Duration hang, Duration settled) {
    /// For a port on this machine, where asking costs nothing.
    public static final ConnectionTimeouts PORT =
            new ConnectionTimeouts(
                    RetryPolicy.doubling(Duration.ofMillis(200), Duration.ofSeconds(2)),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5));

    /// For a reader in the network.
    public static final ConnectionTimeouts NETWORK =
            new ConnectionTimeouts(
                    RetryPolicy.doubling(Duration.ofMillis(250), Duration.ofSeconds(5)),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5));

    /// For a reader that connects to us: trying costs nothing, and it may come any moment.
    public static final ConnectionTimeouts LISTENING =
            new ConnectionTimeouts(
                    RetryPolicy.doubling(Duration.ofMillis(20), Duration.ofMillis(200)),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5));
}
