package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.Association;
import org.cordon.core.line.Combine;
import org.cordon.core.line.Filling;
import org.cordon.core.line.Line;
import org.cordon.core.line.ShiftLine;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationType;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteTargetHold;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;
import org.cordon.support.CaseTable;
import org.cordon.support.RuleData;
import org.cordon.support.SampleStates;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cases of `line-cases.txt`, each played on the line that it names.
final class LineCasesTest {
    static final Gtin PACK = new Gtin("04012345000009");
    static final Gtin BUNDLE = new Gtin("14012345000006");
    static final Order ORDER = order("PO-1");
    private static final Order WITHOUT_LIST =
            new Order(ORDER.id(), ORDER.product(), PACK, ORDER.lot(), ORDER.expiry(), 1);
    static final Map<UnitId, Unit> UNITS = units();

    private static final ScanEvaluator.Units LISTED =
            new ScanEvaluator.Units() {
                @Override
                public Optional<Unit> unit(OrderId order, UnitId id) {
                    return Optional.ofNullable(UNITS.get(id));
                }

                @Override
                public List<Unit> children(OrderId order, UnitId container) {
                    return UNITS.values().stream()
                            .filter(unit -> unit.parent().equals(Optional.of(container)))
                            .sorted(Comparator.comparing(unit -> unit.id().key()))
                            .toList();
                }
            };

    /// Lines with the cameras that they have beside one a station.
    private static final Map<String, List<String>> CAMERAS =
            Map.of(
                    "any",
                    List.of("Unit#1", "Unit#2"),
                    "all",
                    List.of("Unit#1", "Unit#2"),
                    "halves",
                    List.of("Film#1", "Film#2"));

    private static final Map<String, Line> LINES =
            Map.ofEntries(
                    Map.entry("single", Line.SINGLE),
                    Map.entry("cartons", line(unit())),
                    Map.entry("lanes", line(with(unit(), Combine.ANY, 2, false))),
                    Map.entry(
                            "bundles",
                            line(
                                    unit(),
                                    bundle(Association.CONTAINER_LAST),
                                    station(
                                            "Case",
                                            StationType.CASE,
                                            Association.CONTAINER_FIRST,
                                            0,
                                            Optional.of("Bundle")),
                                    station(
                                            "Pallet",
                                            StationType.PALLET,
                                            Association.CONTAINER_LAST,
                                            0,
                                            Optional.of("Case")))),
                    Map.entry("film", line(unit(), film())),
                    Map.entry(
                            "lag2",
                            line(
                                    unit(),
                                    station(
                                            "Case",
                                            StationType.CASE,
                                            Association.CONTAINER_LAST,
                                            2,
                                            Optional.of("Unit")))),
                    Map.entry(
                            "tables",
                            line(
                                    alone("First", StationType.CASE, Association.CONTAINER_FIRST),
                                    alone("Last", StationType.CASE, Association.CONTAINER_LAST))),
                    Map.entry(
                            "slots",
                            line(alone("Pallet", StationType.PALLET, Association.CONTAINER_FIRST))),
                    Map.entry(
                            "filled",
                            line(
                                    unit(),
                                    with(
                                            alone(
                                                    "Case",
                                                    StationType.CASE,
                                                    Association.CONTAINER_FIRST),
                                            Combine.ANY,
                                            2,
                                            false))),
                    Map.entry(
                            "cage",
                            line(unit(), alone("Cage", StationType.QUARANTINE, Association.NONE))),
                    Map.entry("any", line(unit(), bundle(Association.CONTAINER_LAST))),
                    Map.entry(
                            "all",
                            line(
                                    with(unit(), Combine.ALL, 1, false),
                                    bundle(Association.CONTAINER_LAST))),
                    Map.entry("halves", line(unit(), with(film(), Combine.UNION, 1, false))),
                    Map.entry(
                            "nolist",
                            line(
                                    with(unit(), Combine.ANY, 1, true),
                                    with(
                                            alone(
                                                    "Case",
                                                    StationType.CASE,
                                                    Association.CONTAINER_LAST),
                                            Combine.ANY,
                                            1,
                                            true),
                                    alone(
                                            "Pallet",
                                            StationType.PALLET,
                                            Association.CONTAINER_FIRST),
                                    alone("Bench", StationType.BENCH, Association.NONE))),
                    Map.entry(
                            "check",
                            line(unit(), alone("Check", StationType.BUNDLE, Association.NONE))),
                    Map.entry("learns", line(with(unit(), Combine.ANY, 1, true))));

