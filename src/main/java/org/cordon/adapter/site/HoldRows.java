package org.cordon.adapter.site;

import org.cordon.core.containment.IncidentId;
import org.cordon.core.journal.Entry;
import org.cordon.core.journal.Fact;
import org.cordon.core.line.TerminalId;
import org.cordon.core.line.UnitId;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/// Writes how units stand at one terminal.
final class HoldRows {
    private static final String PLACES =
            "select unit, epoch, seq from site_holds where terminal = ? and unit";

    private static final String UPDATE =
            """
            update site_holds set held = ?, incident = ?, reason = ?, person = ?, made_at = ?,
                epoch = ?, seq = ?, version = ?
            where terminal = ? and unit = ?
            """;

    private static final String INSERT =
            """
            insert into site_holds (held, incident, reason, person, made_at, epoch, seq, version,
                terminal, unit)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final TerminalId terminal;
    private final Map<UnitId, Entry> holds;
    private final Map<String, Place> there;

    /// Looks what is there already.
    HoldRows(Connection connection, TerminalId terminal, Map<UnitId, Entry> holds)
            throws SQLException {
        this.connection = connection;
        this.terminal = terminal;
        this.holds = holds;
        there =
                Place.find(
                        connection,
                        PLACES,
                        terminal,
                        holds.keySet().stream().map(UnitId::key).toList());
    }

    void write(Versions versions) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            int updates = 0;
            int inserts = 0;
            for (Map.Entry<UnitId, Entry> hold : holds.entrySet()) {
                Place before = there.get(hold.getKey().key());
                if (before == null) {
                    fill(insert, hold.getKey(), hold.getValue(), versions.next());
                    inserts++;
                } else if (before.before(Place.of(hold.getValue()))) {
                    fill(update, hold.getKey(), hold.getValue(), versions.next());
                    updates++;
                }
            }
            if (updates > 0) {
                update.executeBatch();
            }
            if (inserts > 0) {
                insert.executeBatch();
            }
        }
    }

    private void fill(PreparedStatement row, UnitId unit, Entry entry, long version)
            throws SQLException {
        switch (entry.fact()) {
            case Fact.UnitHeld held -> says(row, true, held.incident(), held.reason());
            case Fact.UnitReleased gone -> says(row, false, gone.incident(), gone.reason());
            default -> throw new IllegalArgumentException("says nothing of a unit: " + entry.seq());
        }
        row.setString(4, text(entry.person()));
        row.setObject(5, Place.madeAt(entry));
        row.setInt(6, entry.epoch());
        row.setLong(7, entry.seq());
        row.setLong(8, version);
        row.setString(9, terminal.value());
        row.setString(10, unit.key());
        row.addBatch();
    }

    private static void says(
            PreparedStatement row, boolean held, Optional<IncidentId> incident, String reason)
            throws SQLException {
        row.setBoolean(1, held);
        row.setString(2, text(incident));
        row.setString(3, reason);
    }

    private static @Nullable String text(Optional<?> value) {
        return value.isPresent() ? value.get().toString() : null;
    }
}
