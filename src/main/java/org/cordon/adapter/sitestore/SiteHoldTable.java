package org.cordon.adapter.sitestore;

import org.cordon.adapter.json.HoldTargetJson;
import org.cordon.adapter.json.ReasonJson;
import org.cordon.adapter.sitestore.LatestChanges.Told;
import org.cordon.core.containment.HoldTarget;
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
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Writes how units, or other targets, stand at one terminal.
final class SiteHoldTable {
    private static final String PLACES =
            "select %2$s, epoch, seq from %1$s where terminal = ? and %2$s";

    private static final String UPDATE =
            """
            update %1$s set held = ?, incident = ?, reason = ?, person = ?, made_at = ?,
                epoch = ?, seq = ?, version = ?
            where terminal = ? and %2$s = ? and (epoch < ? or (epoch = ? and seq < ?))
            """;

    private static final String INSERT =
            """
            insert into %1$s (held, incident, reason, person, made_at, epoch, seq, version,
                terminal, %2$s)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Handle handle;
    private final TerminalId terminal;
    private final UnaryOperator<String> sql;
    private final Map<String, Told<HoldChange>> fresh = new LinkedHashMap<>();
    private final Map<String, Told<HoldChange>> later = new LinkedHashMap<>();

    static SiteHoldTable ofUnits(
            Handle handle, TerminalId terminal, Map<UnitId, Told<HoldChange>> holds) {
        return new SiteHoldTable(
                handle,
                terminal,
                sql -> sql.formatted("site_holds", "unit"),
                keyed(holds, UnitId::key));
    }

    static SiteHoldTable ofTargets(
            Handle handle, TerminalId terminal, Map<HoldTarget, Told<HoldChange>> holds) {
        return new SiteHoldTable(
                handle,
                terminal,
                sql -> sql.formatted("site_target_holds", "target"),
                keyed(holds, HoldTargetJson::column));
    }

    private static <T> Map<String, Told<HoldChange>> keyed(
            Map<T, Told<HoldChange>> holds, Function<T, String> key) {
        Map<String, Told<HoldChange>> keyed = new LinkedHashMap<>();
        holds.forEach((held, hold) -> keyed.put(key.apply(held), hold));
        return keyed;
    }

    /// Looks what is there already.
    ///
    /// @param sql fills in the table and the column of its key
    private SiteHoldTable(
            Handle handle,
            TerminalId terminal,
            UnaryOperator<String> sql,
            Map<String, Told<HoldChange>> holds) {
        this.handle = handle;
        this.terminal = terminal;
        this.sql = sql;
        Map<String, LogPosition> there =
                RowOrigin.find(handle, sql.apply(PLACES), terminal, holds.keySet());
        holds.forEach((key, hold) -> {
            LogPosition before = there.get(key);
            if (before == null) {
                fresh.put(key, hold);
            } else if (hold.entry().position().isAfter(before)) {
                later.put(key, hold);
            }
        });
    }

    /// How many rows carry a version of the site for this.
    int changes() {
        return fresh.size() + later.size();
    }

    void write(ChangeVersions versions) {
        write(INSERT, fresh, (key, hold) -> row(key, hold, versions.next()));
        write(
                UPDATE,
                later,
                (key, hold) ->
                        RowOrigin.before(hold.entry().position(), row(key, hold, versions.next())));
    }

    private void write(
            String statement,
            Map<String, Told<HoldChange>> holds,
            BiFunction<String, Told<HoldChange>, Object[]> row) {
        PreparedBatch rows = handle.prepareBatch(sql.apply(statement));
        holds.forEach((key, hold) -> rows.add(row.apply(key, hold)));
        rows.execute();
    }

    private Object[] row(String key, Told<HoldChange> hold, long version) {
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
            key
        };
    }
}
