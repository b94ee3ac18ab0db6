package org.cordon.support;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ScanAlarm;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// A generated history of a terminal: people, orders (some given up, some loaded twice), scans,
/// answers, holds and incidents, in any order that the program could have recorded them, and a few
/// it should not have. The same seed makes the same history.
public final class Shift {
    /// Numbers below this stand for other targets than one unit when something is held.
    private static final int TARGETS = 6;

    private static final TerminalId TERMINAL = new TerminalId("L3");
    private static final Gtin GTIN = new Gtin("09506000134352");
    private static final List<StationId> STATIONS =
            List.of(new StationId("Unit"), new StationId("Case"));

    private final Random random;
    private final Chain operations;
    private final Chain scans;
    private final List<OrderId> orders = new ArrayList<>();
    private final List<IncidentId> incidents = new ArrayList<>();
    private final List<String> people = new ArrayList<>();

    /// Starts an epoch with nothing in it.
    public Shift(long seed, int epoch) {
        random = new Random(seed);
        operations = new Chain(TERMINAL, StreamId.OPERATIONS, epoch);
        scans = new Chain(TERMINAL, StreamId.SCANS, epoch);
    }

    /// A history of some length.
    public static Shift of(long seed, int facts) {
        Shift shift = new Shift(seed, 1);
        shift.happen(facts);
        return shift;
    }

    /// What people decided.
    public Chain acts() {
        return operations;
    }

    /// What was scanned.
    public Chain scans() {
        return scans;
    }

    /// The chain of a stream.
    public Chain chain(StreamId stream) {
        return stream == StreamId.OPERATIONS ? operations : scans;
    }

    /// The orders opened so far.
    public List<OrderId> orders() {
        return List.copyOf(orders);
    }

    /// The incidents opened so far.
    public List<IncidentId> incidents() {
        return List.copyOf(incidents);
    }

    /// The n-th pack of the order.
    public static UnitId pack(int n) {
        return new UnitId.Sgtin(GTIN, new Serial("S%05d".formatted(n)));
    }

    /// The n-th case.
    public static UnitId container(int n) {
        String digits = "09506000%09d".formatted(n);
        return new UnitId.Container(new Sscc(digits + CheckDigit.of(digits)));
    }

    /// An order of a number of packs.
    public static Order order(String id, int packs) {
        return new Order(
                new OrderId(id),
                "Demozin 5 mg",
                GTIN,
                new Lot("K2411A"),
                new Expiry(LocalDate.of(2028, 11, 30)),
                packs);
    }

    /// Packs and their cases, 10 to a case.
    ///
    /// @param from number of the first pack
    public static List<Unit> units(int from, int packs) {
        List<Unit> units = new ArrayList<>();
        IntStream.range(from / 10, (from + packs) / 10)
                .forEach(n ->
                        units.add(
                                new Unit(
                                        container(n),
                                        UnitKind.CASE,
                                        Optional.empty(),
                                        UnitState.ACTIVE)));
        IntStream.range(from, from + packs)
                .forEach(n ->
                        units.add(
                                new Unit(
                                        pack(n),
                                        UnitKind.PACK,
                                        Optional.of(container(n / 10)),
                                        UnitState.ACTIVE)));
        return units;
    }

    /// A scan of an in-line reader, on the first lane.
    public static ScanJudged scan(OrderId order, VerdictCode verdict, int pack, Instant at) {
        return scan(order, verdict, pack, at, 1);
    }

    /// A scan of an in-line reader.
    public static ScanJudged scan(
            OrderId order, VerdictCode verdict, int pack, Instant at, int lane) {
        return new ScanJudged(
                new DeviceId("Camera 1"),
                at,
                Bytes.parse("]d201" + GTIN.digits() + "21S%05d{GS}10K2411A".formatted(pack)),
                Optional.of(order),
                verdict,
                verdict == VerdictCode.NO_READ ? Optional.empty() : Optional.of(pack(pack)),
                verdict == VerdictCode.NO_READ ? Optional.of(ScanFault.NO_READ) : Optional.empty(),
                new Reason.Written("as generated"),
                Optional.of(container(pack / 10)),
                DeviceRole.INLINE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lane);
    }

    /// Lets a number of facts happen.
    public void happen(int facts) {
        for (int i = 0; i < facts; i++) {
            happen();
        }
    }

