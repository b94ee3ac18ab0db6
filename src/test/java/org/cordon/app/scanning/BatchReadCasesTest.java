package org.cordon.app.scanning;

import org.cordon.core.batch.BatchPhase;
import org.cordon.core.batch.BatchStep;
import org.cordon.core.batch.Differences;
import org.cordon.core.batch.LotExtent;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.Association;
import org.cordon.core.line.Combine;
import org.cordon.core.line.Line;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.line.ShiftLine;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationType;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.BatchState;
import org.cordon.core.projection.Batches;
import org.cordon.core.projection.Changeover;
import org.cordon.core.projection.Orders;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.verdict.AlarmKind;
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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cases of `batch-cases.txt`, each played on the line that it names.
final class BatchReadCasesTest {
    private static final OrderId FIRST = LineCasesTest.ORDER.id();
    private static final Duration LATE = Duration.ofSeconds(60);
    private static final DeviceId HAND = new DeviceId("Hand");
    private static final Map<OrderId, Order> ORDERS =
            Stream.of(order("PO-1", "K2411A"), order("PO-2", "K2411B"))
                    .collect(Collectors.toMap(Order::id, order -> order));
    private static final Map<OrderId, Map<UnitId, Unit>> UNITS =
            Map.of(FIRST, units('p', 'c'), new OrderId("PO-2"), units('q', 'd'));

    private static Order order(String id, String lot) {
        Order like = LineCasesTest.ORDER;
        return new Order(
                new OrderId(id),
                like.product(),
                like.gtin(),
                new Lot(lot),
                like.expiry(),
                like.packs());
    }

    private static Map<UnitId, Unit> units(char pack, char box) {
        Map<UnitId, Unit> units = new HashMap<>();
        for (int i = 1; i <= 2; i++) {
            add(units, "" + box + i, UnitKind.CASE, Optional.empty());
        }
        for (int i = 1; i <= 40; i++) {
            add(units, "" + pack + i, UnitKind.PACK, Optional.of("" + box + (i <= 20 ? 1 : 2)));
        }
        return units;
    }

    private static void add(
            Map<UnitId, Unit> units, String name, UnitKind kind, Optional<String> parent) {
        units.put(
                id(name),
                new Unit(id(name), kind, parent.map(BatchReadCasesTest::id), UnitState.ACTIVE));
    }

    private static Order orderOf(OrderId id) {
        return Objects.requireNonNull(ORDERS.get(id));
    }

    private static Map<UnitId, Unit> unitsOf(OrderId id) {
        return UNITS.getOrDefault(id, Map.of());
    }

    private static UnitId id(String name) {
        return name.startsWith("q") ? LineCasesTest.id("=S" + name) : LineCasesTest.id(name);
    }

    private static Bytes code(String read) {
        if (read.equals("bad")) {
            return Bytes.parse("010401234500000821S1{GS}1728113010K2411A");
        }
        if (!read.startsWith("q")) {
            return LineCasesTest.code(read);
        }
        // What is another lot for the one order is that of the other.
        return LineCasesTest.code(
                read.endsWith("+lot") ? "=S" + read.replace("+lot", "") : "=S" + read + "+lot");
    }

    private static Line line(boolean isShort) {
        return new Line(
                List.of(
                        station(
                                "Unit",
                                StationType.UNIT,
                                Association.NONE,
                                0,
                                Optional.empty(),
                                100),
                        station(
                                "Gate",
                                StationType.REJECT,
                                Association.NONE,
                                3,
                                Optional.empty(),
                                1),
                        station(
                                "Case",
                                StationType.CASE,
                                Association.CONTAINER_FIRST,
                                0,
                                Optional.of(new StationId("Unit")),
                                isShort ? 4 : 100)));
    }

    private static Station station(
            String name,
            StationType type,
            Association how,
            int lag,
            Optional<StationId> requires,
            int silentPacks) {
        return new Station(
                new StationId(name),
                type,
                how,
                lag,
                requires,
                Combine.ANY,
                1,
                false,
                false,
                silentPacks);
    }

