package org.cordon.adapter.site;

import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Fact;
import org.cordon.core.line.TerminalId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;

/// Makes what terminals tell each other from the entries of one terminal, within the transaction that
/// takes them. An entry that cannot be made into rows is noted, and stays what it is: the stream goes on.
final class Projector {
    private static final int REASON = 300;

    private final Connection connection;

    Projector(Connection connection) {
        this.connection = connection;
    }

    /// @param fresh entries of one terminal that were not there before, oldest first
    void project(List<Entry> fresh) throws SQLException {
        List<Entry> told = fresh.stream().filter(Projector::tells).toList();
        if (told.isEmpty() || refusal(told).isEmpty()) {
            return;
        }
        for (Entry entry : told) {
            Optional<String> refusal = refusal(List.of(entry));
            if (refusal.isPresent()) {
                note(entry, refusal.get());
            }
        }
    }

    private static boolean tells(Entry entry) {
        return switch (entry.fact()) {
            case Fact.UnitHeld _,
                    Fact.UnitReleased _,
                    Fact.IncidentOpened _,
                    Fact.NoteTaken _,
                    Fact.ActCompleted _ ->
                    true;
            default -> false;
        };
    }

    /// @return why nothing of it could be written; empty if all was
    private Optional<String> refusal(List<Entry> entries) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            write(entries.getFirst().terminal(), Told.by(entries));
            connection.releaseSavepoint(before);
            return Optional.empty();
        } catch (SQLException e) {
            if (!Refusals.isOfContent(e)) {
                throw e;
            }
            connection.rollback(before);
            return Optional.of(Refusals.reason(Refusals.bare(e)));
        }
    }

    private void write(TerminalId terminal, Told told) throws SQLException {
        new ActRows(connection, terminal).write(told.acts());
        HoldRows holds = new HoldRows(connection, terminal, told.holds());
        IncidentRows incidents = new IncidentRows(connection, terminal, told);
        // Last, because it makes all other terminals wait until the transaction ends.
        Versions versions = Versions.take(connection, told.rows());
        holds.write(versions);
        incidents.write(versions);
    }

    private void note(Entry entry, String reason) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into site_unprojected (terminal, stream, epoch, seq, reason)
                        values (?, ?, ?, ?, ?)
                        """)) {
            insert.setString(1, entry.terminal().value());
            insert.setString(2, entry.stream().name());
            insert.setInt(3, entry.epoch());
            insert.setLong(4, entry.seq());
            insert.setString(5, reason.substring(0, Math.min(reason.length(), REASON)));
            insert.executeUpdate();
        }
    }
}
