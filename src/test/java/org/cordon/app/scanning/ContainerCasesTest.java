package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.Association;
import org.cordon.core.line.Combine;
import org.cordon.core.line.Line;
import org.cordon.core.line.ShiftLine;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationType;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.linedata.ReportDetails;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.profile.Profile;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;
import org.cordon.support.CaseTable;
import org.cordon.support.ChainJournal;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The cases of `container-cases.txt`, each played on the line that it names.
final class ContainerCasesTest {
    private static final String PATH =
            "src/test/resources/org/cordon/app/scanning/container-cases.txt";
    private static final Pattern SERIES = Pattern.compile("([a-z])([0-9]+)\\.\\.[a-z]([0-9]+)");
    private static final Station UNIT = station("Unit", StationType.UNIT, Association.NONE);
    private static final Station CASE_LAST =
            station("Case", StationType.CASE, Association.CONTAINER_LAST);
    private static final Map<UnitId, Unit> UNITS = units();

    private static final Map<String, Line> LINES =
            Map.of(
                    "bottles",
                    line(UNIT, with(CASE_LAST, 0, Optional.of("Unit"), Combine.ANY)),
                    "loose",
                    line(UNIT, CASE_LAST),
                    "pair",
                    line(
                            with(UNIT, 0, Optional.empty(), Combine.UNION),
                            with(CASE_LAST, 0, Optional.of("Unit"), Combine.ANY)),
                    "bundles",
                    line(
                            station("Bundle", StationType.BUNDLE, Association.CONTAINER_LAST),
                            station("Case", StationType.CASE, Association.CONTAINER_FIRST),
                            station("Pallet", StationType.PALLET, Association.CONTAINER_LAST)),
                    "film",
                    line(station("Film", StationType.BUNDLE, Association.ONE_MESSAGE), CASE_LAST),
                    "boxes",
                    line(
                            learning("Case", Association.CONTAINER_FIRST, 0),
                            station("Gate", StationType.REJECT, Association.NONE),
                            station("Rework", StationType.REWORK, Association.NONE)),
                    "lag",
                    line(learning("Case", Association.CONTAINER_LAST, 1)),
                    "tables",
                    line(
                            learning("First", Association.CONTAINER_FIRST, 0),
                            learning("Last", Association.CONTAINER_LAST, 0)));

    private static Line line(Station... stations) {
        return new Line(List.of(stations));
    }

    private static Station station(String name, StationType type, Association how) {
        return new Station(
                new StationId(name), type, how, 0, Optional.empty(), Combine.ANY, 1, false);
    }

    private static Station with(Station one, int lag, Optional<String> requires, Combine combine) {
        return new Station(
                one.id(),
                one.type(),
                one.association(),
                lag,
                requires.map(StationId::new),
                combine,
                1,
                false);
    }

    /// It takes labels that no list has.
    private static Station learning(String name, Association how, int lag) {
        return new Station(
                new StationId(name),
                StationType.CASE,
                how,
                lag,
                Optional.empty(),
                Combine.ANY,
                1,
                true);
    }

    private static Map<UnitId, Unit> units() {
        Map<UnitId, Unit> units = new HashMap<>(LineCasesTest.UNITS);
        for (int loose = 21; loose <= 40; loose++) {
            UnitId id = LineCasesTest.id("p" + loose);
            units.put(id, new Unit(id, UnitKind.PACK, Optional.empty(), UnitState.ACTIVE));
        }
        for (String bare : List.of("e1", "e2", "e3")) {
            UnitId id = LineCasesTest.id(bare);
            units.put(id, new Unit(id, UnitKind.CASE, Optional.empty(), UnitState.ACTIVE));
        }
        return units;
    }

    /// Bundles of 5 packs, cases of 2 bundles or 10 packs, pallets of 2 cases; and helper codes.
    private static ChosenProfile profile(String line) {
        boolean ofBundles = line.equals("bundles") || line.equals("film");
        String text =
                """
                name=Plant
                version=1
                effective=2026-11-30
                source=SOP 12
                expiry.day-zero=allowed
                expiry.shelf-life-days=0
                helper-codes=yes
                helper-codes.form=H[0-9]{4}
                helper-codes.carriers=datamatrix
                pack.required=01,21,17,10
                bundle.count=5
                case.count=%d
                pallet.count=2
                """
                        .formatted(ofBundles ? 2 : 10);
        return new ChosenProfile(
                Profile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                false);
    }

    private static Bytes code(String read) {
        return switch (read.charAt(0)) {
            case 'h' -> Bytes.parse("]d1H%04d".formatted(Integer.parseInt(read.substring(1))));
            case 'w' -> Bytes.parse("H%04d".formatted(Integer.parseInt(read.substring(1))));
            case 'm' -> Bytes.parse("]d1ABCD");
            case '(' -> Bytes.parse("]C1" + read.substring(1));
            default -> LineCasesTest.code(read);
        };
    }

