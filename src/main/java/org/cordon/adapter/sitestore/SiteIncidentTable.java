package org.cordon.adapter.sitestore;

import org.cordon.adapter.sitestore.LatestChanges.Told;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes how the incidents of one terminal stand.
final class SiteIncidentTable {
    private static final String OPENED =
            """
            select incident, opened_epoch, opened_seq from site_incidents
            where terminal = ? and incident
            """;

    private static final String LAST =
            "select incident, epoch, seq from site_incidents where terminal = ? and incident";

    private static final String UPDATE =
            """
            update site_incidents set order_id = ?, cause = ?, reason = ?, unit = ?,
                detected_at = ?, opened_by = ?, opened_epoch = ?, opened_seq = ?, made_at = ?,
                epoch = ?, seq = ?, version = ?
            where terminal = ? and incident = ?
                and (opened_epoch < ? or (opened_epoch = ? and opened_seq < ?))
            """;

    private static final String INSERT =
            """
            insert into site_incidents (order_id, cause, reason, unit, detected_at, opened_by,
                opened_epoch, opened_seq, made_at, epoch, seq, version, terminal, incident)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;
    private final TerminalId terminal;
    private final Map<IncidentId, Told<IncidentChange.Opened>> fresh = new LinkedHashMap<>();
    private final Map<IncidentId, Told<IncidentChange.Opened>> reopened = new LinkedHashMap<>();
    private final Map<IncidentId, Entry> touched = new LinkedHashMap<>();

    /// Looks what is there already.
    ///
    /// @param acted incidents of which acts were written in this transaction
    SiteIncidentTable(
            Connection connection, TerminalId terminal, LatestChanges told, Set<IncidentId> acted)
            throws SQLException {
        this.connection = connection;
        this.terminal = terminal;
        Map<String, LogPosition> openings = find(OPENED, told.opened());
        told.opened()
                .forEach((incident, opening) -> {
                    LogPosition before = openings.get(incident.value());
                    if (before == null) {
                        fresh.put(incident, opening);
                    } else if (opening.entry().position().isAfter(before)) {
                        reopened.put(incident, opening);
                    }
                });
        Map<String, LogPosition> last = find(LAST, told.touched());
        told.touched()
                .forEach((incident, entry) -> {
                    // One that is not there yet may come from another transaction meanwhile.
                    LogPosition before = last.get(incident.value());
                    if (before == null
                            || entry.position().isAfter(before)
                            || acted.contains(incident)
                            || reopened.containsKey(incident)) {
                        touched.put(incident, entry);
                    }
                });
    }

    private Map<String, LogPosition> find(String question, Map<IncidentId, ?> incidents)
            throws SQLException {
        return RowOrigin.find(
                connection,
                question,
                terminal,
                incidents.keySet().stream().map(IncidentId::value).toList());
    }

    /// How many rows carry a version of the site for this, at most.
    int changes() {
        return touched.size();
    }

    void write(ChangeVersions versions) throws SQLException {
        for (Map.Entry<IncidentId, Entry> touch : touched.entrySet()) {
            IncidentId incident = touch.getKey();
            long version = versions.next();
            Told<IncidentChange.Opened> first = fresh.get(incident);
            Told<IncidentChange.Opened> anew = reopened.get(incident);
            if (first != null) {
                open(INSERT, first, version);
            } else if (anew != null) {
                open(UPDATE, anew, version);
            }
            touch(incident, touch.getValue(), version);
        }
    }

    private void open(String sql, Told<IncidentChange.Opened> opening, long version)
            throws SQLException {
        Entry entry = opening.entry();
        JournalEvent.IncidentOpened opened = opening.change().event();
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            row.setString(1, text(opened.order().map(order -> order.value())));
            row.setString(2, opened.trigger().storedName());
            row.setString(3, opened.reason());
            row.setString(4, text(opened.unit().map(UnitId::key)));
            row.setObject(
                    5, opened.detectedAt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            row.setString(6, text(entry.person().map(person -> person.value())));
            row.setInt(7, entry.epoch());
            row.setLong(8, entry.seq());
            row.setObject(9, RowOrigin.madeAt(entry));
            row.setInt(10, entry.epoch());
            row.setLong(11, entry.seq());
            row.setLong(12, version);
            row.setString(13, terminal.value());
            row.setString(14, opened.incident().value());
            if (sql.equals(UPDATE)) {
                RowOrigin.after(entry.position(), row, 15);
            }
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
            later.setObject(1, RowOrigin.madeAt(entry));
            later.setInt(2, entry.epoch());
            later.setLong(3, entry.seq());
            later.setString(4, terminal.value());
            later.setString(5, incident.value());
            RowOrigin.after(entry.position(), later, 6);
            later.executeUpdate();
        }
    }

    private static @Nullable String text(Optional<String> value) {
        return value.isPresent() ? value.get() : null;
    }
}
