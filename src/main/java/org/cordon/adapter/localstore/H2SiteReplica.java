package org.cordon.adapter.localstore;

import org.cordon.adapter.json.HoldTargetJson;
import org.cordon.adapter.json.ReasonJson;
import org.cordon.app.site.SiteReplica;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;
import org.cordon.core.verdict.VerdictCode;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is known of the site, in a database file of its own: apart from the local store, which is
/// rebuilt from the journal and would lose it.
public final class H2SiteReplica implements SiteReplica {
    private static final String HOLDS =
            "select terminal, unit, held, incident, reason, person, changed_at from holds";
    private static final String TAKE_HOLD =
            """
            merge into holds (unit, terminal, held, incident, reason, person, changed_at)
            key (unit, terminal) values (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String TAKE_TARGET =
            """
            merge into target_holds (target, terminal, held, incident, reason, person, changed_at)
            key (target, terminal) values (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String TAKE_INCIDENT =
            """
            merge into incidents (terminal, incident, order_id, cause, reason, unit,
                detected_at, opened_by, done, opened, changed_at)
            key (terminal, incident) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final H2Database database;

    /// @param file without the `.mv.db` that H2 adds; its folder is made if it is missing
    public H2SiteReplica(Path file) {
        database = H2Database.replica(file);
    }

    @Override
    public Heard heard() {
        return database.read(handle ->
                handle.createQuery("select version, heard_at from heard")
                        .map((row, _) ->
                                new Heard(row.getLong(1), Optional.of(RowMappers.instant(row, 2))))
                        .findOne()
                        .orElseGet(() -> new Heard(0, Optional.empty())));
    }

    @Override
    public void apply(SiteChanges changes, Instant at) {
        write(sql -> {
            for (SiteHold hold : changes.holds()) {
                sql.add(
                        TAKE_HOLD,
                        hold.unit().key(),
                        hold.terminal().value(),
                        hold.held(),
                        hold.incident().map(IncidentId::value),
                        ReasonJson.column(hold.reason()),
                        hold.by().map(Object::toString),
                        hold.at());
            }
            for (SiteTargetHold hold : changes.targets()) {
                sql.add(
                        TAKE_TARGET,
                        HoldTargetJson.column(hold.target()),
                        hold.terminal().value(),
                        hold.held(),
                        hold.incident().map(IncidentId::value),
                        ReasonJson.column(hold.reason()),
                        hold.by().map(Object::toString),
                        hold.at());
            }
            for (SiteIncident incident : changes.incidents()) {
                sql.add(
                        TAKE_INCIDENT,
                        incident.terminal().value(),
                        incident.incident().value(),
                        incident.order().map(OrderId::value),
                        incident.trigger(),
                        ReasonJson.column(incident.reason()),
                        incident.unit().map(UnitId::key),
                        incident.detectedAt(),
                        incident.openedBy().map(Object::toString),
                        incident.done().stream()
                                .sorted()
                                .map(ContainmentStep::name)
                                .collect(Collectors.joining(" ")),
                        incident.current().isPresent(),
                        incident.at());
            }
            sql.flush(TAKE_HOLD);
            sql.flush(TAKE_TARGET);
            sql.flush(TAKE_INCIDENT);
            sql.run(
                    "merge into heard (id, version, heard_at) key (id) values (1, ?, ?)",
                    changes.version(),
                    at);
        });
        database.compactNowAndThen();
    }

    @Override
    public void forget() {
        write(sql -> {
            sql.run("delete from holds");
            sql.run("delete from target_holds");
            sql.run("delete from incidents");
            sql.run("delete from heard");
        });
    }

    @FunctionalInterface
    private interface Work {
        void on(PreparedStatements sql) throws SQLException;
    }

    private void write(Work work) {
        Connection connection = database.writer();
        boolean committed = false;
        try (PreparedStatements sql = new PreparedStatements(connection)) {
            work.on(sql);
            connection.commit();
            committed = true;
        } catch (SQLException e) {
            throw database.failed("not-written", e);
        } finally {
            if (!committed) {
                H2Database.rollBack(connection);
            }
        }
    }

    @Override
    public List<SiteHold> holds(UnitId unit) {
        return database.read(handle ->
                handle.createQuery(HOLDS + " where unit = ? and held order by changed_at, terminal")
                        .bind(0, unit.key())
                        .map((row, _) -> hold(row))
                        .list());
    }

    /// Reads on in ever larger steps until enough are found.
    @Override
    public List<SiteHold> held(Predicate<SiteHold> wanted, int max) {
        return database.read(handle -> {
            List<SiteHold> found = new ArrayList<>();
            List<SiteHold> step;
            int from = 0;
            int size;
            do {
                size = Math.max(max, from);
                step =
                        handle.createQuery(
                                        HOLDS
                                                + " where held order by held desc, changed_at desc,"
                                                + " terminal, unit"
                                                + " offset ? rows fetch next ? rows only")
                                .bind(0, from)
                                .bind(1, size)
                                .map((row, _) -> hold(row))
                                .list();
                step.stream().filter(wanted).limit(max - found.size()).forEach(found::add);
                from += size;
            } while (step.size() == size && found.size() < max);
            return found;
        });
    }

    @Override
    public List<SiteTargetHold> targets() {
        return database.read(handle ->
                handle
                        .createQuery(
                                """
                                select terminal, target, incident, reason, person, changed_at
                                from target_holds where held order by changed_at, terminal, target
                                """)
                        .map((row, _) -> target(row))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<SiteTargetHold> target(ResultSet row) throws SQLException {
        Optional<HoldTarget> target = HoldTargetJson.ofColumn(row.getString(2));
        return target.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SiteTargetHold(
                                new TerminalId(row.getString(1)),
                                target.get(),
                                true,
                                Optional.ofNullable(row.getString(3)).map(IncidentId::new),
                                RowMappers.reason(row, 4),
                                RowMappers.person(row, 5),
                                RowMappers.instant(row, 6)));
    }

    @Override
    public Standing standing() {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select (select count(*) from holds where held)
                                        + (select count(*) from target_holds where held),
                                    (select count(*) from incidents where opened)
                                """)
                        .map((row, _) -> new Standing(row.getLong(1), row.getInt(2)))
                        .one());
    }

    @Override
    public List<SiteIncident> open() {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select terminal, incident, order_id, cause, reason, unit,
                                    detected_at, opened_by, done, changed_at
                                from incidents where opened order by detected_at desc, incident
                                """)
                        .map((row, _) -> incident(row))
                        .list());
    }

    private static SiteHold hold(ResultSet row) throws SQLException {
        return new SiteHold(
                new TerminalId(row.getString(1)),
                RowMappers.unitId(row, 2),
                row.getBoolean(3),
                Optional.ofNullable(row.getString(4)).map(IncidentId::new),
                RowMappers.reason(row, 5),
                RowMappers.person(row, 6),
                RowMappers.instant(row, 7));
    }

    private static SiteIncident incident(ResultSet row) throws SQLException {
        return new SiteIncident(
                new TerminalId(row.getString(1)),
                new IncidentId(row.getString(2)),
                Optional.ofNullable(row.getString(3)).map(OrderId::new),
                VerdictCode.ofStoredName(row.getString(4)),
                RowMappers.reason(row, 5),
                RowMappers.optionalUnit(row, 6),
                RowMappers.instant(row, 7),
                RowMappers.person(row, 8),
                acts(row.getString(9)),
                RowMappers.instant(row, 10));
    }

    private static Set<ContainmentStep> acts(String names) {
        return Stream.of(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(ContainmentStep::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        database.close();
    }
}