    private static String found(LineFinding finding) {
        Reason.Coded reason = (Reason.Coded) finding.reason();
        int dot = reason.code().indexOf('.');
        return Stream.concat(
                        Stream.of(
                                "+" + finding.kind().storedName(),
                                dot < 0 ? "" : reason.code().substring(dot + 1)),
                        reason.arguments().stream()
                                .map(each -> ((Reason.Argument.Text) each).text())
                                .map(ContainerCasesTest::said))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" "));
    }

    /// The name by which the table calls a unit or a helper code.
    private static String said(String argument) {
        return Stream.of("p", "b", "e", "y", "c", "t", "x")
                .flatMap(kind -> IntStream.rangeClosed(1, 40).mapToObj(i -> kind + i))
                .filter(name -> LineCasesTest.id(name).label().equals(argument))
                .findFirst()
                .orElseGet(() ->
                        argument.matches("H[0-9]{4}")
                                ? "h" + Integer.parseInt(argument.substring(1))
                                : argument);
    }

    private static final class Played {
        private final Line line;
        private final String name;
        private final DeviceRole role;
        private final ChainJournal journal = new ChainJournal("L3");
        private final Set<String> cameras;
        private ScanEvaluator evaluator;

        Played(String name) {
            this.name = name;
            line = Objects.requireNonNull(LINES.get(name), name);
            role = name.equals("tables") ? DeviceRole.HANDHELD : DeviceRole.INLINE;
            cameras = name.equals("pair") ? Set.of("Unit#1", "Unit#2") : Set.of();
            evaluator = started(true);
        }

        private ScanEvaluator started(boolean begins) {
            ScanEvaluator fresh =
                    new ScanEvaluator(
                            RuleData.rules().on(line), new Listed(), _ -> Optional.empty());
            Stream.concat(
                            cameras.stream(),
                            line.stations().stream().map(station -> station.id().value()))
                    .filter(each -> cameras.isEmpty() || !each.equals("Unit"))
                    .forEach(device ->
                            fresh.device(
                                    new DeviceId(device),
                                    role,
                                    Optional.of(new StationId(device.replaceAll("#.*", "")))));
            fresh.order(Optional.of(LineCasesTest.ORDER), begins);
            fresh.profile(Optional.of(profile(name)));
            return fresh;
        }

        private void restart() {
            evaluator = started(false);
            ScanHistory history =
                    ScanHistory.from(
                            journal,
                            new JournalReplay(journal),
                            Optional.of(LineCasesTest.ORDER.id()),
                            journal.head(StreamId.SCANS),
                            () -> true);
            evaluator.earlier(history.helpers());
            evaluator.earlier(history.accepted(), history.rejected());
            var _ = evaluator.reports().earlier(history.lineData(), false, Instant.EPOCH, 0);
        }

        /// Line data bind a helper code to a unit, or declare that wrong.
        private List<String> reported(List<String> cell) {
            String[] bound = cell.get(2).split(" ", -1);
            UnitId unit = LineCasesTest.id(bound[1]);
            String code = code(bound[0]).toString().replace("]d1", "");
            boolean wrong = cell.get(1).equals("withdrawn");
            LineReport report =
                    new LineReport(
                            cell.get(2),
                            1,
                            Instant.EPOCH,
                            Optional.empty(),
                            wrong ? new LineFact.Withdrawn() : new LineFact.Nothing(),
                            wrong
                                    ? Optional.empty()
                                    : Optional.of(
                                            new ReportDetails(
                                                    Optional.empty(),
                                                    Optional.empty(),
                                                    "",
                                                    "",
                                                    List.of(),
                                                    List.of(
                                                            new ReportDetails.HelperBinding(
                                                                    code, unit)),
                                                    Map.of())));
            ReportEvaluator.Outcome outcome =
                    evaluator.reports().reported(report, Instant.EPOCH, 0);
            journal.record(
                    new LineEvent.LineDataReported(
                            Optional.of(LineCasesTest.ORDER.id()),
                            "line.json",
                            Entry.NO_HASH,
                            Instant.EPOCH,
                            List.of(report),
                            outcome.putBack()));
            return List.of(
                    "",
                    outcome.found().stream()
                            .map(ContainerCasesTest::found)
                            .collect(Collectors.joining(" ")));
        }

        /// The last two cells of a row as they come out.
        private List<String> play(List<String> cell) {
            if (cell.get(1).equals("restart")) {
                restart();
                return List.of("", "");
            }
            if (cell.get(1).equals("report") || cell.get(1).equals("withdrawn")) {
                return reported(cell);
            }
            if (cell.get(1).equals("settled")) {
                evaluator.settled(List.of(LineCasesTest.id(cell.get(2))));
                return List.of("", "");
            }
            if (cell.get(1).equals("hold")) {
                evaluator.held(
                        List.of(
                                new HeldUnit(
                                        LineCasesTest.id(cell.get(2)),
                                        Optional.empty(),
                                        new Reason.Written(""),
                                        Instant.EPOCH,
                                        Optional.empty(),
                                        new LogPosition(0, 1))));
                return List.of("", "");
            }
            long at = Long.parseLong(cell.get(0));
            List<String> verdicts = new ArrayList<>();
            List<String> alarms = new ArrayList<>();
            boolean together = cell.get(2).contains(" ");
            List<String> reads =
                    Stream.of(cell.get(2).split(" ")).flatMap(ContainerCasesTest::series).toList();
            for (List<String> message :
                    together ? List.of(reads) : reads.stream().map(List::of).toList()) {
                play(at, cell.get(1), message, cell.get(3), verdicts, alarms);
                at += 200;
            }
            boolean alike = verdicts.size() > 2 && verdicts.stream().distinct().count() == 1;
            return List.of(
                    alike ? "all " + verdicts.getFirst() : String.join(" ", verdicts),
                    String.join(" ", alarms));
        }

        private void play(
                long at,
                String camera,
                List<String> reads,
                String beside,
                List<String> verdicts,
                List<String> alarms) {
            String codes =
                    reads.getFirst().startsWith("!")
                            ? reads.getFirst()
                            : reads.stream()
                                    .map(each -> code(each).toString())
                                    .collect(Collectors.joining("{RS}"));
            String sign = beside.isEmpty() ? "" : "\t" + beside.replace(' ', '\t');
            ShiftLine said =
                    ShiftLine.parse(
                            "+" + at + "\t" + camera.replaceAll("#.*", "") + "\t" + codes + sign);
            Instant when = Instant.EPOCH.plus(said.at());
            if (said.signal().isPresent()) {
                SignalOutcome outcome =
                        evaluator.signal(
                                said.station(),
                                said.signal().get(),
                                when,
                                said.at().toNanos(),
                                said.sign());
                outcome.found().forEach(each -> alarms.add(found(each)));
                outcome.rejected().forEach(journal::record);
                return;
            }
            List<Frame> message =
                    said.codes().stream()
                            .map(each ->
                                    new Frame(
                                            new DeviceId(camera),
                                            Bytes.parse(each),
                                            when,
                                            said.at().toNanos(),
                                            0))
                            .toList();
            for (ScanOutcome each : evaluator.judge(message, said.sign())) {
                journal.record(each.event());
                verdicts.add(each.event().verdict().name());
                each.alarm().ifPresent(kind -> alarms.add(kind.storedName()));
                each.found().forEach(finding -> alarms.add(found(finding)));
            }
        }
    }

    /// Each of `p1..p5`.
    private static Stream<String> series(String read) {
        Matcher series = SERIES.matcher(read);
        return series.matches()
                ? IntStream.rangeClosed(
                                Integer.parseInt(series.group(2)),
                                Integer.parseInt(series.group(3)))
                        .mapToObj(i -> series.group(1) + i)
                : Stream.of(read);
    }

    private static final class Listed implements ScanEvaluator.Units {
        @Override
        public Optional<Unit> unit(OrderId order, UnitId id) {
            return Optional.ofNullable(UNITS.get(id));
        }

        @Override
        public List<Unit> children(OrderId order, UnitId container) {
            return UNITS.values().stream()
                    .filter(unit -> unit.parent().equals(Optional.of(container)))
                    .sorted(
                            Comparator.<Unit>comparingInt(unit -> unit.id().key().length())
                                    .thenComparing(unit -> unit.id().key()))
                    .toList();
        }
    }

    /// One case: its rows as they are written, and as they come out.
    private static void check(String name, String line, List<String> rows) {
        Played played = new Played(line);
        List<String> came = new ArrayList<>();
        for (String row : rows) {
            List<String> cell = Stream.of((row + " ").split("\\|", -1)).map(String::strip).toList();
            List<String> out = played.play(cell);
            came.add(
                    (String.join(" | ", cell.subList(0, 4))
                                    + " | "
                                    + out.get(0)
                                    + " | "
                                    + out.get(1))
                            .replaceAll(" +", " ")
                            .strip());
        }
        assertEquals(
                rows.stream()
                        .map(row -> row.replaceAll(" +", " ").strip())
                        .collect(Collectors.joining("\n")),
                String.join("\n", came),
                name);
    }

    // [utest->req~line.helper-codes~1]
    // [utest->req~line-data.helper-codes~1]
    // [utest->req~line.helper-codes-after-restart~1]
    // [utest->req~line.helper-code-twice~1]
    // [utest->req~line.container-count~1]
    // [utest->req~line.container-missing~1]
    // [utest->req~line.two-parents~1]
    // [utest->req~line.mixed-container~1]
    // [utest->req~line.orphan-sscc~1]
    // [utest->req~line.label-codes~1]
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CaseTable.tests(PATH, ContainerCasesTest::check);
    }
}
