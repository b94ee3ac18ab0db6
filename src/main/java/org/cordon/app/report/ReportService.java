package org.cordon.app.report;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.port.Journal;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.people.Permission;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Prepares reports from the store and records what was issued. Who is signed in is taken at the
/// call, and so is the entry that a report rests on.
///
/// @param gathering asks the records that follow `journal`
/// @param reader gathers and draws; never the FX thread
public record ReportService(
        Journal journal,
        StoreStatusQueries store,
        ReportDataCollector gathering,
        ReportWriter writer,
        Session session,
        Executor reader)
        implements ReportCommands {
    @Override
    public CompletableFuture<ReportWriter.Document> prepare(IncidentId incident) {
        return session.allowed(
                Permission.ISSUE_REPORT,
                person -> {
                    ChainHead head = journal.head(StreamId.OPERATIONS);
                    return store.applied(StreamId.OPERATIONS, head)
                            .thenApplyAsync(_ -> draw(incident, head, person.name()), reader);
                });
    }

    private ReportWriter.Document draw(IncidentId incident, ChainHead head, String preparedBy) {
        return writer.write(
                gathering
                        .gather(incident, head, preparedBy)
                        .orElseThrow(() -> new Refused(Reason.UNKNOWN_INCIDENT)));
    }

    @Override
    public CompletableFuture<Entry> issued(
            IncidentId incident, ReportWriter.Document document, String destination) {
        return session.allowed(
                Permission.ISSUE_REPORT,
                person ->
                        journal.append(
                                Optional.of(person.id()),
                                new IncidentEvent.ReportIssued(
                                        incident,
                                        document.sha256(),
                                        document.pages(),
                                        destination)));
    }
}
