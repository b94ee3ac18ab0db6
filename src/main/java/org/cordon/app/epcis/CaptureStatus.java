package org.cordon.app.epcis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How the EPCIS repository stands.
///
/// @param address where it is, for people
/// @param waiting operations that are not delivered yet; some may hold no event
/// @param lag age of the oldest of them; zero when none waits
/// @param lastDelivered when it last took an event
/// @param deadLetters events that it has refused and that wait for a person
/// @param detail what is wrong and what happens next; empty when all is well
public record CaptureStatus(
        State state,
        String address,
        long waiting,
        Duration lag,
        Optional<Instant> lastDelivered,
        int deadLetters,
        String detail) {
    /// States of the connection.
    public enum State {
        /// It took what was delivered last.
        CONNECTED,
        /// There was nothing to deliver since the start, so it was not asked.
        IDLE,
        /// It does not answer or does not decide; events wait here.
        WAITING,
        /// No repository is set.
        OFF
    }
}
