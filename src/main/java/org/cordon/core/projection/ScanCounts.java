package org.cordon.core.projection;

import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.verdict.VerdictCode;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Scans by where they were read and how they were judged. Equal scans give equal counts, whether they are
/// counted as they come or read from the record. For one thread.
public final class ScanCounts {
    private final Map<Place, Map<VerdictCode, Long>> byPlace = new LinkedHashMap<>();

    /// Where a scan was read.
    ///
    /// @param station empty for the only station of a line without set-up stations, and away from stations
    /// @param lane of the station, from 1
    public record Place(Optional<StationId> station, int lane, DeviceRole role) {}

    /// Counts one more; a set-up or challenge piece is no product and counts nowhere.
    public void add(ScanJudged scan) {
        if (scan.purpose().isEmpty()) {
            count(scan);
        }
    }

    private void count(ScanJudged scan) {
        add(new Place(scan.station(), scan.lane(), scan.role()), scan.verdict(), 1);
    }

    /// Counts so many scans more.
    public void add(Place place, VerdictCode verdict, long scans) {
        byPlace.computeIfAbsent(place, _ -> new EnumMap<>(VerdictCode.class))
                .merge(verdict, scans, Long::sum);
    }

    /// Counts what was counted elsewhere, in the form of [#byPlace].
    public void add(Map<Place, Map<VerdictCode, Long>> others) {
        others.forEach((place, counts) -> counts.forEach((v, n) -> add(place, v, n)));
    }

    /// Begins anew.
    public void clear() {
        byPlace.clear();
    }

    /// What was counted until now, as it stays; in the form of [#byPlace].
    public Map<Place, Map<VerdictCode, Long>> snapshot() {
        ScanCounts copy = new ScanCounts();
        copy.add(byPlace);
        return copy.byPlace();
    }

    /// Scans by place, in the order in which each was counted first; verdicts that never came are absent.
    public Map<Place, Map<VerdictCode, Long>> byPlace() {
        return Collections.unmodifiableMap(byPlace);
    }

    /// Scans at all places together.
    public Map<VerdictCode, Long> total() {
        Map<VerdictCode, Long> total = new EnumMap<>(VerdictCode.class);
        byPlace.values()
                .forEach(counts ->
                        counts.forEach((verdict, scans) -> total.merge(verdict, scans, Long::sum)));
        return total;
    }
}
