package org.cordon.core.unit;

import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.cordon.core.unit.LifeLine.Kind;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The life of a unit or lot, oldest first.
///
/// Lines of one stream stand in the order of their log positions. Between two streams, which have no common numbers, the
/// one that was recorded earlier comes first, without changing the order within a stream: a clock that is set back moves
/// nothing. The time of a device or of a line system is shown and decides nothing.
public record UnitHistory(List<LifeLine> lines) {
    /// Keeps its own copy.
    public UnitHistory {
        lines = List.copyOf(lines);
    }

    /// What entries say of a subject.
    ///
    /// @param entries those that concern it, in any order; one that is given twice counts once
    /// @param listings lists of orders that have it
    public static UnitHistory of(
            EntrySubject subject, Collection<Entry> entries, List<Listing> listings) {
        Set<String> withdrawn = withdrawn(entries);
        List<LifeLine> operations = new ArrayList<>();
        List<LifeLine> scans = new ArrayList<>();
        listings.forEach(listing -> operations.add(listed(listing)));
        entries.stream()
                .distinct()
                .forEach(entry ->
                        lines(subject, entry, withdrawn)
                                .forEach(
                                        (entry.stream() == StreamId.SCANS ? scans : operations)
                                                ::add));
        Comparator<LifeLine> byPosition = Comparator.comparing(line -> line.entry().position());
        operations.sort(byPosition);
        scans.sort(byPosition);
        return new UnitHistory(merged(operations, scans));
    }

    private static List<LifeLine> merged(List<LifeLine> first, List<LifeLine> second) {
        List<LifeLine> all = new ArrayList<>();
        int a = 0;
        int b = 0;
        while (a < first.size() || b < second.size()) {
            boolean fromFirst =
                    b == second.size()
                            || (a < first.size()
                                    && !recorded(first.get(a)).isAfter(recorded(second.get(b))));
            all.add(fromFirst ? first.get(a++) : second.get(b++));
        }
        return all;
    }

    private static Instant recorded(LifeLine line) {
        return line.entry().stamp().at();
    }

    private static LifeLine listed(Listing listing) {
        Kind kind = listing.unit().state() == UnitState.ALLOCATED ? Kind.ALLOCATED : Kind.LISTED;
        return new LifeLine(
                kind,
                listing.opened(),
                listing.opened().stamp().at(),
                Optional.empty(),
                Optional.of(listing));
    }

    /// The ids of reports that count as never made.
    public static Set<String> withdrawn(Collection<Entry> entries) {
        Set<String> ids = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.event() instanceof LineEvent.LineDataReported reported) {
                reported.reports().stream()
                        .filter(report -> report.fact() instanceof LineFact.Withdrawn)
                        .forEach(report -> ids.add(report.id()));
            }
        }
        return ids;
    }

    private static Stream<LifeLine> lines(
            EntrySubject subject, Entry entry, Set<String> withdrawn) {
        Instant recorded = entry.stamp().at();
        return switch (entry.event()) {
            case ScanJudged scan ->
                    Stream.of(
                                    LifeLine.of(
                                            scan.helper().isPresent()
                                                    ? Kind.READ_BY_HELPER
                                                    : Kind.READ,
                                            entry,
                                            scan.receivedAt()))
                            .filter(_ ->
                                    !(subject instanceof EntrySubject.OfUnit(var unit))
                                            || scan.unit().equals(Optional.of(unit)));
            case LineEvent.UnitRejected rejected ->
                    Stream.of(LifeLine.of(Kind.REJECTED, entry, rejected.confirmedAt()));
            case LineEvent.LineDataReported reported ->
                    reported.reports().stream()
                            .filter(report -> !withdrawn.contains(report.id()))
                            .filter(report -> names(report.fact(), subject))
                            .map(report ->
                                    new LifeLine(
                                            kind(report.fact()),
                                            entry,
                                            report.eventTime(),
                                            Optional.of(report),
                                            Optional.empty()));
            case ContainerEvent.UnitReintroduced back ->
                    Stream.of(LifeLine.of(Kind.REINTRODUCED, entry, back.at()));
            case HoldEvent.UnitHeld _, HoldEvent.TargetHeld _ ->
                    Stream.of(LifeLine.of(Kind.HELD, entry, recorded));
            case HoldEvent.UnitReleased _, HoldEvent.TargetReleased _ ->
                    Stream.of(LifeLine.of(Kind.RELEASED, entry, recorded));
            case AlarmEvent.AlarmRaised raised ->
                    Stream.of(LifeLine.of(Kind.ALARM, entry, raised.detectedAt()));
            case AlarmEvent.AlarmFollowUp _, AlarmEvent.VerdictAnswered _ ->
                    Stream.of(LifeLine.of(Kind.ALARM_HANDLED, entry, recorded));
            case IncidentEvent.IncidentOpened opened ->
                    Stream.of(LifeLine.of(Kind.INCIDENT, entry, opened.detectedAt()));
            case IncidentEvent.NoteTaken(_, IncidentNote.Quarantined _, _) ->
                    Stream.of(LifeLine.of(Kind.LOCATION, entry, recorded));
            default -> Stream.of(LifeLine.of(Kind.RECORDED, entry, recorded));
        };
    }

    private static boolean names(LineFact fact, EntrySubject subject) {
        return !(subject instanceof EntrySubject.OfUnit(var unit))
                || fact.units().contains(unit)
                || container(fact).equals(Optional.of(unit));
    }

    /// The container that a report is about.
    public static Optional<UnitId> container(LineFact fact) {
        return switch (fact) {
            case LineFact.Packed(var container, _) -> Optional.of(container);
            case LineFact.Unpacked(var container, _) -> Optional.of(container);
            case LineFact.Commissioned _,
                    LineFact.Rejected _,
                    LineFact.Reintroduced _,
                    LineFact.SampleTaken _,
                    LineFact.Ended _,
                    LineFact.Withdrawn _,
                    LineFact.Nothing _ ->
                    Optional.empty();
        };
    }

    private static Kind kind(LineFact fact) {
        return switch (fact) {
            case LineFact.Commissioned _ -> Kind.COMMISSIONED;
            case LineFact.Packed _ -> Kind.PACKED;
            case LineFact.Unpacked _ -> Kind.UNPACKED;
            case LineFact.Rejected _ -> Kind.REPORTED_REJECTED;
            case LineFact.Reintroduced _ -> Kind.REINTRODUCED;
            case LineFact.SampleTaken _ -> Kind.SAMPLE_TAKEN;
            case LineFact.Ended _ -> Kind.ENDED;
            case LineFact.Withdrawn _, LineFact.Nothing _ -> Kind.RECORDED;
        };
    }
}
