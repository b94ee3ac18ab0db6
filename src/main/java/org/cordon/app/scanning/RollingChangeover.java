package org.cordon.app.scanning;

import org.cordon.core.line.Line;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.verdict.LineFinding;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The order that runs and, while stations change over to it one by one, the one before: which of the two judges what. For
/// the thread that judges.
final class RollingChangeover {
    private final Line line;
    private final Supplier<OrderEvaluator> evaluators;

    // Stations that work on the new order, while the one before still runs.
    private final Set<StationId> changed = new HashSet<>();
    private OrderEvaluator now;
    private Optional<OrderEvaluator> before = Optional.empty();

    /// Knows no order yet.
    ///
    /// @param evaluators makes one that knows none
    RollingChangeover(Line line, Supplier<OrderEvaluator> evaluators) {
        this.line = line;
        this.evaluators = evaluators;
        now = evaluators.get();
    }

    /// What judges by the order that runs.
    OrderEvaluator now() {
        return now;
    }

    /// What judges by the order before, while stations still work on it.
    Optional<OrderEvaluator> before() {
        return before;
    }

    /// What judges by any order.
    Stream<OrderEvaluator> all() {
        return Stream.concat(Stream.of(now), before.stream());
    }

    /// What each finds, the new order first.
    List<LineFinding> each(Function<OrderEvaluator, List<LineFinding>> ask) {
        List<LineFinding> found = ask.apply(now);
        return before.isEmpty() ? found : LineFindings.and(found, ask.apply(before.get()));
    }

    /// Stations that work on the new order, while others work on the one before.
    Set<StationId> changed() {
        return Set.copyOf(changed);
    }

    /// An order that was still running before ends.
    ///
    /// @return what is found of it
    List<LineFinding> ends() {
        List<LineFinding> left = before.map(OrderEvaluator::ends).orElse(List.of());
        before = Optional.empty();
        changed.clear();
        return left;
    }

    /// Stations change over to another order one by one: see [ScanEvaluator#changeover].
    List<LineFinding> begin(Order order, boolean watched, boolean isPool) {
        List<LineFinding> left = ends();
        OrderEvaluator next = evaluators.get();
        List<LineFinding> _ = next.order(Optional.of(order), watched, isPool);
        next.beside(now);
        before = Optional.of(now);
        now = next;
        return left;
    }

    /// A station changes over: see [ScanEvaluator#changedOver].
    List<LineFinding> changedOver(StationId station) {
        if (before.isEmpty() || line.station(station).isEmpty() || !changed.add(station)) {
            return List.of();
        }
        List<LineFinding> found = before.get().changedOver(station, now);
        return line.isChangedOver(changed) ? LineFindings.and(found, ends()) : found;
    }

    /// Whether a report is of the order before: that one lists its units, or took a report of its id.
    boolean isOfBefore(LineReport report) {
        return before.isPresent()
                && (before.get().isOf(report)
                        || (report.fact().units().stream().anyMatch(before.get()::lists)
                                && report.fact().units().stream().noneMatch(now::lists)));
    }

    /// Whether a station works on the order before.
    private boolean isBefore(StationId station) {
        return before.isPresent() && !line.isChangedOver(station, changed);
    }

    /// What judges at a station; at the first if none is named.
    private OrderEvaluator at(Optional<StationId> station) {
        return before.isPresent() && isBefore(station.orElse(line.first().id()))
                ? before.get()
                : now;
    }

    /// What judges by an order; by the one that runs if it is none of those.
    OrderEvaluator of(Optional<OrderId> order) {
        return before.filter(each -> order.isPresent() && each.order().equals(order)).orElse(now);
    }

    /// What judges a code wherever it is read: by the order that lists its unit, the new one first.
    OrderEvaluator of(Bytes scan) {
        return before.filter(each -> each.lists(scan) && !now.lists(scan)).orElse(now);
    }

    /// What a signal of a station is for.
    OrderEvaluator signalled(Optional<StationId> station, LineSignal signal) {
        // What the order before had refused leaves the belt first.
        boolean rejects = signal == LineSignal.REJECT || signal == LineSignal.CONFIRM;
        return before.filter(each -> rejects && each.awaitsReject(station))
                .orElseGet(() -> at(station));
    }

    /// What judges a message: by the station of its device; of a scan away from the stations, by the order that lists
    /// one of its units, the new one first.
    OrderEvaluator judges(List<Frame> message, ScannerState device) {
        if (before.isEmpty()
                || device.station().isPresent()
                || device.role() == DeviceRole.INLINE) {
            return at(device.station());
        }
        boolean isOfBefore =
                message.stream().map(Frame::bytes).anyMatch(before.get()::lists)
                        && message.stream().map(Frame::bytes).noneMatch(now::lists);
        return isOfBefore ? before.get() : now;
    }
}
