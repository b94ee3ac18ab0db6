package org.cordon.adapter.sitestore;

import org.cordon.adapter.json.HoldTargetJson;
import org.cordon.adapter.json.ReasonJson;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;
import org.cordon.core.verdict.VerdictCode;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads what changed at a site since a version.
record SiteChangeTable(Handle handle) {
    private static final String BETWEEN =
            " where version > ? and version <= ? order by version fetch first ? rows only";

    private static final Logger LOG = LoggerFactory.getLogger(SiteChangeTable.class);

    private record IncidentKey(TerminalId terminal, IncidentId incident) {}

    /// All of it is bounded by the version committed when it is asked: what is committed between two
    /// of the questions is left for the next time.
    SiteChanges after(long after, int max) throws SQLException {
        long site = ChangeVersions.current(handle);
        if (site <= after) {
            return SiteChanges.none(site);
        }
        SortedMap<Long, SiteHold> holds = holds(after, site, max);
        SortedMap<Long, Optional<SiteTargetHold>> targets = targets(after, site, max);
        SortedMap<Long, Optional<SiteIncident>> incidents = incidents(after, site, max);
        List<Long> versions = new ArrayList<>(holds.keySet());
        versions.addAll(targets.keySet());
        versions.addAll(incidents.keySet());
        versions.sort(null);
        long last = versions.size() < max ? site : versions.get(max - 1);
        return new SiteChanges(
                last,
                List.copyOf(holds.headMap(last + 1).values()),
                known(incidents, last),
                known(targets, last));
    }

    /// What is not known to this version counts as told: those behind it are told as ever.
    private static <T> List<T> known(SortedMap<Long, Optional<T>> told, long upTo) {
        return told.headMap(upTo + 1).values().stream().flatMap(Optional::stream).toList();
    }

    private SortedMap<Long, SiteHold> holds(long after, long upTo, int max) {
        SortedMap<Long, SiteHold> holds = new TreeMap<>();
        handle.select(
                        """
                        select version, terminal, unit, held, incident, reason, person, made_at
                        from site_holds\
                        """
                                + BETWEEN,
                        after,
                        upTo,
                        max)
                .map((row, _) -> Map.entry(row.getLong(1), hold(row)))
                .forEach(hold -> holds.put(hold.getKey(), hold.getValue()));
        return holds;
    }

    private static SiteHold hold(ResultSet row) throws SQLException {
        return new SiteHold(
                new TerminalId(row.getString(2)),
                unit(row.getString(3)),
                row.getBoolean(4),
                Optional.ofNullable(row.getString(5)).map(IncidentId::new),
                ReasonJson.ofColumn(row.getString(6)),
                Optional.ofNullable(row.getString(7)).map(PersonId::new),
                instant(row, 8));
    }

    private SortedMap<Long, Optional<SiteTargetHold>> targets(long after, long upTo, int max) {
        SortedMap<Long, Optional<SiteTargetHold>> targets = new TreeMap<>();
        handle.select(
                        """
                        select version, terminal, target, held, incident, reason, person, made_at
                        from site_target_holds\
                        """
                                + BETWEEN,
                        after,
                        upTo,
                        max)
                .map((row, _) -> Map.entry(row.getLong(1), target(row)))
                .forEach(one -> targets.put(one.getKey(), one.getValue()));
        return targets;
    }

    private static Optional<SiteTargetHold> target(ResultSet row) throws SQLException {
        Optional<HoldTarget> target = HoldTargetJson.ofColumn(row.getString(3));
        if (target.isEmpty()) {
            LOG.warn(
                    "A held target of {} is not known to this version; passed over",
                    row.getString(2));
            return Optional.empty();
        }
        return Optional.of(
                new SiteTargetHold(
                        new TerminalId(row.getString(2)),
                        target.get(),
                        row.getBoolean(4),
                        Optional.ofNullable(row.getString(5)).map(IncidentId::new),
                        ReasonJson.ofColumn(row.getString(6)),
                        Optional.ofNullable(row.getString(7)).map(PersonId::new),
                        instant(row, 8)));
    }

    private SortedMap<Long, Optional<SiteIncident>> incidents(long after, long upTo, int max) {
        Map<IncidentKey, Set<ContainmentStep>> operations = acts(after, upTo);
        SortedMap<Long, Optional<SiteIncident>> incidents = new TreeMap<>();
        handle.select(
                        """
                        select version, terminal, incident, order_id, cause, reason, unit,
                            detected_at, opened_by, made_at
                        from site_incidents\
                        """
                                + BETWEEN,
                        after,
                        upTo,
                        max)
                .map((row, _) -> Map.entry(row.getLong(1), incident(row, operations)))
                .forEach(one -> incidents.put(one.getKey(), one.getValue()));
        return incidents;
    }

    private static Optional<SiteIncident> incident(
            ResultSet row, Map<IncidentKey, Set<ContainmentStep>> operations) throws SQLException {
        TerminalId terminal = new TerminalId(row.getString(2));
        IncidentId incident = new IncidentId(row.getString(3));
        Optional<VerdictCode> cause =
                known(VerdictCode.class, row.getString(5), VerdictCode::ofStoredName);
        return cause.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SiteIncident(
                                terminal,
                                incident,
                                Optional.ofNullable(row.getString(4)).map(OrderId::new),
                                cause.get(),
                                ReasonJson.ofColumn(row.getString(6)),
                                Optional.ofNullable(row.getString(7)).map(SiteChangeTable::unit),
                                instant(row, 8),
                                Optional.ofNullable(row.getString(9)).map(PersonId::new),
                                operations.getOrDefault(
                                        new IncidentKey(terminal, incident), Set.of()),
                                instant(row, 10)));
    }

    /// Acts completed since their incident was opened.
    private Map<IncidentKey, Set<ContainmentStep>> acts(long after, long upTo) {
        Map<IncidentKey, Set<ContainmentStep>> operations = new HashMap<>();
        handle.select(
                        """
                        select a.terminal, a.incident, a.act
                        from site_incident_acts a
                            join site_incidents i
                            on i.terminal = a.terminal and i.incident = a.incident
                        where i.version > ? and i.version <= ?
                            and (a.epoch > i.opened_epoch
                                or (a.epoch = i.opened_epoch and a.seq > i.opened_seq))
                        """,
                        after,
                        upTo)
                .map((row, _) ->
                        Map.entry(
                                new IncidentKey(
                                        new TerminalId(row.getString(1)),
                                        new IncidentId(row.getString(2))),
                                row.getString(3)))
                .forEach(act -> {
                    Set<ContainmentStep> done =
                            operations.computeIfAbsent(
                                    act.getKey(), _ -> EnumSet.noneOf(ContainmentStep.class));
                    known(ContainmentStep.class, act.getValue(), ContainmentStep::valueOf)
                            .ifPresent(done::add);
                });
        return operations;
    }

    /// A terminal of a newer version may name what this one does not know. Holds and all other incidents
    /// must be told even so.
    private static <E extends Enum<E>> Optional<E> known(
            Class<E> names, String name, Function<String, E> reading) {
        try {
            return Optional.of(reading.apply(name));
        } catch (IllegalArgumentException unknown) {
            LOG.warn(
                    "{} {} is not known to this version; passed over", names.getSimpleName(), name);
            return Optional.empty();
        }
    }

    private static UnitId unit(String key) {
        return UnitId.parse(key)
                .orElseThrow(() -> new IllegalStateException("not a unit of ours: " + key));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
