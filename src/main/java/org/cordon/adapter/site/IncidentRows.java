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
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// Writes how the incidents of one terminal stand.
final class IncidentRows {
    private static final String PLACES =
            """
            select incident, opened_epoch, opened_seq from site_incidents
            where terminal = ? and incident
            """;

    private static final String UPDATE =
            """
            update site_incidents set order_id = ?, cause = ?, reason = ?, unit = ?,
                detected_at = ?, opened_by = ?, opened_epoch = ?, opened_seq = ?, made_at = ?,
                epoch = ?, seq = ?, version = ?
            where terminal = ? and incident = ?
            """;

    private static final String INSERT =
            """
            insert into site_incidents (order_id, cause, reason, unit, detected_at, opened_by,
                opened_epoch, opened_seq, made_at, epoch, seq, version, terminal, incident)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final TerminalId terminal;
    private final Told told;
    private final Map<String, Place> there;

    /// Looks what is there already.
    IncidentRows(Connection connection, TerminalId terminal, Told told) throws SQLException {
        this.connection = connection;
        this.terminal = terminal;
        this.told = told;
        there =
                Place.find(
                        connection,
                        PLACES,
                        terminal,
                        told.opened().keySet().stream().map(IncidentId::value).toList());
    }

    void write(Versions versions) throws SQLException {
        for (Map.Entry<IncidentId, Entry> open : told.opened().entrySet()) {
            Place before = there.get(open.getKey().value());
            if (before == null) {
                open(INSERT, open.getValue(), versions.next());
            } else if (before.before(Place.of(open.getValue()))) {
                open(UPDATE, open.getValue(), versions.next());
            }
        }
        for (Map.Entry<IncidentId, Entry> touch : told.touched().entrySet()) {
            touch(touch.getKey(), touch.getValue(), versions.next());
        }
    }

    private void open(String sql, Entry entry, long version) throws SQLException {
        if (!(entry.fact() instanceof Fact.IncidentOpened opened)) {
            throw new IllegalArgumentException("opens no incident: " + entry.seq());
        }
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            row.setString(1, text(opened.order().map(order -> order.value())));
            row.setString(2, opened.trigger().name());
            row.setString(3, opened.reason());
            row.setString(4, text(opened.unit().map(UnitId::key)));
            row.setObject(
                    5, opened.detectedAt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            row.setString(6, text(entry.person().map(person -> person.value())));
            row.setInt(7, entry.epoch());
            row.setLong(8, entry.seq());
            row.setObject(9, Place.madeAt(entry));
            row.setInt(10, entry.epoch());
            row.setLong(11, entry.seq());
            row.setLong(12, version);
            row.setString(13, terminal.value());
            row.setString(14, opened.incident().value());
            row.executeUpdate();
        }
    }

    /// The incident has changed, whatever came late; it is as old as its latest entry.
    private void touch(IncidentId incident, Entry entry, long version) throws SQLException {
        try (PreparedStatement changed =
                connection.prepareStatement(
                        "update site_incidents set version = ? where terminal = ? and incident"
                                + " = ?")) {
            changed.setLong(1, version);
            changed.setString(2, terminal.value());
            changed.setString(3, incident.value());
            changed.executeUpdate();
        }
        try (PreparedStatement later =
                connection.prepareStatement(
                        """
                        update site_incidents set made_at = ?, epoch = ?, seq = ?
                        where terminal = ? and incident = ?
                            and (epoch < ? or (epoch = ? and seq < ?))
                        """)) {
            later.setObject(1, Place.madeAt(entry));
            later.setInt(2, entry.epoch());
            later.setLong(3, entry.seq());
            later.setString(4, terminal.value());
            later.setString(5, incident.value());
            later.setInt(6, entry.epoch());
            later.setInt(7, entry.epoch());
            later.setLong(8, entry.seq());
            later.executeUpdate();
        }
    }

    private static @Nullable String text(Optional<String> value) {
        return value.isPresent() ? value.get() : null;
    }
}
