package org.cordon.adapter.localstore;

import org.cordon.app.port.EntryReader;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.IncidentEvent.NoteTaken;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.Incident.Step;
import org.cordon.core.verdict.VerdictCode;
import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Puts one incident together from its rows.
final class IncidentAssembler {
    // Joined from the left, as in StoredEntries.
    static final String STEPS =
            """
            select s.act, s.made_at, s.elapsed_ns, s.person,
                case when s.noted then e.line end
            from steps s left join entries e on e.stream = 'ACTS'
                and e.epoch = s.epoch and e.seq = s.seq
            where s.incident = ? order by s.epoch, s.seq
            """;

    static final String HOLDS =
            "select unit, incident, reason, held_at, person, epoch, seq from holds";

    private final Handle handle;
    private final EntryReader reader;

    IncidentAssembler(Handle handle, EntryReader reader) {
        this.handle = handle;
        this.reader = reader;
    }

    Optional<Incident> incident(IncidentId id) {
        return handle.createQuery(
                        """
                        select id, order_id, detected_at, cause, reason, unit, opened_at, opened_by,
                            last_elapsed_ns
                        from incidents where id = ?
                        """)
                .bind(0, id.value())
                .map((row, _) -> incident(row))
                .findOne();
    }

    private Incident incident(ResultSet row) throws SQLException {
        IncidentId id = new IncidentId(row.getString(1));
        return new Incident(
                id,
                Optional.ofNullable(row.getString(2)).map(OrderId::new),
                RowMappers.instant(row, 3),
                VerdictCode.ofStoredName(row.getString(4)),
                RowMappers.reason(row, 5),
                RowMappers.optionalUnit(row, 6),
                RowMappers.instant(row, 7),
                RowMappers.person(row, 8),
                Duration.ofNanos(row.getLong(9)),
                steps(id),
                held(id),
                targets(id));
    }

    private List<Step> steps(IncidentId id) {
        return handle.createQuery(STEPS)
                .bind(0, id.value())
                .map((row, _) ->
                        new Step(
                                ContainmentStep.valueOf(row.getString(1)),
                                RowMappers.instant(row, 2),
                                Duration.ofNanos(row.getLong(3)),
                                RowMappers.person(row, 4),
                                Optional.ofNullable(row.getString(5)).flatMap(this::note)))
                .list();
    }

    private Optional<IncidentNote> note(String line) {
        return reader.read(line).event() instanceof NoteTaken taken
                ? Optional.of(taken.note())
                : Optional.empty();
    }

    /// Every hold counts here, also one of what was held before.
    private List<HeldTarget> targets(IncidentId id) {
        return handle
                .createQuery(
                        StoredEntries.HELD_TARGETS
                                + " where t.incident = ? order by t.epoch, t.seq")
                .bind(0, id.value())
                .mapTo(String.class)
                .map(reader::read)
                .stream()
                .flatMap(entry -> HeldUnits.target(entry).stream())
                .toList();
    }

    private List<HeldUnit> held(IncidentId id) {
        return handle.createQuery(HOLDS + " where incident = ? order by epoch, seq, unit")
                .bind(0, id.value())
                .map((row, _) -> RowMappers.held(row))
                .list();
    }
}
