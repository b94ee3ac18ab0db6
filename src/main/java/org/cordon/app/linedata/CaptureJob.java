package org.cordon.app.linedata;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What became of a document (EPCIS 2.0, section 12.6.1).
///
/// @param id unique
/// @param created when its last byte had come
/// @param finished when all its events were durable, or could not become so; empty while it runs
/// @param errors what was wrong; empty if nothing was
public record CaptureJob(
        String id,
        Instant created,
        Optional<Instant> finished,
        Behaviour behaviour,
        List<String> errors) {
    /// Keeps its own copy.
    public CaptureJob {
        errors = List.copyOf(errors);
    }

    /// Whether it is still at work.
    public boolean running() {
        return finished.isEmpty();
    }

    /// Whether nothing went wrong so far.
    public boolean success() {
        return errors.isEmpty();
    }

    CaptureJob finished(Instant at) {
        return new CaptureJob(id, created, Optional.of(at), behaviour, errors);
    }

    CaptureJob failed(Instant at, String why) {
        return new CaptureJob(id, created, Optional.of(at), behaviour, List.of(why));
    }

    /// What is done with a document that holds a bad event (`GS1-Capture-Error-Behaviour`).
    public enum Behaviour {
        /// All events count, or none.
        ROLLBACK,
        /// The good ones count.
        PROCEED;

        /// As the header has it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
