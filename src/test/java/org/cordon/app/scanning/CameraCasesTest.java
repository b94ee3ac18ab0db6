package org.cordon.app.scanning;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.AlarmLife;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.LogPosition;
import org.cordon.core.line.Association;
import org.cordon.core.line.Combine;
import org.cordon.core.line.Line;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationType;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.verdict.LineFinding;
import org.cordon.support.CaseTable;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cases of `camera-cases.txt`, each played on the line that it names.
final class CameraCasesTest {
    private static final String PATH =
            "src/test/resources/org/cordon/app/scanning/camera-cases.txt";
    private static final StationId UNIT = new StationId("Unit");
    private static final StationId CHECK = new StationId("Check");
    private static final List<String> CAMERAS = List.of("A", "B", "C");
    private static final Station BEHIND =
            station(CHECK, StationType.UNIT, 0, Optional.of(UNIT), Combine.ANY, 1);
    private static final Station GATE =
            station(new StationId("Gate"), StationType.REJECT, 2, Optional.empty(), Combine.ANY, 1);

    private static final Map<String, Line> LINES =
            Map.of(
                    "pair",
                    new Line(List.of(unit(Combine.ANY, 1), GATE)),
                    "all",
                    new Line(List.of(unit(Combine.ALL, 1), BEHIND)),
                    "lanes",
                    new Line(List.of(unit(Combine.ANY, 3), GATE)),
                    "checked",
                    new Line(List.of(unit(Combine.ANY, 3), BEHIND)));

    private static Station unit(Combine combine, int lanes) {
        return station(UNIT, StationType.UNIT, 0, Optional.empty(), combine, lanes);
    }

    private static Station station(
            StationId id,
            StationType type,
            int lag,
            Optional<StationId> requires,
            Combine combine,
            int lanes) {
        return new Station(id, type, Association.NONE, lag, requires, combine, lanes, false);
    }

    private static final class Played {
        private final Line line;
        private final boolean byLane;
        private final List<LineFinding> open = new ArrayList<>();
        private ScanEvaluator evaluator;
        private long millis;
        private int pack;

        Played(String name) {
            line = Objects.requireNonNull(LINES.get(name), name);
            byLane = line.first().lanes() > 1;
            evaluator = started();
        }

        private ScanEvaluator started() {
            ScanEvaluator fresh =
                    new ScanEvaluator(
                            RuleData.rules().on(line),
                            (_, id) ->
                                    Optional.of(
                                            new Unit(
                                                    id,
                                                    UnitKind.PACK,
                                                    Optional.empty(),
                                                    UnitState.ACTIVE)),
                            _ -> Optional.empty());
            CAMERAS.forEach(
                    each -> fresh.device(new DeviceId(each), DeviceRole.INLINE, Optional.of(UNIT)));
            fresh.device(new DeviceId("Check"), DeviceRole.INLINE, Optional.of(CHECK));
            fresh.order(Optional.of(LineCasesTest.ORDER), true);
            return fresh;
        }

        private List<LineFinding> play(String who, int n) {
            List<String> turns = List.of(who.split(" ", -1));
            List<LineFinding> found = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                millis += 200;
                found.addAll(
                        switch (who) {
                            case "bypass" -> signal(LineSignal.BYPASS_ON, 0);
                            case "no-bypass" -> signal(LineSignal.BYPASS_OFF, 0);
                            case "order" ->
                                    evaluator.order(Optional.of(LineCasesTest.order("PO-2")), true);
                            case "restart" -> restart();
                            default ->
                                    who.startsWith("reject=")
                                            ? signal(
                                                    LineSignal.CONFIRM,
                                                    Integer.parseInt(who.substring(7)))
                                            : pack(turns.get(i % turns.size()));
                        });
            }
            return found;
        }

        private List<LineFinding> restart() {
            evaluator = started();
            evaluator.standing(open.stream().map(Played::alarm).toList());
            return List.of();
        }

        private static Alarm alarm(LineFinding finding) {
            return new Alarm(
                    AlarmId.ofScan(new LogPosition(1, 1)),
                    finding.kind(),
                    Instant.EPOCH,
                    finding.device(),
                    finding.station(),
                    Optional.empty(),
                    finding.reason(),
                    Optional.empty(),
                    0,
                    AlarmLife.raised(false));
        }

        private List<LineFinding> signal(LineSignal signal, int lane) {
            StationId at = signal == LineSignal.CONFIRM ? GATE.id() : UNIT;
            return evaluator
                    .signal(
                            Optional.of(at),
                            signal,
                            Instant.EPOCH.plusMillis(millis),
                            millis * 1_000_000,
                            new ReadDetails(OptionalLong.empty(), lane, 0))
                    .found();
        }

        private List<LineFinding> pack(String cameras) {
            pack++;
            List<LineFinding> found = new ArrayList<>();
            boolean goesOn = line.station(CHECK).isPresent() && !cameras.equals("Check");
            for (String camera : (cameras + (goesOn ? "+Check" : "")).split("\\+", -1)) {
                Frame code =
                        new Frame(
                                new DeviceId(camera),
                                LineCasesTest.code("p" + pack),
                                Instant.EPOCH.plusMillis(millis),
                                millis * 1_000_000,
                                0);
                int lane = byLane ? Math.max(0, CAMERAS.indexOf(camera)) + 1 : 1;
                evaluator
                        .judge(List.of(code), new ReadDetails(OptionalLong.empty(), lane, 0))
                        .forEach(each -> found.addAll(each.found()));
                millis += 5;
            }
            return found;
        }

        private String row(String[] cell) {
            List<LineFinding> found =
                    play(cell[0], Integer.parseInt(cell[1])).stream()
                            .filter(each -> each.kind().equals(LineFinding.STATION_SILENT))
                            .toList();
            found.forEach(each -> {
                open.removeIf(other -> other.device().equals(each.device()));
                if (each.stands()) {
                    open.add(each);
                }
            });
            return found.stream()
                    .map(each ->
                            (each.stands() ? "+" : "-")
                                    + each.device().map(DeviceId::value).orElse(UNIT.value()))
                    .collect(Collectors.joining(" "));
        }
    }

    // [utest->req~line.camera-silent~1]
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CaseTable.tests(
                PATH,
                (name, line, rows) -> {
                    Played played = new Played(line);
                    CaseTable.check(name, rows, played::row);
                });
    }
}
