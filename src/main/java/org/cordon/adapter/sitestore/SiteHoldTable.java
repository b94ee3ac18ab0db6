package org.cordon.adapter.sitestore;

import org.cordon.adapter.json.ReasonJson;
import org.cordon.adapter.sitestore.LatestChanges.Told;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StateChange.HoldChange;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

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

    private final Handle handle;
    private final TerminalId terminal;
    private final Map<UnitId, Told<HoldChange>> fresh = new LinkedHashMap<>();
    private final Map<UnitId, Told<HoldChange>> later = new LinkedHashMap<>();

    /// Looks what is there already.
    SiteHoldTable(Handle handle, TerminalId terminal, Map<UnitId, Told<HoldChange>> holds) {
        this.handle = handle;
        this.terminal = terminal;
        Map<String, LogPosition> there =
                RowOrigin.find(
                        handle,
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

    void write(ChangeVersions versions) {
        write(INSERT, fresh, (unit, hold) -> row(unit, hold, versions.next()));
        write(
                UPDATE,
                later,
                (unit, hold) ->
                        RowOrigin.before(
                                hold.entry().position(), row(unit, hold, versions.next())));
    }

    private void write(
            String sql,
            Map<UnitId, Told<HoldChange>> holds,
            BiFunction<UnitId, Told<HoldChange>, Object[]> row) {
        PreparedBatch rows = handle.prepareBatch(sql);
        holds.forEach((unit, hold) -> rows.add(row.apply(unit, hold)));
        rows.execute();
    }

    private Object[] row(UnitId unit, Told<HoldChange> hold, long version) {
        HoldChange change = hold.change();
        Entry entry = hold.entry();
        return new Object[] {
            switch (change) {
                case HoldChange.Held _ -> true;
                case HoldChange.Released _ -> false;
            },
            change.incident().map(Object::toString),
            ReasonJson.column(change.reason()),
            entry.person().map(Object::toString),
            RowOrigin.madeAt(entry),
            entry.epoch(),
            entry.seq(),
            version,
            terminal.value(),
            unit.key()
        };
    }
}
