package org.cordon.app.epcis;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// What a person may do about events for the EPCIS repository.
public interface CaptureCommands {
    /// Tries again now: what is parked, and what waits. [CaptureQueries] shows what comes of it.
    void retry();

    /// Writes the parked events to an EPCIS document, JSON-LD, for whoever looks into why they were
    /// refused. They stay parked.
    ///
    /// @param file must not exist yet
    /// @return completes with their number once they are written; fails with an
    ///     [java.io.UncheckedIOException] if they cannot be
    CompletableFuture<Integer> export(Path file);
}
