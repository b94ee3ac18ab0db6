package org.cordon.app.linedata;

/// Knows how the capture endpoint stands.
@FunctionalInterface
public interface EndpointQueries {
    /// How it stands now. Any thread; never waits.
    EndpointStatus status();
}