    private static final class Played {
        private final ChainJournal journal = new ChainJournal("L3");
        private final Line line;
        private final LineFeed feed;
        private final List<AlarmKind> raised = new ArrayList<>();
        private final Set<Entry> alarms = new LinkedHashSet<>();
        private Orders orders = new Orders();
        private Batches batches = new Batches();
        private ScanEvaluator evaluator;
        private long nanos;

        Played(String on) {
            line = line(on.startsWith("short"));
            boolean atEnd = on.endsWith("batch-end");
            feed = new LineFeed(atEnd ? LineFeed.Kind.BATCH_END : LineFeed.Kind.NONE, LATE, true);
            evaluator = started();
            happens(new OrderEvent.OrderOpened(orderOf(FIRST), "a.json", Entry.NO_HASH, 42, atEnd));
            activate(new OrderEvent.OrderActivated(FIRST));
        }

        private ScanEvaluator started() {
            ScanEvaluator fresh =
                    new ScanEvaluator(
                            RuleData.rules().on(line).fed(feed), listed(), _ -> Optional.empty());
            for (Station station : line.stations()) {
                fresh.device(
                        new DeviceId(station.id().value()),
                        DeviceRole.INLINE,
                        Optional.of(station.id()));
            }
            fresh.device(HAND, DeviceRole.HANDHELD, Optional.empty());
            return fresh;
        }

        private ScanEvaluator.Units listed() {
            return new ScanEvaluator.Units() {
                @Override
                public Optional<Unit> unit(OrderId order, UnitId id) {
                    return Optional.ofNullable(unitsOf(order).get(id)).map(Played.this::given);
                }

                @Override
                public List<Unit> children(OrderId order, UnitId container) {
                    return unitsOf(order).values().stream()
                            .filter(unit -> unit.parent().equals(Optional.of(container)))
                            .toList();
                }
            };
        }

        private Unit given(Unit unit) {
            return feed.kind() == LineFeed.Kind.BATCH_END
                    ? new Unit(unit.id(), unit.kind(), Optional.empty(), UnitState.ALLOCATED)
                    : unit;
        }

        private Entry happens(JournalEvent event) {
            Entry entry = journal.record(event);
            orders.apply(entry);
            batches.apply(entry);
            return entry;
        }

        private void activate(OrderEvent.OrderActivated event) {
            boolean beside = event.rolling();
            happens(event);
            Order order = orderOf(event.order());
            tell(
                    beside
                            ? evaluator.changeover(order, true, false)
                            : evaluator.order(Optional.of(order), true));
            ScanHistory history = history(order.id());
            evaluator.earlier(history.accepted(), history.rejected());
        }

        private ScanHistory history(OrderId order) {
            return ScanHistory.from(
                    journal,
                    new JournalReplay(journal),
                    Optional.of(order),
                    journal.head(StreamId.SCANS),
                    () -> true);
        }

        private void tell(List<LineFinding> found) {
            for (LineFinding finding : found) {
                if (finding.stands()) {
                    raised.add(finding.kind());
                    alarms.add(
                            journal.record(
                                    AlarmEvent.AlarmRaised.of(
                                            finding, Instant.EPOCH, Optional.empty())));
                }
            }
        }

        /// All that is known again comes from the record.
        private void restart() {
            evaluator = started();
            orders = new Orders();
            batches = new Batches();
            journal.entries(StreamId.OPERATIONS, 1, 0, journal.head(StreamId.OPERATIONS).seq())
                    .forEach(entry -> {
                        orders.apply(entry);
                        batches.apply(entry);
                    });
            Optional<Changeover> changeover =
                    orders.changeover().filter(each -> !line.isChangedOver(each.changed()));
            Order order = orders.active().orElseThrow().order();
            if (changeover.isPresent()) {
                learn(changeover.get().before().order(), false);
            }
            learn(order, changeover.isPresent());
            changeover.ifPresent(each -> each.changed().forEach(evaluator::changedOver));
        }

