package org.cordon.core.verdict;

import static org.cordon.core.verdict.FieldCheck.Field.CONTAINER;
import static org.cordon.core.verdict.FieldCheck.Field.EXPIRY;
import static org.cordon.core.verdict.FieldCheck.Field.LOT;
import static org.cordon.core.verdict.FieldCheck.Field.PRODUCT;
import static org.cordon.core.verdict.FieldCheck.Field.SERIAL;

import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.order.Order;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides what a reading means against the active order.
///
/// When several things are wrong, the first of these is the verdict, while every field is shown:
/// 1. the reader, since nothing may be booked on a pack for a fault of its reader;
/// 2. quarantine, since what is wrong with a held unit is already being dealt with;
/// 3. product, lot, expiry, since another lot explains an unknown serial but not the other way round;
/// 4. unknown serial, then one that was taken off;
/// 5. duplicate, then wrong container, which only an in-line reader can tell.
public final class Judge {
    private static final int DEEPEST = 8;

    /// Judges one reading.
    public Judgement judge(Reading reading, ScanContext sighting, VerdictContext known) {
        return switch (reading) {
            case Reading.Unreadable unreadable -> unreadable(unreadable);
            case Reading.Container container ->
                    known.order()
                            .map(order -> container(container, known))
                            .orElseGet(() -> noOrder(container, known));
            case Reading.Pack pack ->
                    known.order()
                            .map(order -> pack(pack, order, sighting, known))
                            .orElseGet(() -> noOrder(pack, known));
            case Reading.Mended(Reading.Pack pack, ScanFault fault, String _) ->
                    judge(pack, sighting, known).mended(fault);
            case Reading.Split split -> split(split, sighting, known);
        };
    }

    /// One way to read the scan is taken if it alone is a pack of the order. Otherwise nothing is booked
    /// on a pack that may not be the one: it must be scanned again.
    private Judgement split(Reading.Split split, ScanContext sighting, VerdictContext known) {
        List<Reading.Pack> fitting =
                split.candidates().stream().filter(pack -> fits(pack, known)).toList();
        if (fitting.size() == 1) {
            return judge(fitting.getFirst(), sighting, known).mended(ScanFault.LOST_SEPARATOR);
        }
        return fitting.isEmpty() && split.asItCame().isPresent()
                ? judge(split.asItCame().get(), sighting, known)
                : unreadable(split.otherwise());
    }

    private static boolean fits(Reading.Pack pack, VerdictContext known) {
        return known.order().filter(order -> content(pack, order).isEmpty()).isPresent()
                && pack.unit().flatMap(known::unit).isPresent();
    }

    /// The verdict on a device that could not read so many times in a row that it is not one pack.
    public Judgement streak(Reading.Unreadable last) {
        return new Judgement(last, new Verdict.ReaderFault(ScanFault.NO_READ_STREAK), List.of());
    }

    private static Judgement unreadable(Reading.Unreadable reading) {
        Verdict verdict =
                reading.fault() == ScanFault.NO_READ
                        ? new Verdict.NoRead()
                        : switch (reading.fault().blame()) {
                            case READER -> new Verdict.ReaderFault(reading.fault());
                            case CODE, UNCERTAIN -> new Verdict.BadCode(reading.fault());
                        };
        return new Judgement(reading, verdict, List.of());
    }

    /// What is in quarantine is so whatever the line runs.
    private static Judgement noOrder(Reading reading, VerdictContext known) {
        Verdict verdict =
                reading.unit().flatMap(id -> held(id, known)).orElseGet(Verdict.NoOrder::new);
        return new Judgement(reading, verdict, List.of());
    }

    private static Judgement container(Reading.Container reading, VerdictContext known) {
        UnitId id = new UnitId.Container(reading.sscc());
        Optional<Unit> unit = known.unit(id);
        FieldCheck field =
                new FieldCheck(
                        SERIAL,
                        Optional.of(reading.sscc().digits()),
                        Optional.empty(),
                        unit.isPresent());
        return new Judgement(
                reading,
                held(id, known).or(() -> listed(id, unit)).orElseGet(Verdict.Accepted::new),
                List.of(field));
    }

    private static Judgement pack(
            Reading.Pack pack, Order order, ScanContext sighting, VerdictContext known) {
        UnitId id = new UnitId.Sgtin(pack.gtin(), pack.serial());
        Optional<Unit> unit = known.unit(id);
        boolean inside =
                sighting.container().isEmpty()
                        || unit.isEmpty()
                        || within(unit.get(), sighting.container().get(), known);

        List<FieldCheck> fields = new ArrayList<>();
        fields.add(field(PRODUCT, pack.gtin().digits(), order.gtin().digits()));
        fields.add(
                new FieldCheck(
                        SERIAL,
                        Optional.of(pack.serial().value()),
                        Optional.empty(),
                        unit.isPresent()));
        fields.add(field(LOT, pack.lot().map(Lot::value), order.lot().value()));
        fields.add(field(EXPIRY, pack.expiry().map(e -> e.toString()), order.expiry().toString()));
        sighting.container()
                .ifPresent(found ->
                        fields.add(
                                new FieldCheck(
                                        CONTAINER,
                                        Optional.of(found.label()),
                                        unit.flatMap(u -> caseOf(u, found, known))
                                                .map(UnitId::label),
                                        inside)));

        Verdict verdict =
                readerFault(pack, order, unit.isPresent(), known)
                        .or(() -> held(id, known))
                        .or(() -> content(pack, order))
                        .or(() -> listed(id, unit))
                        .or(() -> duplicate(id, sighting, known))
                        .or(() ->
                                inside
                                        ? Optional.empty()
                                        : wrongContainer(id, unit, sighting, known))
                        .orElseGet(Verdict.Accepted::new);
        return new Judgement(pack, verdict, fields);
    }

