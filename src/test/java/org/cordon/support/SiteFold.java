package org.cordon.support;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the terminals of a site tell each other, told from their entries from the beginning: what a site
/// store is compared with. Entries may come late.
public final class SiteFold {
    private record About(TerminalId terminal, Object subject) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<About, Long> versions = new HashMap<>();
    private long version;

    /// Nothing told.
    public SiteFold() {}

    /// Tells of one entry.
    public void add(Entry entry) {
        entries.add(entry);
        switch (entry.event()) {
            case HoldEvent.UnitHeld held -> touch(entry, held.unit());
            case HoldEvent.TargetHeld held -> touch(entry, held.target());
            case HoldEvent.UnitReleased released -> touch(entry, released.unit());
            case HoldEvent.TargetReleased released -> touch(entry, released.target());
            case IncidentEvent.IncidentOpened opened -> touch(entry, opened.incident());
            case IncidentEvent.NoteTaken note -> touch(entry, note.incident());
            case IncidentEvent.ActCompleted done -> touch(entry, done.incident());
            default -> {}
        }
    }

    private void touch(Entry entry, HoldTarget target) {
        if (target instanceof HoldTarget.Units(var units)) {
            units.forEach(unit -> touch(entry, (Object) unit));
        } else {
            touch(entry, (Object) target);
        }
    }

    private void touch(Entry entry, Object subject) {
        versions.put(new About(entry.terminal(), subject), ++version);
    }

    /// Every unit that was ever held, at each terminal.
    public Set<SiteHold> holds() {
        return Set.copyOf(changes(0, Integer.MAX_VALUE).holds());
    }

    /// What else was ever held, at each terminal.
    public Set<SiteTargetHold> targets() {
        return Set.copyOf(changes(0, Integer.MAX_VALUE).targets());
    }

    /// Every incident.
    public Set<SiteIncident> incidents() {
        return Set.copyOf(changes(0, Integer.MAX_VALUE).incidents());
    }

    /// As a site store answers.
    public SiteChanges changes(long after, int max) {
        if (version <= after) {
            return SiteChanges.none(version);
        }
        Map<About, Object> told = told();
        List<Map.Entry<About, Long>> changed =
                versions.entrySet().stream()
                        .filter(e -> e.getValue() > after && told.containsKey(e.getKey()))
                        .sorted(Map.Entry.comparingByValue())
                        .limit(max)
                        .toList();
        List<Object> rows = changed.stream().map(e -> told.get(e.getKey())).toList();
        return new SiteChanges(
                changed.size() < max ? version : changed.getLast().getValue(),
                rows.stream().filter(SiteHold.class::isInstance).map(SiteHold.class::cast).toList(),
                rows.stream()
                        .filter(SiteIncident.class::isInstance)
                        .map(SiteIncident.class::cast)
                        .toList(),
                rows.stream()
                        .filter(SiteTargetHold.class::isInstance)
                        .map(SiteTargetHold.class::cast)
                        .toList());
    }

    private Map<About, Object> told() {
        Map<About, Object> told = new HashMap<>();
        List<Entry> ordered = new ArrayList<>(new HashSet<>(entries));
        ordered.sort(
                Comparator.comparing((Entry e) -> e.terminal().value())
                        .thenComparingInt(Entry::epoch)
                        .thenComparingLong(Entry::seq));
        ordered.forEach(entry -> tell(told, entry));
        return told;
    }

    private static void tell(Map<About, Object> told, Entry entry) {
        TerminalId terminal = entry.terminal();
        Instant at = micros(entry.stamp().at());
        switch (entry.event()) {
            case HoldEvent.UnitHeld(UnitId unit, var incident, var reason, var _, var _) ->
                    told.put(
                            new About(terminal, unit),
                            new SiteHold(
                                    terminal, unit, true, incident, reason, entry.person(), at));
            case HoldEvent.TargetHeld held ->
                    tell(told, entry, held.target(), true, held.incident(), held.reason());
            case HoldEvent.UnitReleased(UnitId unit, var incident, String reason) ->
                    told.put(
                            new About(terminal, unit),
                            new SiteHold(
                                    terminal,
                                    unit,
                                    false,
                                    incident,
                                    new Reason.Written(reason),
                                    entry.person(),
                                    at));
            case HoldEvent.TargetReleased released ->
                    tell(
                            told,
                            entry,
                            released.target(),
                            false,
                            released.incident(),
                            new Reason.Written(released.reason()));
            case IncidentEvent.IncidentOpened open ->
                    told.put(
                            new About(terminal, open.incident()),
                            new SiteIncident(
                                    terminal,
                                    open.incident(),
                                    open.order(),
                                    open.trigger(),
                                    open.reason(),
                                    open.unit(),
                                    micros(open.detectedAt()),
                                    entry.person(),
                                    Set.of(),
                                    at));
            case IncidentEvent.NoteTaken note ->
                    goOn(told, terminal, note.incident(), Set.of(), at);
            case IncidentEvent.ActCompleted done ->
                    goOn(told, terminal, done.incident(), Set.of(done.act()), at);
            default -> {}
        }
    }

    private static void tell(
            Map<About, Object> told,
            Entry entry,
            HoldTarget target,
            boolean held,
            Optional<IncidentId> incident,
            Reason reason) {
        TerminalId terminal = entry.terminal();
        Instant at = micros(entry.stamp().at());
        if (target instanceof HoldTarget.Units(var units)) {
            units.forEach(unit ->
                    told.put(
                            new About(terminal, unit),
                            new SiteHold(
                                    terminal, unit, held, incident, reason, entry.person(), at)));
        } else {
            told.put(
                    new About(terminal, target),
                    new SiteTargetHold(
                            terminal, target, held, incident, reason, entry.person(), at));
        }
    }

    private static void goOn(
            Map<About, Object> told,
            TerminalId terminal,
            IncidentId id,
            Set<ContainmentStep> done,
            Instant at) {
        told.computeIfPresent(
                new About(terminal, id),
                (_, before) -> {
                    SiteIncident incident = (SiteIncident) before;
                    EnumSet<ContainmentStep> all = EnumSet.noneOf(ContainmentStep.class);
                    all.addAll(incident.done());
                    all.addAll(done);
                    return new SiteIncident(
                            terminal,
                            id,
                            incident.order(),
                            incident.trigger(),
                            incident.reason(),
                            incident.unit(),
                            incident.detectedAt(),
                            incident.openedBy(),
                            all,
                            at);
                });
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
