package org.cordon.adapter.localstore;

import org.cordon.adapter.json.HoldTargetJson;
import org.cordon.adapter.json.ReasonJson;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent.IncidentOpened;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.text.Reason;

import java.sql.SQLException;
import java.time.Duration;

/// Incidents, their steps, and holds.
final class IncidentTable {
    private final PreparedStatements sql;

    IncidentTable(PreparedStatements sql) {
        this.sql = sql;
    }

    void open(Entry entry, IncidentOpened event) throws SQLException {
        int added =
                sql.run(
                        """
                        insert into incidents (id, position, order_id, detected_at, cause, reason,
                            unit, opened_at, opened_by, last_elapsed_ns)
                        select ?, ?, ?, ?, ?, ?, ?, ?, ?, 0
                        where not exists (select 1 from incidents where id = ?)
                        """,
                        event.incident().value(),
                        StoredLogPosition.of(entry.position()),
                        event.order().map(Object::toString),
                        event.detectedAt(),
                        event.trigger(),
                        ReasonJson.column(event.reason()),
                        event.unit().map(UnitId::key),
                        entry.stamp().at(),
                        entry.person().map(Object::toString),
                        event.incident().value());
        if (added == 0) {
            throw new ProjectionException(Reason.of("incident.opened-before", event.incident()));
        }
    }

    /// A hold stands even if its incident is unknown: what is suspect must be on the list.
    void hold(Entry entry, HoldChange.Held event) throws SQLException {
        for (UnitId unit : event.units()) {
            hold(entry, event, unit);
        }
        if (!(event.target() instanceof HoldTarget.Units)) {
            sql.run(
                    "insert into held_targets (epoch, seq, incident, target) values (?, ?, ?, ?)",
                    entry.epoch(),
                    entry.seq(),
                    event.incident().map(IncidentId::value),
                    HoldTargetJson.column(event.target()));
        }
        if (event.incident().isPresent()) {
            advance(event.incident().get(), event.elapsed().orElse(Duration.ZERO));
        }
    }

    private void hold(Entry entry, HoldChange.Held event, UnitId unit) throws SQLException {
        sql.run(
                """
                insert into holds (epoch, seq, unit, earliest, incident, reason, held_at, person)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.epoch(),
                entry.seq(),
                unit.key(),
                !isHeld(unit),
                event.incident().map(IncidentId::value),
                ReasonJson.column(event.reason()),
                entry.stamp().at(),
                entry.person().map(Object::toString));
    }

    /// Ends every hold of each unit, or of another target.
    void release(Entry entry, HoldChange.Released event) throws SQLException {
        int ended = 0;
        for (UnitId unit : event.units()) {
            ended +=
                    sql.run(
                            "update holds set released_at = ? where unit = ? and released_at is"
                                    + " null",
                            entry.stamp().at(),
                            unit.key());
        }
        if (!(event.target() instanceof HoldTarget.Units)) {
            ended =
                    sql.run(
                            """
                            update held_targets set released_at = ?
                            where target = ? and released_at is null
                            """,
                            entry.stamp().at(),
                            HoldTargetJson.column(event.target()));
        }
        if (ended == 0) {
            throw new ProjectionException(notHeld(event));
        }
    }

    private static Reason.Coded notHeld(HoldChange.Released event) {
        return event.units().size() == 1
                ? Reason.of("unit.not-held", event.units().getFirst().label())
                : Reason.of("target.not-held").and(event.target().description());
    }

    private boolean isHeld(UnitId unit) throws SQLException {
        return !sql.list(
                        "select 1 from holds where unit = ? and released_at is null",
                        row -> row.getInt(1),
                        unit.key())
                .isEmpty();
    }

    /// A step is noted or completed.
    void step(
            Entry entry, IncidentId incident, ContainmentStep step, Duration elapsed, boolean noted)
            throws SQLException {
        advance(incident, elapsed);
        sql.run(
                """
                insert into steps (epoch, seq, incident, act, made_at, elapsed_ns, person, noted)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.epoch(),
                entry.seq(),
                incident.value(),
                step,
                entry.stamp().at(),
                elapsed.toNanos(),
                entry.person().map(Object::toString),
                noted);
    }

    private void advance(IncidentId incident, Duration elapsed) throws SQLException {
        int known =
                sql.run(
                        """
                        update incidents set last_elapsed_ns = greatest(last_elapsed_ns, ?)
                        where id = ?
                        """,
                        elapsed.toNanos(),
                        incident.value());
        if (known == 0) {
            throw new ProjectionException(Reason.of("incident.never-opened", incident));
        }
    }
}
