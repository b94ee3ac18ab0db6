package org.cordon.adapter.sitestore;

import org.cordon.adapter.sql.SqlAccess;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.order.TerminalId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes what terminals tell each other from the entries of one terminal, within the transaction that
/// takes them. An entry that cannot be made into rows is noted, and stays what it is: the stream goes on.
record Projector(Handle handle) {
    private static final String BEFORE = "before projection";

    /// @param fresh entries of one terminal that were not made into rows before, oldest first; others
    ///     change nothing
    void project(List<Entry> fresh) throws SQLException {
        List<Entry> told =
                fresh.stream()
                        .filter(entry -> !LatestChanges.by(List.of(entry)).isEmpty())
                        .toList();
        if (told.isEmpty() || refusal(told).isEmpty()) {
            return;
        }
        for (Entry entry : told) {
            Optional<String> refusal = refusal(List.of(entry));
            if (refusal.isPresent()) {
                new UnprojectedEntryTable(handle)
                        .add(
                                entry.terminal(),
                                entry.stream(),
                                entry.epoch(),
                                entry.seq(),
                                refusal.get());
            }
        }
    }

    /// @return why nothing of it could be written; empty if all was
    private Optional<String> refusal(List<Entry> entries) throws SQLException {
        handle.savepoint(BEFORE);
        try {
            write(entries.getFirst().terminal(), LatestChanges.by(entries));
            handle.releaseSavepoint(BEFORE);
            return Optional.empty();
        } catch (JdbiException e) {
            SQLException cause = SqlAccess.cause(e);
            if (!SqlStates.isOfContent(cause)) {
                throw e;
            }
            handle.rollbackToSavepoint(BEFORE);
            return Optional.of(SqlStates.reason(SqlStates.bare(cause)));
        }
    }

    private void write(TerminalId terminal, LatestChanges told) throws SQLException {
        Set<IncidentId> completed =
                new CompletedStepTable(handle, terminal).write(told.operations());
        SiteHoldTable holds = SiteHoldTable.ofUnits(handle, terminal, told.holds());
        SiteHoldTable targets = SiteHoldTable.ofTargets(handle, terminal, told.targets());
        SiteIncidentTable incidents = new SiteIncidentTable(handle, terminal, told, completed);
        int changes = holds.changes() + targets.changes() + incidents.changes();
        if (changes == 0) {
            return;
        }
        // Last, because it makes all other terminals wait until the transaction ends.
        ChangeVersions versions = ChangeVersions.reserve(handle, changes);
        holds.write(versions);
        targets.write(versions);
        incidents.write(versions);
    }
}
