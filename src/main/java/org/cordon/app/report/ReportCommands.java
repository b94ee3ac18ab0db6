package org.cordon.app.report;

import org.cordon.app.command.Refused;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;

import java.util.concurrent.CompletableFuture;

/// Preparing and issuing a containment report. Safe from any thread; never waits.
public interface ReportCommands {
    /// Gathers the incident from the store, after every acknowledged entry has reached it, and draws
    /// it, prepared by whoever is signed in.
    ///
    /// @return fails with [Refused], with [org.cordon.app.port.StoreUnavailable] when the store does
    ///     not answer, or with [org.cordon.app.report.ReportWriter.ReportFailed]
    CompletableFuture<ReportWriter.Document> prepare(IncidentId incident);

    /// Records that a document was saved or printed; completes once durable.
    ///
    /// @param destination file name or printer name
    /// @return fails with [Refused], or with [org.cordon.app.port.JournalUnavailable]
    CompletableFuture<Entry> issued(
            IncidentId incident, ReportWriter.Document document, String destination);

    /// Why a report may be refused.
    enum Reason implements Refused.Reason {
        /// There is no such incident on this terminal.
        UNKNOWN_INCIDENT
    }
}