    static Order order(String id) {
        return new Order(
                new OrderId(id),
                "Amlodipine 5 mg",
                PACK,
                new Lot("K2411A"),
                new Expiry(LocalDate.of(2028, 11, 30)),
                40);
    }

    private static Line line(Station... stations) {
        return new Line(List.of(stations));
    }

    private static Station unit() {
        return alone("Unit", StationType.UNIT, Association.NONE);
    }

    private static Station alone(String name, StationType type, Association how) {
        return station(name, type, how, 0, Optional.empty());
    }

    private static Station bundle(Association how) {
        return station("Bundle", StationType.BUNDLE, how, 0, Optional.of("Unit"));
    }

    private static Station film() {
        return station("Film", StationType.BUNDLE, Association.ONE_MESSAGE, 0, Optional.of("Unit"));
    }

    private static Station with(Station one, Combine combine, int lanes, boolean learn) {
        return new Station(
                one.id(),
                one.type(),
                one.association(),
                one.lag(),
                one.requires(),
                combine,
                lanes,
                learn);
    }

    private static Station station(
            String name, StationType type, Association how, int lag, Optional<String> requires) {
        return new Station(
                new StationId(name),
                type,
                how,
                lag,
                requires.map(StationId::new),
                Combine.ANY,
                1,
                false);
    }