        private void learn(Order order, boolean beside) {
            if (beside) {
                tell(evaluator.changeover(order, false, false));
            } else {
                tell(evaluator.order(Optional.of(order), false));
            }
            BatchState batch = batches.get(order.id());
            evaluator.phase(
                    order.id(),
                    batch.phase(),
                    batch.last(BatchStep.BEGIN_CLOSING)
                            .map(each -> closings.getOrDefault(each.position(), nanos))
                            .orElse(nanos));
            batch.timeline().forEach(each -> approved(each.event()));
            ScanHistory history = history(order.id());
            OrderEvaluator of = evaluator.of(Optional.of(order.id()));
            of.progress().tested(history.testPieces());
            int _ = of.lately(history.lately());
            of.earlier(history.accepted(), history.rejected());
            Instant now = Instant.EPOCH.plusNanos(nanos);
            tell(of.reports().earlier(history.lineData(), false, now, nanos));
            tell(
                    of.reports()
                            .waiting(
                                    of.reports()
                                            .unexplained(history.lineData().notCommissioned(), now),
                                    EarlierFindings.of(List.copyOf(alarms), new LogPosition(0, 0)),
                                    nanos));
        }

        // When batches began to close, on the clock of the case.
        private final Map<LogPosition, Long> closings = new HashMap<>();

        private void approved(JournalEvent event) {
            if (event instanceof BatchEvent.FirstPieceApproved(var order, var unit, _, _)) {
                evaluator.approved(order, unit.orElseThrow());
            }
        }

        private void step(BatchEvent event) {
            Entry entry = happens(event);
            if (event instanceof BatchEvent.BatchClosing) {
                closings.put(entry.position(), nanos);
            }
            evaluator.phase(event.order(), batches.get(event.order()).phase(), nanos);
            approved(event);
        }

        /// The steps that lead to a phase.
        private void batch(String phase, OrderId order) {
            PersonId second = new PersonId("second");
            BatchPhase now = batches.get(order).phase();
            switch (phase) {
                case "set-up" -> {
                    if (now == BatchPhase.PLANNED) {
                        step(new BatchEvent.LineCleared(order, "1", List.of(), second));
                    }
                    step(new BatchEvent.SetUpStarted(order));
                }
                case "running" -> {
                    switch (now) {
                        case PAUSED, CLOSING -> step(new BatchEvent.BatchResumed(order));
                        case SET_UP -> step(new BatchEvent.BatchStarted(order));
                        default -> {
                            batch("set-up", order);
                            step(new BatchEvent.BatchStarted(order));
                        }
                    }
                }
                case "paused" -> {
                    if (now == BatchPhase.PLANNED) {
                        batch("running", order);
                    }
                    step(new BatchEvent.BatchPaused(order, "film"));
                }
                case "closing" ->
                        step(
                                now == BatchPhase.CLOSED
                                        ? new BatchEvent.BatchReopened(order, "one more", second)
                                        : new BatchEvent.BatchClosing(order));
                case "closed" ->
                        step(
                                new BatchEvent.BatchClosed(
                                        order,
                                        Differences.of(0, 0),
                                        "",
                                        Optional.empty(),
                                        LotExtent.WHOLE));
                case "aborted" -> step(new BatchEvent.BatchAborted(order, "film"));
                default -> throw new IllegalArgumentException(phase);
            }
        }

        private String filling(String station) {
            return evaluator.filling().containers().stream()
                    .filter(each -> each.station().value().equals(station))
                    .flatMap(each -> each.label().stream())
                    .map(label ->
                            Stream.of("c1", "c2", "d1", "d2")
                                    .filter(name -> id(name).equals(label))
                                    .findFirst()
                                    .orElseThrow())
                    .collect(Collectors.joining(" "));
        }

        private String count(String station, OrderId order) {
            return String.valueOf(
                    journal.entries(StreamId.SCANS, 1, 0, journal.head(StreamId.SCANS).seq())
                            .map(Entry::event)
                            .filter(ScanJudged.class::isInstance)
                            .map(ScanJudged.class::cast)
                            .filter(ScanJudged::isAccepted)
                            .filter(scan -> scan.order().equals(Optional.of(order)))
                            .filter(scan -> scan.station().orElseThrow().value().equals(station))
                            .map(ScanJudged::unit)
                            .distinct()
                            .count());
        }

