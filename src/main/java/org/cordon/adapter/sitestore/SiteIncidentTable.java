package org.cordon.adapter.sitestore;

import org.cordon.adapter.json.ReasonJson;
import org.cordon.adapter.sitestore.LatestChanges.Told;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.jdbi.v3.core.Handle;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
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

    private final Handle handle;
    private final TerminalId terminal;
    private final Map<IncidentId, Told<IncidentChange.Opened>> fresh = new LinkedHashMap<>();
    private final Map<IncidentId, Told<IncidentChange.Opened>> reopened = new LinkedHashMap<>();
    private final Map<IncidentId, Entry> touched = new LinkedHashMap<>();

    /// Looks what is there already.
    ///
    /// @param completed incidents of which operations were written in this transaction
    SiteIncidentTable(
            Handle handle, TerminalId terminal, LatestChanges told, Set<IncidentId> completed) {
        this.handle = handle;
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
                            || completed.contains(incident)
                            || reopened.containsKey(incident)) {
                        touched.put(incident, entry);
                    }
                });
    }

    private Map<String, LogPosition> find(String question, Map<IncidentId, ?> incidents) {
        return RowOrigin.find(
                handle,
                question,
                terminal,
                incidents.keySet().stream().map(IncidentId::value).toList());
    }

    /// How many rows carry a version of the site for this, at most.
    int changes() {
        return touched.size();
    }

    void write(ChangeVersions versions) {
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

    private void open(String sql, Told<IncidentChange.Opened> opening, long version) {
        Entry entry = opening.entry();
        IncidentEvent.IncidentOpened opened = opening.change().event();
        Object[] row = {
            opened.order().map(OrderId::value),
            opened.trigger().storedName(),
            ReasonJson.column(opened.reason()),
            opened.unit().map(UnitId::key),
            opened.detectedAt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
            entry.person().map(PersonId::value),
            entry.epoch(),
            entry.seq(),
            RowOrigin.madeAt(entry),
            entry.epoch(),
            entry.seq(),
            version,
            terminal.value(),
            opened.incident().value()
        };
        handle.execute(sql, sql.equals(UPDATE) ? RowOrigin.before(entry.position(), row) : row);
    }

    /// The incident has changed, whatever came late; it is as old as its latest entry.
    private void touch(IncidentId incident, Entry entry, long version) {
        handle.execute(
                "update site_incidents set version = ? where terminal = ? and incident = ?",
                version,
                terminal.value(),
                incident.value());
        handle.execute(
                """
                update site_incidents set made_at = ?, epoch = ?, seq = ?
                where terminal = ? and incident = ?
                    and (epoch < ? or (epoch = ? and seq < ?))
                """,
                RowOrigin.before(
                        entry.position(),
                        RowOrigin.madeAt(entry),
                        entry.epoch(),
                        entry.seq(),
                        terminal.value(),
                        incident.value()));
    }
}
