package org.cordon.app.replication;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How the site store stands, as its chip shows it.
///
/// @param address where it is, for people
/// @param waiting entries not yet there
/// @param lag age of the oldest entry not yet there; zero when none waits
/// @param lastDelivered when it last took a batch
/// @param detail what is wrong and what happens next; empty when connected
/// @param deadLetters entries of this terminal that the site store refused, as last seen
public record SiteStatus(
        State state,
        String address,
        long waiting,
        Duration lag,
        Optional<Instant> lastDelivered,
        String detail,
        int deadLetters) {
    /// A site store that has refused nothing.
    public SiteStatus(
            State state,
            String address,
            long waiting,
            Duration lag,
            Optional<Instant> lastDelivered,
            String detail) {
        this(state, address, waiting, lag, lastDelivered, detail, 0);
    }

    /// States of the connection upward.
    public enum State {
        /// It answers.
        CONNECTED,
        /// It does not answer; entries wait here.
        WAITING,
        /// Its chain and ours differ; a person must look.
        CONFLICT,
        /// No site store is set.
        OFF
    }
}
