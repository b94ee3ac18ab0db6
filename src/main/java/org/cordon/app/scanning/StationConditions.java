package org.cordon.app.scanning;

import org.cordon.core.line.CameraHabits;
import org.cordon.core.line.CameraId;
import org.cordon.core.line.Line;
import org.cordon.core.line.StationId;
import org.cordon.core.text.Reason;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What holds of the stations whichever order they work on: scanners, bypasses, challenges, silence. For the thread that
/// judges.
///
/// @param cameras in-line scanners of each station
/// @param bypassed stations that packs pass unread
/// @param challenged stations where what is read is a challenge
/// @param silent stations that read nothing, and what told so
/// @param passed units that stations let pass
/// @param habits of the cameras of each station
record StationConditions(
        Map<StationId, Set<CameraId>> cameras,
        Set<StationId> bypassed,
        Set<StationId> challenged,
        Map<StationId, Reason> silent,
        PassedStations passed,
        Map<StationId, CameraHabits> habits) {
    StationConditions(Line line) {
        this(
                new HashMap<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashMap<>(),
                new PassedStations(line),
                new HashMap<>());
        line.stations()
                .forEach(each -> {
                    cameras.put(each.id(), new HashSet<>());
                    habits.put(each.id(), new CameraHabits());
                });
    }

    /// An in-line scanner reads at a station, and at no other.
    void camera(StationId station, CameraId scanner) {
        cameras.forEach((at, each) -> {
            if (!at.equals(station) && each.remove(scanner)) {
                habits(at).forget(scanner);
            }
        });
        cameras.computeIfAbsent(station, _ -> new HashSet<>()).add(scanner);
    }

    /// How often the cameras of a station read.
    CameraHabits habits(StationId station) {
        return habits.computeIfAbsent(station, _ -> new CameraHabits());
    }

    /// Names of the in-line scanners of a station, in their order.
    List<String> scanners(StationId station) {
        return cameras.getOrDefault(station, Set.of()).stream()
                .map(CameraId::device)
                .distinct()
                .sorted()
                .toList();
    }
}
