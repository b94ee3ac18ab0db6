package org.cordon.cli;

import org.cordon.app.scanning.ScanEvaluator;
import org.cordon.core.line.Line;
import org.cordon.core.line.Station;
import org.cordon.core.order.Order;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.verdict.VerdictCode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a replay comes to, as members of one object.
final class ReplaySummary {
    private final Line line;
    private final Order order;
    private final ChosenProfile profile;

    ReplaySummary(Line line, Order order, ChosenProfile profile) {
        this.line = line;
        this.order = order;
        this.profile = profile;
    }

    /// @param unread lines that were not judged
    Map<String, Object> of(
            ScanCounts counts, ScanEvaluator evaluator, ReplayAlarms alarms, long unread) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("order", order.id().value());
        row.put("lot", order.lot().value());
        row.put("profile", profile());
        counted(row, counts.total());
        row.put("unread", unread);
        row.put("packs", evaluator.seenPacks());
        row.put("stations", stations(counts));
        row.put("containers", containers(evaluator));
        row.put("openAlarms", alarms.open());
        return row;
    }

    private Map<String, Object> profile() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", profile.profile().name());
        row.put("version", profile.profile().version());
        row.put("guessed", profile.guessed());
        return row;
    }

    /// Every station in belt order, and at each every lane and role that read.
    private List<Map<String, Object>> stations(ScanCounts counts) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Station station : line.stations()) {
            ScanCounts here = new ScanCounts();
            List<Map<String, Object>> lanes = new ArrayList<>();
            counts.byPlace()
                    .forEach((place, verdicts) -> {
                        if (place.station().orElse(line.first().id()).equals(station.id())) {
                            verdicts.forEach((verdict, scans) -> here.add(place, verdict, scans));
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("lane", place.lane());
                            row.put("role", place.role().name());
                            counted(row, verdicts);
                            lanes.add(row);
                        }
                    });
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("station", station.id().value());
            counted(row, here.total());
            row.put("lanes", lanes);
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, Object>> containers(ScanEvaluator evaluator) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Station station : line.stations()) {
            evaluator
                    .packed(station.id())
                    .forEach((container, content) -> {
                        Map<String, Object> row = new LinkedHashMap<>();
                        row.put("container", container.key());
                        row.put("station", station.id().value());
                        row.put("content", content);
                        rows.add(row);
                    });
        }
        return rows;
    }

    private static void counted(Map<String, Object> row, Map<VerdictCode, Long> verdicts) {
        row.put("scans", verdicts.values().stream().mapToLong(Long::longValue).sum());
        row.put("verdicts", verdicts);
    }
}
