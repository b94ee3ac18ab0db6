package org.cordon.adapter.sitestore;

import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.TerminalId;
import org.jdbi.v3.core.Handle;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Writes which steps of incidents are completed at one terminal, whether their incident is known yet or
/// not.
record CompletedStepTable(Handle handle, TerminalId terminal) {
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
                and (epoch < ? or (epoch = ? and seq < ?))
            """;

    /// @return incidents of which there is something new
    Set<IncidentId> write(Map<LatestChanges.ActOf, Entry> operations) {
        Set<IncidentId> changed = new HashSet<>();
        Map<String, LogPosition> there =
                RowOrigin.find(
                        handle,
                        PLACES,
                        terminal,
                        operations.keySet().stream()
                                .map(act -> act.incident().value())
                                .distinct()
                                .toList());
        for (Map.Entry<LatestChanges.ActOf, Entry> act : operations.entrySet()) {
            LatestChanges.ActOf key = act.getKey();
            LogPosition before = there.get(key.incident().value() + " " + key.step().name());
            LogPosition now = act.getValue().position();
            if (before == null) {
                write(INSERT, key, now);
                changed.add(key.incident());
            } else if (now.isAfter(before)) {
                write(UPDATE, key, now);
                changed.add(key.incident());
            }
        }
        return changed;
    }

    private void write(String sql, LatestChanges.ActOf act, LogPosition now) {
        Object[] row = {
            now.epoch(), now.seq(), terminal.value(), act.incident().value(), act.step().name()
        };
        handle.execute(sql, sql.equals(UPDATE) ? RowOrigin.before(now, row) : row);
    }
}
