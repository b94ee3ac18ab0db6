package org.cordon.adapter.site;

import org.cordon.core.journal.Entry;
import org.cordon.core.line.TerminalId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/// Writes which acts of incidents are completed at one terminal, whether their incident is known yet or
/// not.
final class ActRows {
    private static final String PLACES =
            """
            select incident || ' ' || act, epoch, seq from site_incident_acts
            where terminal = ? and incident
            """;

    private static final String INSERT =
            """
            insert into site_incident_acts (epoch, seq, terminal, incident, act)
            values (?, ?, ?, ?, ?)
            """;

    private static final String UPDATE =
            """
            update site_incident_acts set epoch = ?, seq = ?
            where terminal = ? and incident = ? and act = ?
            """;

    private final Connection connection;
    private final TerminalId terminal;

    ActRows(Connection connection, TerminalId terminal) {
        this.connection = connection;
        this.terminal = terminal;
    }

    void write(Map<Told.ActOf, Entry> acts) throws SQLException {
        Map<String, Place> there =
                Place.find(
                        connection,
                        PLACES,
                        terminal,
                        acts.keySet().stream()
                                .map(act -> act.incident().value())
                                .distinct()
                                .toList());
        for (Map.Entry<Told.ActOf, Entry> act : acts.entrySet()) {
            Told.ActOf key = act.getKey();
            Place before = there.get(key.incident().value() + " " + key.act().name());
            if (before == null) {
                write(INSERT, key, act.getValue());
            } else if (before.before(Place.of(act.getValue()))) {
                write(UPDATE, key, act.getValue());
            }
        }
    }

    private void write(String sql, Told.ActOf act, Entry entry) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            row.setInt(1, entry.epoch());
            row.setLong(2, entry.seq());
            row.setString(3, terminal.value());
            row.setString(4, act.incident().value());
            row.setString(5, act.act().name());
            row.executeUpdate();
        }
    }
}