    private void happen() {
        int die = random.nextInt(100);
        if (die < 60) {
            scan();
        } else if (die < 68) {
            answer();
        } else if (die < 74) {
            hold();
        } else if (die < 75) {
            release();
        } else if (die < 77) {
            open();
        } else if (die < 84) {
            note();
        } else if (die < 89) {
            complete();
        } else if (die < 93) {
            load();
        } else if (die < 96) {
            enrol();
        } else {
            operations.add(
                    new ScannerEvent.DeviceChanged(
                            new DeviceId("Camera 1"),
                            any(DeviceState.values()),
                            new Reason.Written("generated")));
        }
    }

    private void scan() {
        ScanJudged scan =
                scan(
                        orders.isEmpty() ? new OrderId("none") : any(orders),
                        any(VerdictCode.values()),
                        random.nextInt(60),
                        Instant.parse("2026-11-22T06:00:00Z").plusNanos(random.nextLong(1L << 50)));
        boolean noOrder = orders.isEmpty() || random.nextInt(20) == 0;
        ScanJudged happened =
                new ScanJudged(
                        scan.device(),
                        scan.receivedAt(),
                        scan.raw(),
                        noOrder ? Optional.empty() : scan.order(),
                        scan.verdict(),
                        scan.unit(),
                        scan.fault(),
                        scan.reason(),
                        random.nextBoolean() ? scan.container() : Optional.empty(),
                        random.nextInt(4) == 0 ? DeviceRole.HANDHELD : DeviceRole.INLINE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(any(STATIONS)).filter(_ -> random.nextInt(3) > 0),
                        1 + random.nextInt(2),
                        random.nextInt(3));
        Optional<ScanAlarm> alarm =
                switch (random.nextInt(6)) {
                    case 0 -> Optional.of(new ScanAlarm.Raised());
                    case 1 -> Optional.of(new ScanAlarm.Joined(alarm()));
                    case 2 -> Optional.of(new ScanAlarm.NotRaised());
                    default -> Optional.empty();
                };
        scans.add(person(), alarm.map(happened::with).orElse(happened));
        if (random.nextInt(6) == 0) {
            scans.add(
                    new LineEvent.UnitRejected(
                            pack(random.nextInt(60)),
                            any(STATIONS),
                            Optional.of(new StationId("Gate")).filter(_ -> random.nextBoolean()),
                            happened.receivedAt(),
                            happened.order(),
                            random.nextBoolean()));
        }
        if (random.nextInt(8) == 0) {
            scans.add(reported(happened));
        }
    }

    private LineEvent reported(ScanJudged last) {
        UnitId unit = pack(random.nextInt(60));
        LineFact fact =
                switch (random.nextInt(4)) {
                    case 0 -> new LineFact.Commissioned(List.of(unit));
                    case 1 -> new LineFact.Packed(container(random.nextInt(6)), List.of(unit));
                    case 2 -> new LineFact.Nothing();
                    default -> new LineFact.Reintroduced(List.of(unit));
                };
        return new LineEvent.LineDataReported(
                last.order(),
                "line.json",
                Entry.NO_HASH,
                last.receivedAt(),
                List.of(
                        new LineReport(
                                "urn:uuid:" + random.nextInt(1_000),
                                last.receivedAt().minusSeconds(random.nextInt(60)),
                                Optional.empty(),
                                fact)),
                fact instanceof LineFact.Reintroduced && random.nextBoolean()
                        ? List.of(unit)
                        : List.of());
    }

    /// Of a scan that may not exist, or raised none.
    private AlarmId alarm() {
        return AlarmId.ofScan(
                new LogPosition(scans.head().epoch(), 1 + random.nextLong(scans.head().seq() + 2)));
    }

    /// Now and then of a scan that does not exist, or a second time.
    private void answer() {
        if (random.nextBoolean()) {
            List<AlarmId> alarms = List.of(alarm(), alarm());
            operations.add(
                    person(),
                    new AlarmEvent.AlarmClosed(
                            alarms, any(AlarmEvent.Closing.values()), "looked at"));
            return;
        }
        operations.add(
                person(),
                new AlarmEvent.VerdictAnswered(
                        scans.head().epoch(),
                        1 + random.nextLong(scans.head().seq() + 2),
                        any(AlarmEvent.Answer.values())));
    }

