package org.cordon.core.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.Association;
import org.cordon.core.line.Combine;
import org.cordon.core.line.Line;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationType;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One case of `reconciliation-cases.txt`: its events, and what they come to.
public final class ReconciliationCase {
    private static final Gtin PRODUCT = new Gtin("04012345000016");

    private static final OrderId OTHER = new OrderId("PO-of-others");
    private final OrderId id;
    private final Line line;
    private final LineFeed.Kind feed;
    private final OptionalInt full;
    private final List<JournalEvent> events = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();
    private final List<Counters> counters = new ArrayList<>();
    private boolean allocated;
    private boolean listed;
    private boolean closing;
    private long tagged;
    private int reports;
    private long seconds;

    private ReconciliationCase(OrderId id, String[] on) {
        this.id = id;
        line = line(on[0]);
        feed = LineFeed.Kind.valueOf(on[1].toUpperCase(Locale.ROOT).replace('-', '_'));
        full =
                on.length > 2
                        ? OptionalInt.of(Integer.parseInt(on[2].replace("full=", "")))
                        : OptionalInt.empty();
    }

    private static Line line(String name) {
        return switch (name) {
            case "eu" ->
                    new Line(
                            List.of(
                                    station("Unit", StationType.UNIT, Association.NONE, false),
                                    station("Check", StationType.UNIT, Association.NONE, false)));
            case "cases", "joined" ->
                    new Line(
                            List.of(
                                    station("Unit", StationType.UNIT, Association.NONE, false),
                                    station(
                                            "Case",
                                            StationType.CASE,
                                            name.equals("cases")
                                                    ? Association.CONTAINER_FIRST
                                                    : Association.LINE_DATA,
                                            false)));
            case "learn" ->
                    new Line(List.of(station("Unit", StationType.UNIT, Association.NONE, true)));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Station station(
            String name, StationType type, Association association, boolean learn) {
        return new Station(
                new StationId(name), type, association, 0, Optional.empty(), Combine.ANY, 1, learn);
    }

    private void play(String[] words) {
        seconds++;
        switch (words[0]) {
            case "list", "pool" -> list(words);
            case "again" -> {
                activate();
                listed = false;
                units.clear();
            }
            default -> {
                activate();
                after(words);
            }
        }
    }

    private void list(String[] words) {
        boolean pool = words[0].equals("pool");
        allocated |= pool;
        int in = Arrays.asList(words).indexOf("in");
        Optional<UnitId> container = in < 0 ? Optional.empty() : Optional.of(unit(words[in + 1]));
        container.ifPresent(each ->
                units.add(new Unit(each, UnitKind.CASE, Optional.empty(), UnitState.ACTIVE)));
        units(words, 1, in < 0 ? words.length : in)
                .forEach(each ->
                        units.add(
                                new Unit(
                                        each,
                                        UnitKind.PACK,
                                        container,
                                        pool ? UnitState.ALLOCATED : UnitState.ACTIVE)));
    }

    private void activate() {
        if (!listed) {
            listed = true;
            events.add(
                    new OrderEvent.OrderOpened(
                            opened(), "order.csv", Entry.NO_HASH, units.size(), allocated));
            events.add(new OrderEvent.UnitsListed(id, units));
            events.add(new OrderEvent.OrderActivated(id));
        }
    }

    private Order opened() {
        return new Order(
                id,
                "Tablets",
                PRODUCT,
                new Lot("L1"),
                new Expiry(LocalDate.of(2028, 11, 30)),
                (int) units.stream().filter(unit -> unit.kind() == UnitKind.PACK).count());
    }

    private void after(String[] words) {
        switch (words[0]) {
            case "read" ->
                    units(words, 2, words.length)
                            .forEach(unit -> scan(words[1], unit, VerdictCode.ACCEPTED, id));
            case "other" -> scan(words[1], unit(words[2]), VerdictCode.ACCEPTED, OTHER);
            case "set-up" ->
                    scan(
                            words[1],
                            unit(words[2]),
                            VerdictCode.ACCEPTED,
                            id,
                            Optional.of(ReadPurpose.SET_UP));
            case "refused" -> scan(words[1], unit(words[2]), VerdictCode.WRONG_EXPIRY, id);
            case "twice" -> scan(words[1], unit(words[2]), VerdictCode.DUPLICATE, id);
            case "off" ->
                    events.add(
                            new LineEvent.UnitRejected(
                                    unit(words[1]),
                                    new StationId("Unit"),
                                    Optional.empty(),
                                    now(),
                                    Optional.of(id),
                                    words.length > 2));
            case "said" -> report(words);
            case "tag" -> tagged += Long.parseLong(words[1]);
            case "count" ->
                    counters.add(
                            new Counters(
                                    new StationId(words[1]),
                                    OptionalLong.empty(),
                                    OptionalLong.of(Long.parseLong(words[2])),
                                    OptionalLong.empty()));
            case "explain" ->
                    events.add(
                            new ReconciliationEvent.DifferenceExplained(
                                    id,
                                    List.of(unit(words[1])),
                                    Explanation.valueOf(words[2]),
                                    ""));
            case "closing" -> closing = true;
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private Instant now() {
        return Instant.EPOCH.plusSeconds(seconds);
    }

    private void scan(String station, UnitId unit, VerdictCode verdict, OrderId order) {
        scan(station, unit, verdict, order, Optional.empty());
    }

    private void scan(
            String station,
            UnitId unit,
            VerdictCode verdict,
            OrderId order,
            Optional<ReadPurpose> purpose) {
        events.add(
                new ScanJudged(
                        new DeviceId("cam"),
                        now(),
                        Bytes.of(),
                        Optional.of(order),
                        verdict,
                        Optional.of(unit),
                        Optional.empty(),
                        Reason.none(),
                        Optional.empty(),
                        DeviceRole.INLINE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new StationId(station)),
                        1,
                        0,
                        purpose));
    }

    private void report(String[] words) {
        String name = id + "r" + ++reports;
        LineFact fact =
                switch (words[1]) {
                    case "commissioned" -> new LineFact.Commissioned(rest(words, 2));
                    case "packed" -> new LineFact.Packed(unit(words[2]), rest(words, 3));
                    case "unpacked" -> new LineFact.Unpacked(unit(words[2]), rest(words, 3));
                    case "rejected" -> new LineFact.Rejected(rest(words, 2));
                    case "put-back" -> new LineFact.Reintroduced(rest(words, 2));
                    case "sampled" -> new LineFact.Ended(rest(words, 2), UnitState.SAMPLED);
                    case "destroyed" -> new LineFact.Ended(rest(words, 2), UnitState.DESTROYED);
                    case "taken-off" ->
                            new LineFact.Ended(rest(words, 2), UnitState.DECOMMISSIONED);
                    case "wrong" -> new LineFact.Withdrawn();
                    default -> throw new IllegalArgumentException(words[1]);
                };
        events.add(
                new LineEvent.LineDataReported(
                        Optional.of(id),
                        "line.json",
                        Entry.NO_HASH,
                        now(),
                        List.of(
                                new LineReport(
                                        fact instanceof LineFact.Withdrawn
                                                ? id + "r" + words[2]
                                                : name,
                                        now(),
                                        Optional.empty(),
                                        fact)),
                        fact instanceof LineFact.Reintroduced put ? put.units() : List.of()));
    }

    private static List<UnitId> rest(String[] words, int from) {
        return units(words, from, words.length).toList();
    }

    private static Stream<UnitId> units(String[] words, int from, int to) {
        return Arrays.stream(words, from, to)
                .flatMap(ReconciliationCase::range)
                .map(ReconciliationCase::unit);
    }

    private static Stream<String> range(String word) {
        int dots = word.indexOf("..");
        return dots < 0
                ? Stream.of(word)
                : IntStream.rangeClosed(
                                Integer.parseInt(word.substring(1, dots)),
                                Integer.parseInt(word.substring(dots + 3)))
                        .mapToObj(number -> word.charAt(0) + "" + number);
    }

    private static UnitId unit(String name) {
        return name.startsWith("p")
                ? new UnitId.Sgtin(PRODUCT, new Serial(name))
                : container("34012345%09d".formatted(Integer.parseInt(name.substring(1))));
    }

    private static UnitId container(String digits) {
        return new UnitId.Container(new Sscc(digits + CheckDigit.of(digits)));
    }

    /// What the rows of a case that are not of its result say.
    public static ReconciliationCase of(OrderId order, String on, List<String> rows) {
        ReconciliationCase played = new ReconciliationCase(order, on.split(" ", -1));
        rows.stream().filter(row -> !isResult(row)).forEach(row -> played.play(row.split(" ", -1)));
        played.activate();
        return played;
    }

    /// Whether a row says what comes of the case.
    public static boolean isResult(String row) {
        return "=!~".indexOf(row.charAt(0)) >= 0;
    }

    /// The order that is counted.
    public OrderId order() {
        return id;
    }

    /// The line that it is played on.
    public Line line() {
        return line;
    }

    /// How line data come.
    public LineFeed.Kind feed() {
        return feed;
    }

    /// What happened, in its order.
    public List<JournalEvent> events() {
        return events;
    }

    /// What it comes to.
    ///
    /// @param all units of the order, as they were recorded
    public List<String> told(Order order, Optional<Instant> lastReport, List<UnitRecord> all) {
        UnitCount count =
                new UnitCount(
                        new ReconciliationRules(
                                order,
                                allocated,
                                line,
                                feed,
                                full,
                                false,
                                ReconciliationRules.Observed.NOTHING));
        all.forEach(count::add);
        ReconciliationRules rules = count.rules(closing);
        Reconciliation reconciliation = count.get(closing, lastReport, tagged, counters);
        List<String> told = new ArrayList<>();
        told.add(
                "= "
                        + reconciliation.lines().stream()
                                .filter(line -> line.count() != 0)
                                .map(line -> line.key() + " " + line.count())
                                .collect(Collectors.joining(", ")));
        Map<DifferenceKind, List<String>> differences = new EnumMap<>(DifferenceKind.class);
        for (UnitRecord unit : all) {
            for (DifferenceKind each : rules.differences(unit)) {
                differences.computeIfAbsent(each, _ -> new ArrayList<>()).add(unit.id().label());
            }
        }
        Map<DifferenceKind, Long> sizes = new TreeMap<>();
        differences.forEach((each, serials) -> sizes.put(each, (long) serials.size()));
        assertEquals(sizes, reconciliation.differences());
        if (!differences.isEmpty()) {
            told.add(
                    "! "
                            + differences.entrySet().stream()
                                    .map(each ->
                                            each.getKey() + " " + String.join(" ", each.getValue()))
                                    .collect(Collectors.joining("; ")));
        }
        reconciliation
                .counters()
                .forEach(each ->
                        told.add(
                                "~ %s %d %d"
                                        .formatted(each.station(), each.machine(), each.read())));
        checkSum(reconciliation);
        return told;
    }

    /// The rows below what was commissioned add up to it.
    private static void checkSum(Reconciliation reconciliation) {
        long below =
                reconciliation.lines().stream()
                        .filter(line ->
                                line.key().compareTo(ReconciliationLine.Key.COMMISSIONED) > 0
                                        && line.key() != ReconciliationLine.Key.TAGGED)
                        .mapToLong(ReconciliationLine::count)
                        .sum();
        assertEquals(reconciliation.count(ReconciliationLine.Key.COMMISSIONED), below, "the sum");
    }
}
