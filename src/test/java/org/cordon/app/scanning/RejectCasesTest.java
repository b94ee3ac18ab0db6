package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.Association;
import org.cordon.core.line.Combine;
import org.cordon.core.line.Line;
import org.cordon.core.line.ShiftLine;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationType;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
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

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The cases of `reject-cases.txt`, each played on the line that it names.
final class RejectCasesTest {
    private static final String PATH =
            "src/test/resources/org/cordon/app/scanning/reject-cases.txt";
    private static final long PITCH_MS = 200;
    private static final Station UNIT = station("Unit", StationType.UNIT, 0, 1, false);
    private static final Station CASE =
            packing("Case", Association.CONTAINER_FIRST, Optional.of("Unit"));

    private static final Station CHECK =
            new Station(
                    new StationId("Check"),
                    StationType.UNIT,
                    Association.NONE,
                    0,
                    Optional.of(new StationId("Unit")),
                    Combine.ANY,
                    1,
                    false);

    private static final Map<String, Line> LINES =
            Map.of(
                    "checks",
                    line(UNIT, CHECK, gate(3, false), CASE),
                    "silent",
                    line(
                            UNIT,
                            gate(3, false),
                            new Station(
                                    CASE.id(),
                                    CASE.type(),
                                    CASE.association(),
                                    0,
                                    CASE.requires(),
                                    Combine.ANY,
                                    1,
                                    false,
                                    false,
                                    10)),
                    "checks-rerun",
                    line(UNIT, CHECK, gate(3, true), CASE),
                    "gate",
                    line(UNIT, gate(3, false), CASE),
                    "bin",
                    line(UNIT, gate(0, false), CASE),
                    "own",
                    line(UNIT),
                    "rerun",
                    line(UNIT, gate(3, true), CASE),
                    "beside",
                    line(
                            UNIT,
                            gate(3, false),
                            station("Rework", StationType.REWORK, 0, 1, false),
                            station("Sampling", StationType.SAMPLING, 0, 1, false),
                            station("Cage", StationType.QUARANTINE, 0, 1, false),
                            station("Bench", StationType.BENCH, 0, 1, false),
                            CASE),
                    "lanes",
                    line(station("Unit", StationType.UNIT, 0, 2, false), gate(2, false)),
                    "tables",
                    line(
                            packing("First", Association.CONTAINER_FIRST, Optional.empty()),
                            packing("Second", Association.CONTAINER_FIRST, Optional.empty()),
                            packing("Last", Association.CONTAINER_LAST, Optional.empty())));

    private static Line line(Station... stations) {
        return new Line(List.of(stations));
    }

    private static Station gate(int lag, boolean rerun) {
        return station("Gate", StationType.REJECT, lag, 1, rerun);
    }

    private static Station station(
            String name, StationType type, int lag, int lanes, boolean rerun) {
        return new Station(
                new StationId(name),
                type,
                Association.NONE,
                lag,
                Optional.empty(),
                Combine.ANY,
                lanes,
                false,
                rerun);
    }

    private static Station packing(String name, Association how, Optional<String> requires) {
        return new Station(
                new StationId(name),
                StationType.CASE,
                how,
                0,
                requires.map(StationId::new),
                Combine.ANY,
                1,
                false);
    }

    private static String name(UnitId unit) {
        return unit instanceof UnitId.Sgtin pack
                ? pack.serial().value().substring(1)
                : LineCasesTest.UNITS.keySet().stream().anyMatch(unit::equals)
                        ? containerName(unit)
                        : unit.label();
    }