    private static Map<UnitId, Unit> units() {
        Map<UnitId, Unit> units = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            add(units, "p" + (i + 1), UnitKind.PACK, Optional.of("b" + (i / 5 + 1)));
        }
        for (int i = 0; i < 8; i++) {
            add(units, "b" + (i + 1), UnitKind.BUNDLE, Optional.of("c" + (i / 2 + 1)));
        }
        for (int i = 0; i < 4; i++) {
            add(units, "c" + (i + 1), UnitKind.CASE, Optional.of("t" + (i / 2 + 1)));
        }
        add(units, "t1", UnitKind.PALLET, Optional.empty());
        add(units, "t2", UnitKind.PALLET, Optional.empty());
        return units;
    }

    private static void add(
            Map<UnitId, Unit> units, String name, UnitKind kind, Optional<String> parent) {
        UnitId id = id(name);
        units.put(id, new Unit(id, kind, parent.map(LineCasesTest::id), UnitState.ACTIVE));
    }

    static UnitId id(String name) {
        return switch (name.charAt(0)) {
            case 'p', 'x' -> new UnitId.Sgtin(PACK, new Serial("S" + name));
            case '=' -> new UnitId.Sgtin(PACK, new Serial(name.substring(1)));
            case 'b' -> new UnitId.Sgtin(BUNDLE, new Serial("S" + name));
            default -> new UnitId.Container(sscc(name));
        };
    }

    private static Sscc sscc(String name) {
        int number = name.charAt(0) * 10 + Integer.parseInt(name.substring(1));
        String digits = "%d4012345%09d".formatted(0, number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return new Sscc(digits + (10 - sum % 10) % 10);
    }

    static Bytes code(String read) {
        if (read.equals("none")) {
            return Bytes.parse("NOREAD");
        }
        int plus = read.indexOf('+');
        UnitId id = id(plus < 0 ? read : read.substring(0, plus));
        String wrong = plus < 0 ? "" : read.substring(plus + 1);
        String key =
                wrong.equals("product")
                        ? id.key().replace(PACK.digits(), BUNDLE.digits())
                        : id.key();
        return Bytes.parse(
                id instanceof UnitId.Container || (read.startsWith("b") && !wrong.equals("its-lot"))
                        ? key
                        : key
                                + "{GS}17"
                                + (wrong.equals("expiry") ? "281031" : "281130")
                                + "10"
                                + (wrong.equals("lot") ? "K2411B" : "K2411A"));
    }

    /// A line that a case is played on.
    static final class Played {
        private final Line line;
        private final boolean byHand;
        private final boolean listed;
        private final List<String> cameras;
        private final HeldUnits held = new HeldUnits();
        private final List<ScanJudged> events = new ArrayList<>();
        private final LineFeed feed;
        private final ScanEvaluator.Units units;
        private List<LineFinding> found = List.of();
        private ScanEvaluator evaluator;
        private List<SiteTargetHold> remote = List.of();

        Played(String name) {
            this(name, LineFeed.NONE, name.equals("nolist") ? (_, _) -> Optional.empty() : LISTED);
        }

        /// @param feed how line data come
        Played(String name, LineFeed feed, ScanEvaluator.Units units) {
            this.feed = feed;
            this.units = units;
            line = Objects.requireNonNull(LINES.get(name), name);
            byHand = name.equals("tables");
            listed = !name.equals("nolist");
            cameras = CAMERAS.getOrDefault(name, List.of());
            evaluator = started(true);
        }

        private ScanEvaluator started(boolean begins) {
            ScanEvaluator fresh =
                    new ScanEvaluator(RuleData.rules().on(line).fed(feed), units, elsewhere());
            Stream.concat(
                            cameras.stream(),
                            line.stations().stream()
                                    .map(station -> station.id().value())
                                    .filter(name ->
                                            cameras.stream().noneMatch(c -> at(c).equals(name))))
                    .forEach(name ->
                            fresh.device(
                                    new DeviceId(name),
                                    byHand ? DeviceRole.HANDHELD : DeviceRole.INLINE,
                                    Optional.of(new StationId(at(name)))));
            fresh.order(Optional.of(listed ? ORDER : WITHOUT_LIST), begins);
            fresh.held(held.all());
            fresh.heldTargets(held.targets());
            return fresh;
        }

        /// The station of a camera.
        private static String at(String camera) {
            return camera.replaceAll("#.*", "");
        }

        /// What was judged, oldest first.
        List<ScanJudged> events() {
            return events;
        }

        /// What the last row showed of the line.
        List<LineFinding> found() {
            return found;
        }

        /// What judges.
        ScanEvaluator evaluator() {
            return evaluator;
        }

        /// Holds a target from now on, as its entry says.
        void hold(HoldTarget target) {
            Entry entry =
                    SampleStates.entry(
                            new HoldEvent.TargetHeld(
                                    target,
                                    Optional.empty(),
                                    Reason.of("no-grade"),
                                    Optional.empty(),
                                    List.of()));
            held.apply(entry);
            found = evaluator.holdChanged(entry);
        }

        /// Releases it, as its entry says.
        void release(HoldTarget target) {
            Entry entry =
                    SampleStates.entry(
                            new HoldEvent.TargetReleased(
                                    target, Optional.empty(), "checked", new PersonId("second")));
            held.apply(entry);
            found = evaluator.holdChanged(entry);
        }

        /// Another terminal holds it from now on, or does no more.
        void elsewhere(HoldTarget target, boolean held) {
            List<SiteTargetHold> now = new ArrayList<>(remote);
            now.removeIf(hold -> hold.target().equals(target));
            if (held) {
                now.add(
                        new SiteTargetHold(
                                new TerminalId("L5"),
                                target,
                                true,
                                Optional.empty(),
                                Reason.of("no-grade"),
                                Optional.empty(),
                                Instant.EPOCH));
            }
            remote = List.copyOf(now);
        }

        private RemoteHolds elsewhere() {
            return new RemoteHolds() {
                @Override
                public Optional<SiteHold> held(UnitId unit) {
                    return Optional.empty();
                }

                @Override
                public List<SiteTargetHold> targets() {
                    return remote;
                }
            };
        }

        private String count(String station) {
            return String.valueOf(
                    events.stream()
                            .filter(ScanJudged::isAccepted)
                            .filter(event ->
                                    event.station().equals(Optional.of(new StationId(station))))
                            .filter(event ->
                                    line.station(new StationId(station))
                                            .flatMap(each -> each.type().level())
                                            .isPresent())
                            .map(ScanJudged::unit)
                            .distinct()
                            .count());
        }

        private void restart() {
            List<Filling> filling = evaluator.filling().containers();
            evaluator = started(false);
            Map<Optional<StationId>, Map<UnitId, Instant>> accepted = new HashMap<>();
            events.stream()
                    .filter(ScanJudged::isAccepted)
                    .forEach(event ->
                            accepted.computeIfAbsent(event.station(), _ -> new HashMap<>())
                                    .putIfAbsent(event.unit().orElseThrow(), event.receivedAt()));
            int _ = evaluator.lately(List.copyOf(events));
            assertEquals(filling, evaluator.filling().containers());
            evaluator.earlier(new AcceptedUnits(accepted), Set.of());
        }

        /// What comes of a row: its verdicts, as the row writes them.
        String play(String[] cell) {
            if (cell[1].equals("restart")) {
                restart();
                return "";
            }
            if (cell[1].equals("order")) {
                evaluator.order(Optional.of(ORDER), true);
                return "";
            }
            if (cell[1].equals("hold")) {
                hold(HoldTarget.Units.of(id(cell[2])));
                return "";
            }
            if (cell[2].equals("count")) {
                return count(cell[1]);
            }
            String codes =
                    cell[2].startsWith("!")
                            ? cell[2]
                            : Stream.of(cell[2].split(" "))
                                    .map(read -> code(read).toString())
                                    .collect(Collectors.joining("{RS}"));
            String sign = cell[3].isEmpty() ? "" : "\t" + cell[3].replace(' ', '\t');
            ShiftLine said =
                    ShiftLine.parse("+" + cell[0] + "\t" + at(cell[1]) + "\t" + codes + sign);
            if (said.signal().isPresent()) {
                evaluator.signal(
                        said.station(),
                        said.signal().get(),
                        Instant.EPOCH.plus(said.at()),
                        said.at().toNanos(),
                        said.sign());
                return "";
            }
            List<Frame> message =
                    said.codes().stream()
                            .map(each ->
                                    new Frame(
                                            new DeviceId(cell[1]),
                                            Bytes.parse(each),
                                            Instant.EPOCH.plus(said.at()),
                                            said.at().toNanos(),
                                            0))
                            .toList();
            List<ScanOutcome> judged = evaluator.judge(message, said.sign());
            judged.forEach(each -> events.add(each.event()));
            found = judged.stream().flatMap(each -> each.found().stream()).toList();
            return judged.stream()
                    .map(each -> each.event().verdict().name())
                    .collect(Collectors.joining(" "));
        }
    }

    /// One case: its rows as they are written, and as they come out.
    private static void check(String name, String line, List<String> rows) {
        Played played = new Played(line);
        CaseTable.check(name, rows, played::play);
    }

    // [utest->req~line.arrivals~1]
    // [utest->req~line.containers~1]
    // [utest->req~line.skipped-station~1]
    // [utest->req~line.restart~1]
    // [utest->req~line.filled~1]
    // [utest->req~line.several-scanners~1]
    // [utest->req~line.learn~1]
    // [utest->req~line.filling-shown~1]
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CaseTable.tests(
                "src/test/resources/org/cordon/app/scanning/line-cases.txt", LineCasesTest::check);
    }
}