    private void hold() {
        Optional<IncidentId> incident =
                incidents.isEmpty() || random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(any(incidents));
        Optional<PersonId> who = person();
        boolean whole = random.nextInt(5) == 0;
        int number = random.nextInt(whole ? 6 : 60);
        Reason why = new Reason.Written("looks wrong: \"quoted\", Zażółć");
        Optional<Duration> elapsed =
                incident.map(_ -> Duration.ofMillis(random.nextInt(3_600_000)));
        List<AlarmId> alarms = random.nextBoolean() ? List.of(alarm()) : List.of();
        operations.add(
                who,
                whole || number >= TARGETS
                        ? new HoldEvent.UnitHeld(
                                whole ? container(number) : pack(number),
                                incident,
                                why,
                                elapsed,
                                alarms)
                        : new HoldEvent.TargetHeld(target(number), incident, why, elapsed, alarms));
    }

    private static HoldTarget target(int number) {
        Instant from = Instant.parse("2026-11-22T06:00:00Z");
        return switch (number) {
            case 0 -> new HoldTarget.Units(List.of(pack(7), pack(3), container(2)));
            case 1 -> new HoldTarget.Units(List.of(pack(3), pack(9)));
            case 2 -> new HoldTarget.WholeLot(order("PO-1", 1).gtin(), new Lot("K2411A"));
            case 3 ->
                    new HoldTarget.SerialRange(
                            order("PO-1", 1).gtin(), new Serial("A001"), new Serial("A099"));
            case 4 ->
                    new HoldTarget.StationTime(
                            new StationId("Unit"), from, Optional.of(from.plusSeconds(90)));
            default -> new HoldTarget.Tagged("Q-1", 7, "packs without a code");
        };
    }

    /// Now and then of what is not held.
    private void release() {
        int number = random.nextInt(60);
        String why = "checked; nothing found";
        operations.add(
                person(),
                number >= TARGETS
                        ? new HoldEvent.UnitReleased(pack(number), Optional.empty(), why)
                        : new HoldEvent.TargetReleased(
                                target(number), Optional.empty(), why, new PersonId("second")));
    }

    private void open() {
        IncidentId id = IncidentId.of(TERMINAL, 2026, incidents.size() + 1);
        incidents.add(id);
        operations.add(
                person(),
                new IncidentEvent.IncidentOpened(
                        id,
                        orders.isEmpty() ? Optional.empty() : Optional.of(any(orders)),
                        Instant.parse("2026-11-22T07:00:00.5Z"),
                        any(VerdictCode.values()),
                        new Reason.Written("a wrong lot on the line"),
                        scans.head().epoch(),
                        scans.head().seq() == 0
                                ? Optional.empty()
                                : Optional.of(scans.head().seq()),
                        Optional.of(pack(random.nextInt(60)))));
    }

    private void note() {
        if (!incidents.isEmpty()) {
            operations.add(
                    person(),
                    new IncidentEvent.NoteTaken(
                            any(incidents),
                            random.nextBoolean()
                                    ? new IncidentNote.Quarantined("cage 4")
                                    : new IncidentNote.Detail("shift", "early"),
                            Duration.ofNanos(random.nextLong(3_600_000_000_000L))));
        }
    }

    private void complete() {
        if (!incidents.isEmpty()) {
            operations.add(
                    person(),
                    new IncidentEvent.ActCompleted(
                            any(incidents),
                            any(ContainmentStep.values()),
                            Duration.ofMillis(random.nextInt(3_600_000))));
        }
    }

    private void load() {
        OrderId id =
                orders.isEmpty() || random.nextInt(3) > 0
                        ? new OrderId("PO-" + (orders.size() + 1))
                        : any(orders);
        int packs = 10 * (1 + random.nextInt(4));
        int from = 10 * random.nextInt(3);
        operations.add(
                person(),
                new OrderEvent.OrderOpened(
                        order(id.value(), packs),
                        "order.csv",
                        Entry.NO_HASH,
                        packs + packs / 10,
                        random.nextInt(4) == 0));
        if (!orders.contains(id)) {
            orders.add(id);
        }
        operations.add(new OrderEvent.UnitsListed(id, units(from, packs)));
        if (random.nextInt(3) > 0) {
            operations.add(person(), new OrderEvent.OrderActivated(id));
        }
    }

    private void enrol() {
        if (people.isEmpty() || random.nextBoolean()) {
            String id = "person" + people.size();
            people.add(id);
            operations.add(
                    new PersonEvent.PersonEnrolled(
                            new PersonId(id), "Person " + id, "hash 1 of " + id));
        } else {
            operations.add(new PersonEvent.PasswordChanged(new PersonId(any(people)), "hash 2"));
        }
    }

    private Optional<PersonId> person() {
        return people.isEmpty() ? Optional.empty() : Optional.of(new PersonId(any(people)));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