    private static String containerName(UnitId unit) {
        return Stream.of("c1", "c2", "c3", "c4")
                .filter(each -> LineCasesTest.id(each).equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private static Bytes code(String read) {
        return read.equals("bad")
                ? Bytes.parse("010401234500000821S1{GS}1728113010K2411A")
                : LineCasesTest.code(read);
    }

    /// What is found of the line, as the last cell of a row says it.
    private static String found(LineFinding finding) {
        Reason.Coded reason = (Reason.Coded) finding.reason();
        List<String> said =
                reason.arguments().stream()
                        .map(each -> ((Reason.Argument.Text) each).text())
                        .map(RejectCasesTest::said)
                        .toList();
        String about =
                switch (reason.code()) {
                    case "escaped" -> said.get(0);
                    case "escaped.seen" -> said.get(0) + " seen at " + said.get(2);
                    case "escaped.unread" -> "unread behind " + said.get(1);
                    case "escaped.unread.first" -> "unread";
                    case "no-reads" -> "behind " + said.get(2);
                    case "wrong-container.closed" -> said.get(0) + " in " + said.get(1);
                    case "bypass",
                            "station-silent",
                            "station-silent.packs",
                            "station-silent.missed" ->
                            said.get(0);
                    default -> "";
                };
        return ((finding.stands() ? "+" : "-")
                        + finding.kind().storedName()
                        + " "
                        + (finding.stands() || reason.code().equals("bypass") ? about : ""))
                .strip();
    }

    private static String said(String argument) {
        return LineCasesTest.UNITS.keySet().stream()
                .filter(unit -> unit.label().equals(argument))
                .findFirst()
                .map(RejectCasesTest::name)
                .orElse(argument);
    }

    private static final class Played {
        private final Line line;
        private final DeviceRole role;
        private final ChainJournal journal = new ChainJournal("L3");
        private Order order = LineCasesTest.ORDER;
        private ScanEvaluator evaluator;

        Played(String name) {
            line = Objects.requireNonNull(LINES.get(name), name);
            role = name.equals("tables") ? DeviceRole.HANDHELD : DeviceRole.INLINE;
            evaluator = started(true);
        }

        private ScanEvaluator started(boolean begins) {
            ScanEvaluator fresh =
                    new ScanEvaluator(
                            RuleData.rules().on(line),
                            (_, id) -> Optional.ofNullable(LineCasesTest.UNITS.get(id)),
                            _ -> Optional.empty());
            line.stations()
                    .forEach(station ->
                            fresh.device(
                                    new DeviceId(station.id().value()),
                                    role,
                                    Optional.of(station.id())));
            fresh.order(Optional.of(order), begins);
            return fresh;
        }

        /// What the record says of the running order becomes known.
        private void learn(boolean begins) {
            ScanHistory history =
                    ScanHistory.from(
                            journal,
                            new JournalReplay(journal),
                            Optional.of(order.id()),
                            journal.head(StreamId.SCANS),
                            () -> true);
            if (!begins) {
                int _ = evaluator.lately(history.lately());
            }
            evaluator.earlier(history.accepted(), history.rejected());
        }

        /// Units that were recorded as rejected, one after the other.
        private String rejected() {
            return journal.entries(StreamId.SCANS, 1, 0, journal.head(StreamId.SCANS).seq())
                    .map(Entry::event)
                    .filter(LineEvent.UnitRejected.class::isInstance)
                    .map(event -> name(((LineEvent.UnitRejected) event).unit()))
                    .collect(Collectors.joining(" "));
        }

        /// The last two cells of a row as they come out.
        private List<String> play(List<String> cell) {
            if (cell.get(1).equals("restart")) {
                evaluator = started(false);
                learn(false);
                return List.of("", "");
            }
            if (cell.get(1).equals("order")) {
                order = LineCasesTest.order(cell.get(2));
                List<LineFinding> left = evaluator.order(Optional.of(order), true);
                learn(true);
                return List.of(
                        "",
                        left.stream().map(RejectCasesTest::found).collect(Collectors.joining(" ")));
            }
            if (cell.get(1).equals("wait")) {
                List<LineFinding> left =
                        evaluator.idle(Duration.ofMillis(Long.parseLong(cell.get(0))).toNanos());
                return List.of(
                        "",
                        left.stream().map(RejectCasesTest::found).collect(Collectors.joining(" ")));
            }
            if (cell.get(2).equals("rejected")) {
                return List.of(rejected(), "");
            }
            long at = Long.parseLong(cell.get(0));
            List<String> verdicts = new ArrayList<>();
            List<String> alarms = new ArrayList<>();
            for (String message : messages(cell.get(2))) {
                play(at, cell.get(1), message, cell.get(3), verdicts, alarms);
                at += PITCH_MS;
            }
            boolean alike = verdicts.size() > 1 && verdicts.stream().distinct().count() == 1;
            return List.of(
                    alike ? "all " + verdicts.getFirst() : String.join(" ", verdicts),
                    String.join(" ", alarms));
        }

        /// Each of `p1..p5`.
        private static List<String> messages(String read) {
            int dots = read.indexOf("..p");
            return dots < 0
                    ? List.of(read)
                    : IntStream.rangeClosed(
                                    Integer.parseInt(read.substring(1, dots)),
                                    Integer.parseInt(read.substring(dots + 3)))
                            .mapToObj(i -> "p" + i)
                            .toList();
        }

        private void play(
                long at,
                String station,
                String read,
                String beside,
                List<String> verdicts,
                List<String> alarms) {
            String codes =
                    read.startsWith("!")
                            ? read
                            : Stream.of(read.split(" "))
                                    .map(each -> code(each).toString())
                                    .collect(Collectors.joining("{RS}"));
            String sign = beside.isEmpty() ? "" : "\t" + beside.replace(' ', '\t');
            ShiftLine said = ShiftLine.parse("+" + at + "\t" + station + "\t" + codes + sign);
            if (said.signal().isPresent()) {
                SignalOutcome outcome =
                        evaluator.signal(
                                said.station(),
                                said.signal().get(),
                                Instant.EPOCH.plus(said.at()),
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
                                            new DeviceId(station),
                                            Bytes.parse(each),
                                            Instant.EPOCH.plus(said.at()),
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

    /// One case: its rows as they are written, and as they come out.
    private static void check(String name, String line, List<String> rows) {
        Played played = new Played(line);
        List<String> came = new ArrayList<>();
        for (String row : rows) {
            List<String> cell = Stream.of((row + " ").split("\\|", -1)).map(String::strip).toList();
            String head = row.substring(0, end(row, 4));
            List<String> out = played.play(cell);
            came.add((head + " " + out.get(0) + " | " + out.get(1)).replaceAll(" +", " ").strip());
        }
        assertEquals(
                rows.stream()
                        .map(row -> row.replaceAll(" +", " ").strip())
                        .collect(Collectors.joining("\n")),
                String.join("\n", came),
                name);
    }

    /// Behind the given bar.
    private static int end(String row, int bars) {
        int end = 0;
        for (int i = 0; i < bars; i++) {
            end = row.indexOf('|', end) + 1;
        }
        return end;
    }

    // [utest->req~line.rejects~1]
    // [utest->req~line.rejected-seen~1]
    // [utest->req~line.rejected-after-restart~1]
    // [utest->req~line.station-silent~1]
    // [utest->req~line.bypass~1]
    // [utest->req~line.no-reads~1]
    // [utest->req~line.by-hand~1]
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CaseTable.tests(PATH, RejectCasesTest::check);
    }
}
