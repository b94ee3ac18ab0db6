package org.cordon.adapter.sitestore;

import org.cordon.adapter.sitestore.LatestChanges.Told;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StateChange.HoldChange;
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
    private final Map<UnitId, Told<HoldChange>> fresh = new LinkedHashMap<>();
    private final Map<UnitId, Told<HoldChange>> later = new LinkedHashMap<>();

    /// Looks what is there already.
    SiteHoldTable(Connection connection, TerminalId terminal, Map<UnitId, Told<HoldChange>> holds)
            throws SQLException {
        this.connection = connection;
        this.terminal = terminal;
        Map<String, LogPosition> there =
                RowOrigin.find(
                        connection,
                        PLACES,
                        terminal,
                        holds.keySet().stream().map(UnitId::key).toList());
        holds.forEach((unit, hold) -> {
            LogPosition before = there.get(unit.key());
            if (before == null) {
                fresh.put(unit, hold);
            } else if (hold.entry().position().isAfter(before)) {
                later.put(unit, hold);
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
            for (Told<HoldChange> hold : fresh.values()) {
                fill(insert, hold, versions.next());
                insert.addBatch();
            }
            for (Told<HoldChange> hold : later.values()) {
                fill(update, hold, versions.next());
                RowOrigin.after(hold.entry().position(), update, 11);
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

    private void fill(PreparedStatement row, Told<HoldChange> hold, long version)
            throws SQLException {
        HoldChange change = hold.change();
        Entry entry = hold.entry();
        row.setBoolean(
                1,
                switch (change) {
                    case HoldChange.Held _ -> true;
                    case HoldChange.Released _ -> false;
                });
        row.setString(2, text(change.incident()));
        row.setString(3, change.reason());
        row.setString(4, text(entry.person()));
        row.setObject(5, RowOrigin.madeAt(entry));
        row.setInt(6, entry.epoch());
        row.setLong(7, entry.seq());
        row.setLong(8, version);
        row.setString(9, terminal.value());
        row.setString(10, change.unit().key());
    }

    private static @Nullable String text(Optional<?> value) {
        return value.isPresent() ? value.get().toString() : null;
    }
}
