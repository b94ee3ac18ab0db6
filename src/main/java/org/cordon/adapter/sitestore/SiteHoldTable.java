package org.cordon.adapter.sitestore;

import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Writes how units stand at one terminal.
final class SiteHoldTable {
    private static final String PLACES =
            "select unit, epoch, seq from site_holds where terminal = ? and unit";

    private static final String UPDATE =
            """
            update site_holds set held = ?, incident = ?, reason = ?, person = ?, made_at = ?,
                epoch = ?, seq = ?, version = ?
            where terminal = ? and unit = ? and (epoch < ? or (epoch = ? and seq < ?))
            """;

    private static final String INSERT =
            """
            insert into site_holds (held, incident, reason, person, made_at, epoch, seq, version,
                terminal, unit)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final TerminalId terminal;
    private final Map<UnitId, Entry> fresh = new LinkedHashMap<>();
    private final Map<UnitId, Entry> later = new LinkedHashMap<>();

    /// Looks what is there already.
    SiteHoldTable(Connection connection, TerminalId terminal, Map<UnitId, Entry> holds)
            throws SQLException {
        this.connection = connection;
        this.terminal = terminal;
        Map<String, LogPosition> there =
                RowOrigin.find(
                        connection,
                        PLACES,
                        terminal,
                        holds.keySet().stream().map(UnitId::key).toList());
        holds.forEach((unit, entry) -> {
            LogPosition before = there.get(unit.key());
            if (before == null) {
                fresh.put(unit, entry);
            } else if (entry.position().isAfter(before)) {
                later.put(unit, entry);
            }
        });
    }

    /// How many rows carry a version of the site for this.
    int changes() {
        return fresh.size() + later.size();
    }

    void write(ChangeVersions versions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            for (Map.Entry<UnitId, Entry> hold : fresh.entrySet()) {
                fill(insert, hold.getKey(), hold.getValue(), versions.next());
                insert.addBatch();
            }
            for (Map.Entry<UnitId, Entry> hold : later.entrySet()) {
                fill(update, hold.getKey(), hold.getValue(), versions.next());
                RowOrigin.after(hold.getValue().position(), update, 11);
                update.addBatch();
            }
            if (!later.isEmpty()) {
                update.executeBatch();
            }
            if (!fresh.isEmpty()) {
                insert.executeBatch();
            }
        }
    }

    private void fill(PreparedStatement row, UnitId unit, Entry entry, long version)
            throws SQLException {
        switch (entry.fact()) {
            case JournalEvent.UnitHeld held -> says(row, true, held.incident(), held.reason());
            case JournalEvent.UnitReleased gone -> says(row, false, gone.incident(), gone.reason());
            default -> throw new IllegalArgumentException("says nothing of a unit: " + entry.seq());
        }
        row.setString(4, text(entry.person()));
        row.setObject(5, RowOrigin.madeAt(entry));
        row.setInt(6, entry.epoch());
        row.setLong(7, entry.seq());
        row.setLong(8, version);
        row.setString(9, terminal.value());
        row.setString(10, unit.key());
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