    private static FieldCheck field(FieldCheck.Field field, String read, String expected) {
        return field(field, Optional.of(read), expected);
    }

    private static FieldCheck field(
            FieldCheck.Field field, Optional<String> read, String expected) {
        return new FieldCheck(
                field, read, Optional.of(expected), read.filter(expected::equals).isPresent());
    }

    /// What only the order can unmask: folded case, swapped keys, and a separator lost before a lot.
    private static Optional<Verdict> readerFault(
            Reading.Pack pack, Order order, boolean listed, VerdictContext known) {
        for (CharacterSubstitution garble : CharacterSubstitution.values()) {
            if (garbled(garble, pack, order, listed, known)) {
                return Optional.of(new Verdict.ReaderFault(garble.fault()));
            }
        }
        String serial = pack.serial().value();
        String lot = "10" + order.lot().value();
        String expiry = "17" + order.expiry().yymmdd();
        boolean hidesLot =
                pack.lot().isEmpty() && serial.length() > lot.length() && serial.endsWith(lot);
        boolean hidesExpiry =
                pack.expiry().isEmpty()
                        && serial.length() > expiry.length()
                        && serial.endsWith(expiry);
        boolean lotHidesExpiry =
                pack.expiry().isEmpty()
                        && pack.lot()
                                .filter(l -> l.value().equals(order.lot().value() + expiry))
                                .isPresent();
        boolean lost = (hidesLot || hidesExpiry) && !listed;
        return lost || lotHidesExpiry
                ? Optional.of(new Verdict.ReaderFault(ScanFault.LOST_SEPARATOR))
                : Optional.empty();
    }

    /// Whether the pack is one of the order with something undone that readers do to lot and serial.
    ///
    /// A lot alone never tells: a wrong lot may differ from the ordered one by just those letters. The
    /// serial must bear it out, as it came where it has no such letters.
    private static boolean garbled(
            CharacterSubstitution garble,
            Reading.Pack pack,
            Order order,
            boolean listed,
            VerdictContext known) {
        boolean lot =
                pack.lot()
                        .filter(l -> !l.equals(order.lot()))
                        .filter(l -> garble.makes(l.value(), order.lot().value()))
                        .isPresent();
        List<String> meant = garble.undone(pack.serial().value());
        boolean undone =
                meant.stream()
                        .anyMatch(serial ->
                                known.unit(new UnitId.Sgtin(pack.gtin(), new Serial(serial)))
                                        .isPresent());
        if (!lot) {
            return undone && !listed;
        }
        return undone || (listed && (meant.isEmpty() || garble.mayLeave()));
    }

    private static Optional<Verdict> held(UnitId id, VerdictContext known) {
        return known.hold(id)
                .map(hold -> new Verdict.OnHold(id, hold.incident(), hold.elsewhere()));
    }

    private static Optional<Verdict> content(Reading.Pack pack, Order order) {
        if (!pack.gtin().equals(order.gtin())) {
            return Optional.of(new Verdict.WrongProduct(pack.gtin(), order.gtin()));
        }
        if (!pack.lot().equals(Optional.of(order.lot()))) {
            return Optional.of(new Verdict.WrongLot(pack.lot(), order.lot()));
        }
        if (!pack.expiry().equals(Optional.of(order.expiry()))) {
            return Optional.of(new Verdict.WrongExpiry(pack.expiry(), order.expiry()));
        }
        return Optional.empty();
    }

    private static Optional<Verdict> listed(UnitId id, Optional<Unit> unit) {
        if (unit.isEmpty()) {
            return Optional.of(new Verdict.UnknownSerial(id));
        }
        return unit.get().state() == UnitState.ACTIVE
                ? Optional.empty()
                : Optional.of(new Verdict.Inactive(id, unit.get().state()));
    }

    private static Optional<Verdict> duplicate(
            UnitId id, ScanContext sighting, VerdictContext known) {
        if (sighting.role() != DeviceRole.INLINE || sighting.echo()) {
            return Optional.empty();
        }
        Optional<Instant> first = known.firstSeen(id);
        return first.map(seen -> new Verdict.Duplicate(id, seen));
    }

    private static Optional<Verdict> wrongContainer(
            UnitId id, Optional<Unit> unit, ScanContext sighting, VerdictContext known) {
        return sighting.container()
                .map(found ->
                        new Verdict.WrongContainer(
                                id, found, unit.flatMap(u -> caseOf(u, found, known))));
    }

    /// Whether a unit is recorded somewhere inside a container.
    private static boolean within(Unit unit, UnitId container, VerdictContext known) {
        Optional<UnitId> parent = unit.parent();
        for (int depth = 0; depth < DEEPEST && parent.isPresent(); depth++) {
            if (parent.get().equals(container)) {
                return true;
            }
            parent = known.unit(parent.get()).flatMap(Unit::parent);
        }
        return false;
    }

    /// The container a unit is recorded in, at the level of the one it was found in.
    private static Optional<UnitId> caseOf(Unit unit, UnitId found, VerdictContext known) {
        Optional<Unit> level = known.unit(found);
        Optional<UnitId> parent = unit.parent();
        for (int depth = 0; depth < DEEPEST && parent.isPresent(); depth++) {
            Optional<Unit> container = known.unit(parent.get());
            if (level.isEmpty()
                    || container.filter(c -> c.kind() == level.get().kind()).isPresent()) {
                return parent;
            }
            parent = container.flatMap(Unit::parent);
        }
        return Optional.empty();
    }
}
