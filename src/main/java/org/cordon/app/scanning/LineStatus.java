package org.cordon.app.scanning;

import org.cordon.app.port.JournalState;
import org.cordon.core.line.Filling;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.verdict.VerdictCode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// The line at one moment. Unchangeable, so that the window may draw it without a lock.
///
/// @param order what the line runs; empty before one is activated
/// @param profile the order is judged by; empty before one is activated
/// @param last the latest scan
/// @param recent latest first, at most 200
/// @param alarms that are open, worst first, oldest first within a severity
/// @param counts scans of this order by verdict; kinds that never occurred are absent
/// @param byPlace the same by station, lane and role
/// @param distinctPacks different packs of the order seen by in-line readers
/// @param held units and other targets in quarantine
/// @param devices in the order of the settings
/// @param sightingsKnown false while what in-line readers saw of the order before the start is still
///     being taken up from the record: a pack seen then is judged by all else, and called a duplicate
///     once that is known; counts and alarms of earlier runs come then too
/// @param filling containers that are being filled, in belt order
/// @param changeover the order before, while stations still work on it; empty where one order runs
/// @param challenged stations where what is read is a challenge now
public record LineStatus(
        Optional<Order> order,
        Optional<ChosenProfile> profile,
        Optional<EvaluatedScan> last,
        List<EvaluatedScan> recent,
        List<LineAlarm> alarms,
        Map<VerdictCode, Long> counts,
        Map<ScanCounts.Place, Map<VerdictCode, Long>> byPlace,
        long distinctPacks,
        long held,
        List<ScannerStatus> devices,
        JournalState journal,
        boolean sightingsKnown,
        List<Filling> filling,
        Optional<Changeover> changeover,
        Set<StationId> challenged) {
    /// The order before, in a rolling changeover.
    ///
    /// @param changed stations that work on the new one
    /// @param byPlace scans of the order before, by station, lane and role
    public record Changeover(
            Order before,
            Set<StationId> changed,
            Map<ScanCounts.Place, Map<VerdictCode, Long>> byPlace) {}

    /// One order runs, and no station is challenged.
    public LineStatus(
            Optional<Order> order,
            Optional<ChosenProfile> profile,
            Optional<EvaluatedScan> last,
            List<EvaluatedScan> recent,
            List<LineAlarm> alarms,
            Map<VerdictCode, Long> counts,
            Map<ScanCounts.Place, Map<VerdictCode, Long>> byPlace,
            long distinctPacks,
            long held,
            List<ScannerStatus> devices,
            JournalState journal,
            boolean sightingsKnown,
            List<Filling> filling) {
        this(
                order,
                profile,
                last,
                recent,
                alarms,
                counts,
                byPlace,
                distinctPacks,
                held,
                devices,
                journal,
                sightingsKnown,
                filling,
                Optional.empty(),
                Set.of());
    }

    /// Nothing is being filled.
    public LineStatus(
            Optional<Order> order,
            Optional<ChosenProfile> profile,
            Optional<EvaluatedScan> last,
            List<EvaluatedScan> recent,
            List<LineAlarm> alarms,
            Map<VerdictCode, Long> counts,
            Map<ScanCounts.Place, Map<VerdictCode, Long>> byPlace,
            long distinctPacks,
            long held,
            List<ScannerStatus> devices,
            JournalState journal,
            boolean sightingsKnown) {
        this(
                order,
                profile,
                last,
                recent,
                alarms,
                counts,
                byPlace,
                distinctPacks,
                held,
                devices,
                journal,
                sightingsKnown,
                List.of());
    }

    /// All that was recorded is known, no profile was chosen, and what was read where is not told.
    public LineStatus(
            Optional<Order> order,
            Optional<EvaluatedScan> last,
            List<EvaluatedScan> recent,
            List<LineAlarm> alarms,
            Map<VerdictCode, Long> counts,
            long distinctPacks,
            long held,
            List<ScannerStatus> devices,
            JournalState journal) {
        this(
                order,
                Optional.empty(),
                last,
                recent,
                alarms,
                counts,
                Map.of(),
                distinctPacks,
                held,
                devices,
                journal,
                true);
    }

    public LineStatus {
        recent = List.copyOf(recent);
        alarms = List.copyOf(alarms);
        counts = Map.copyOf(counts);
        devices = List.copyOf(devices);
        filling = List.copyOf(filling);
        challenged = Set.copyOf(challenged);
    }

    /// All scans of the order.
    public long scans() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The share of scans that could be read, 0 to 1; empty before the first scan.
    public OptionalDouble readRate() {
        long all = scans();
        long unread =
                counts.getOrDefault(VerdictCode.NO_READ, 0L)
                        + counts.getOrDefault(VerdictCode.READER_FAULT, 0L);
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((all - unread) / (double) all);
    }

    /// Alarms that wait for a person to look, worst first.
    public List<LineAlarm> unacknowledged() {
        return alarms.stream().filter(each -> each.state().isUnacknowledged()).toList();
    }

    /// Open alarms by their cause, worst first.
    public List<AlarmGroup> groups() {
        return AlarmGroup.of(alarms);
    }

    /// The worst cause that waits for a person to look: it stays on the screen.
    public Optional<AlarmGroup> worst() {
        return groups().stream().filter(each -> each.state().isUnacknowledged()).findFirst();
    }
}
