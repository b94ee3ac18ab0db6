package org.cordon.core.verdict;

import static org.cordon.core.verdict.FieldCheck.Field.CONTAINER;
import static org.cordon.core.verdict.FieldCheck.Field.EXPIRY;
import static org.cordon.core.verdict.FieldCheck.Field.LOT;
import static org.cordon.core.verdict.FieldCheck.Field.PRODUCT;
import static org.cordon.core.verdict.FieldCheck.Field.SERIAL;

import org.cordon.core.code.PrintedCode;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.line.Visit;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides what a reading means against the active order. When several things are wrong, the first
/// detector that finds something gives the verdict, while every field is shown. Any thread.
public final class Judge {
    private final Detector[] detectors;

    /// @param inOrder of precedence
    public Judge(List<CataloguedDetector> inOrder) {
        detectors = inOrder.stream().map(CataloguedDetector::detector).toArray(Detector[]::new);
    }

    /// Judges one reading.
    public Judgement judge(Reading reading, ScanContext sighting, VerdictContext known) {
        return switch (reading) {
            case Reading.Unreadable _, Reading.Container _, Reading.Pack _ -> {
                DetectorContext scan = DetectorContext.of(reading, sighting, known);
                yield new Judgement(reading, verdict(scan), fields(scan));
            }
            case Reading.Mended(Reading.Pack pack, ScanFault fault, String _) ->
                    judge(pack, sighting, known).mended(fault);
            case Reading.Split split -> split(split, sighting, known);
            case Reading.OfLabel(UnitId label) ->
                    new Judgement(reading, new Verdict.OfLabel(label), List.of());
            case Reading.Helper helper -> helper(helper, sighting, known);
        };
    }

    /// A helper code is judged as the code of its unit would be, which was accepted where it could be seen.
    private Judgement helper(Reading.Helper helper, ScanContext sighting, VerdictContext known) {
        Verdict of =
                new Verdict.OfHelper(
                        helper,
                        sighting.visit()
                                .flatMap(Visit::required)
                                .map(required -> required.station().id()));
        return switch (helper.stands()) {
            case ACCEPTED, REFUSED, COPY -> {
                Judgement unit =
                        judge(
                                unit(helper.unit().orElseThrow(), known.order()),
                                sighting.of(PrintedCode.UNKNOWN),
                                known);
                boolean fine =
                        unit.verdict().code().isArrival()
                                || unit.verdict().code() == VerdictCode.REPEAT_READ;
                yield fine && helper.stands() != Reading.Helper.Stands.ACCEPTED
                        ? new Judgement(unit.reading(), of, unit.fields())
                        : unit;
            }
            case BESIDE, AMBIGUOUS, AWAITED, UNREAD, MISSED, UNKNOWN ->
                    new Judgement(helper, of, List.of());
        };
    }

    private static Reading unit(UnitId id, Optional<Order> order) {
        return switch (id) {
            case UnitId.Sgtin(var gtin, var serial) ->
                    new Reading.Pack(gtin, serial, order.map(Order::lot), order.map(Order::expiry));
            case UnitId.Container(var sscc) -> new Reading.Container(sscc);
        };
    }

    private Verdict verdict(DetectorContext scan) {
        for (Detector detector : detectors) {
            Optional<Verdict> found = detector.detect(scan);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Verdict.Accepted();
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
                : judge(split.otherwise(), sighting, known);
    }

    /// Whether a pack is one of the order in every field.
    private static boolean fits(Reading.Pack pack, VerdictContext known) {
        DetectorContext scan = DetectorContext.of(pack, ScanContext.BY_HAND, known);
        return scan.order().isPresent() && fields(scan).stream().allMatch(FieldCheck::agrees);
    }

    private static List<FieldCheck> fields(DetectorContext scan) {
        if (scan.order().isEmpty()) {
            return List.of();
        }
        return switch (scan.reading()) {
            case Reading.Pack pack -> fields(pack, scan.order().get(), scan);
            case Reading.Container container -> List.of(serial(container.sscc().digits(), scan));
            case Reading.Unreadable _,
                    Reading.Mended _,
                    Reading.Split _,
                    Reading.OfLabel _,
                    Reading.Helper _ ->
                    List.of();
        };
    }

    private static List<FieldCheck> fields(Reading.Pack pack, Order order, DetectorContext scan) {
        List<FieldCheck> fields = new ArrayList<>();
        // A bundle or case that is listed may have a number of its own.
        String product = (scan.unit().isPresent() ? pack.gtin() : order.gtin()).digits();
        fields.add(field(PRODUCT, Optional.of(pack.gtin().digits()), product));
        fields.add(serial(pack.serial().value(), scan));
        if (pack.lot().isPresent() || !scan.mayLack(DetectorContext.LOT)) {
            fields.add(field(LOT, pack.lot().map(Lot::value), order.lot().value()));
        }
        if (pack.expiry().isPresent() || !scan.mayLack(DetectorContext.EXPIRY)) {
            String expiry = order.expiry().toString();
            fields.add(
                    field(
                            EXPIRY,
                            pack.expiry()
                                    .map(e -> e.equals(order.expiry()) ? expiry : e.toString()),
                            expiry));
        }
        scan.scan()
                .container()
                .ifPresent(found ->
                        fields.add(
                                new FieldCheck(
                                        CONTAINER,
                                        Optional.of(found.label()),
                                        scan.recorded().map(UnitId::label),
                                        scan.inside())));
        return fields;
    }

    private static FieldCheck serial(String read, DetectorContext scan) {
        return new FieldCheck(SERIAL, Optional.of(read), Optional.empty(), scan.unit().isPresent());
    }

    private static FieldCheck field(
            FieldCheck.Field field, Optional<String> read, String expected) {
        return new FieldCheck(
                field, read, Optional.of(expected), read.filter(expected::equals).isPresent());
    }
}
