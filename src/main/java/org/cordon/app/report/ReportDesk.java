package org.cordon.app.report;

import org.cordon.app.port.ReportWriter;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.journal.Entry;

import java.util.concurrent.CompletableFuture;

/// Preparing and issuing a containment report. Safe from any thread; never waits.
public interface ReportDesk {
    /// Gathers the incident from the store, after every acknowledged entry has reached it, and draws
    /// it.
    CompletableFuture<ReportWriter.Document> prepare(IncidentId incident);

    /// Records that a document was saved or printed; completes once durable.
    ///
    /// @param destination file name or printer name
    CompletableFuture<Entry> issued(
            IncidentId incident, ReportWriter.Document document, String destination);
}