        /// What comes of a row, as it writes it.
        String play(String[] cell) {
            raised.clear();
            nanos = Duration.ofMillis(Long.parseLong(cell[0])).toNanos();
            OrderId order = cell[3].startsWith("PO") ? new OrderId(cell[3]) : FIRST;
            String what =
                    switch (cell[1]) {
                        case "restart" -> none(this::restart);
                        case "later" -> none(() -> tell(evaluator.overdue(nanos)));
                        case "batch" -> none(() -> batch(cell[2], order));
                        case "approved" ->
                                none(() ->
                                        step(
                                                new BatchEvent.FirstPieceApproved(
                                                        order,
                                                        Optional.of(id(cell[2])),
                                                        "",
                                                        new PersonId("second"))));
                        case "order", "rolling" -> none(() -> loaded(cell));
                        case "changed" -> none(() -> changed(new StationId(cell[2])));
                        default ->
                                switch (cell[2]) {
                                    case "count" -> count(cell[1], order);
                                    case "filling" -> filling(cell[1]);
                                    default -> read(cell);
                                };
                    };
            String told =
                    raised.stream().map(AlarmKind::storedName).collect(Collectors.joining(" "));
            return told.isEmpty() ? what : what + "; " + told;
        }

        private static String none(Runnable step) {
            step.run();
            return "";
        }

        private void loaded(String[] cell) {
            OrderId order = new OrderId(cell[2]);
            happens(new OrderEvent.OrderOpened(orderOf(order), "b.json", Entry.NO_HASH, 42, false));
            activate(new OrderEvent.OrderActivated(order, cell[1].equals("rolling")));
        }

        private void changed(StationId station) {
            OrderId order = orders.active().orElseThrow().order().id();
            happens(new BatchEvent.LineCleared(order, "1", List.of(), new PersonId("second")));
            step(new BatchEvent.StationChangedOver(order, station));
            tell(evaluator.changedOver(station));
        }

        private String read(String[] cell) {
            String at = cell[1].equals("Hand") ? "" : cell[1] + "\t";
            String codes = cell[2].startsWith("!") ? cell[2] : code(cell[2]).toString();
            ShiftLine said =
                    ShiftLine.parse("+" + cell[0] + "\t" + (at.isEmpty() ? "Unit\t" : at) + codes);
            Instant when = Instant.EPOCH.plus(said.at());
            if (said.signal().isPresent()) {
                SignalOutcome outcome =
                        evaluator.signal(
                                said.station(), said.signal().get(), when, nanos, said.sign());
                outcome.recorded().forEach(journal::record);
                tell(outcome.found());
                return "";
            }
            Frame frame =
                    new Frame(
                            new DeviceId(cell[1]),
                            Bytes.parse(said.codes().getFirst()),
                            when,
                            nanos,
                            0);
            ScanOutcome judged = evaluator.judge(frame);
            journal.record(judged.event());
            judged.alarm().ifPresent(raised::add);
            tell(judged.found());
            return judged.event().verdict()
                    + judged.event()
                            .purpose()
                            .map(each -> each == ReadPurpose.SET_UP ? " set-up" : " challenge")
                            .orElse("");
        }
    }

    // [utest->req~batch-judging.set-up~1]
    // [utest->req~batch-judging.first-piece~1]
    // [utest->req~batch-judging.challenge~1]
    // [utest->req~batch-judging.closed~1]
    // [utest->req~batch-judging.paused~1]
    // [utest->req~batch-judging.closing~1]
    // [utest->req~batch-judging.stations~1]
    // [utest->req~batch-judging.signals~1]
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CaseTable.tests(
                "src/test/resources/org/cordon/app/scanning/batch-cases.txt",
                (name, on, rows) -> {
                    Played played = new Played(on);
                    CaseTable.check(name, rows, played::play);
                });
    }
}
