package org.cordon.app.scanning;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.batch.BatchPhase;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.Filling;
import org.cordon.core.line.HelperCode;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.LineFinding;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Judges frames one after the other, each in the light of those before, by the order that its station works on. The line and
/// a replay judge by the same one, so that a replay says what the line would have said.
///
/// In a rolling changeover two orders run: each station works on the one before until it changes over. A scan away from
/// the stations is judged by the order that lists its unit, the new one first.
///
/// For one thread; blocks only where the units' source does.
public final class ScanEvaluator {
    private final JudgingRules rules;
    private final Units units;
    private final RemoteHolds elsewhere;
    private final StationConditions stations;
    private final LineScanners scanners;
    private final RollingChangeover orders;
    private Filling.All filling = Filling.All.NONE;

    /// Where the units of an order are found.
    @FunctionalInterface
    public interface Units {
        /// One unit of an order.
        Optional<Unit> unit(OrderId order, UnitId id);

        /// Units that are recorded directly in a container; asked for as one is closed, and while a range or a time is
        /// held.
        default List<Unit> children(OrderId order, UnitId container) {
            return List.of();
        }
    }

    /// Knows no order, no device and no hold yet.
    ///
    /// @param elsewhere what other terminals hold
    public ScanEvaluator(JudgingRules rules, Units units, RemoteHolds elsewhere) {
        this.rules = rules;
        this.units = units;
        this.elsewhere = elsewhere;
        this.stations = new StationConditions(rules.line());
        this.scanners = new LineScanners(rules.line(), stations);
        this.orders = new RollingChangeover(rules.line(), this::evaluator);
    }

    private OrderEvaluator evaluator() {
        return new OrderEvaluator(rules, units, elsewhere, stations, this::filling);
    }

    /// A device, before its first frame; one that was never named counts as a scanner in a person's
    /// hand.
    ///
    /// @param station that it reads at; an in-line device without one reads at the first, and so does one whose
    ///     station was set up after the line began
    public void device(DeviceId id, DeviceRole role, Optional<StationId> station) {
        scanners.device(id, role, station);
    }

    /// A device, before its first message, whose messages may be of several stations, or signals: it counts as a camera
    /// of a station from its first code there.
    ///
    /// @param station of messages that name none
    public void speaker(DeviceId id, DeviceRole role, Optional<StationId> station) {
        scanners.speaker(id, role, station);
    }

    /// Alarms of earlier runs are open: what they are about may end now.
    void standing(List<Alarm> alarms) {
        alarms.stream()
                .filter(alarm -> alarm.kind().equals(LineFinding.NO_READS))
                .forEach(alarm -> alarm.device().ifPresent(scanners::notReading));
        orders.now().standing(alarms);
    }

    /// An alarm of an earlier run is open, which reports may explain.
    ///
    /// @param container that the report must put the unit into, where the alarm is about one
    /// @return alarms that are explained already
    List<LineFinding> standing(Alarm alarm, Optional<UnitId> container) {
        return orders.each(order -> order.reports().standing(alarm, container));
    }

    /// Another order runs at all stations; what is being packed belongs to the one before.
    ///
    /// @param watched whether its batch begins now, so that all of it is read
    /// @return what is found of the batch before, of which nothing comes any more
    public List<LineFinding> order(Optional<Order> order, boolean watched) {
        return order(order, watched, false);
    }

    /// The same.
    ///
    /// @param isPool whether it lists every serial that may come, whatever is set
    public List<LineFinding> order(Optional<Order> order, boolean watched, boolean isPool) {
        List<LineFinding> left = orders.ends();
        return LineFindings.and(left, orders.now().order(order, watched, isPool));
    }

    /// Stations change over to another order one by one; until then each works on the order that ran by now. An order that
    /// was still running before that one ends.
    ///
    /// @param watched whether its batch begins now, so that all of it is read
    /// @param isPool whether it lists every serial that may come, whatever is set
    /// @return what is found of an order that ends
    public List<LineFinding> changeover(Order order, boolean watched, boolean isPool) {
        return orders.begin(order, watched, isPool);
    }

    /// A station changes over to the new order. Those that pack nothing and read no level, such as a reject, follow the
    /// station in front of them unless they are named. Once all others have changed over the order before ends.
    ///
    /// @return what that shows of the order before
    public List<LineFinding> changedOver(StationId station) {
        return orders.changedOver(station);
    }

    /// Whether a report is of the order before: that one lists its units, or took a report of its id.
    boolean isOfBefore(LineReport report) {
        return orders.isOfBefore(report);
    }

    /// The order before, while stations still work on it.
    public Optional<OrderId> before() {
        return orders.before().flatMap(OrderEvaluator::order);
    }

    /// Stations that work on the new order, while others work on the one before.
    Set<StationId> changed() {
        return orders.changed();
    }

    /// Stations where what is read is a challenge.
    Set<StationId> challenged() {
        return Set.copyOf(stations.challenged());
    }

    /// What judges by an order; by the one that runs if it is none of those.
    OrderEvaluator of(Optional<OrderId> order) {
        return orders.of(order);
    }

    /// Nothing may have come for long.
    ///
    /// @param nanos now, on the monotonic clock
    /// @return what that shows
    public List<LineFinding> idle(long nanos) {
        return orders.each(order -> order.idle(nanos));
    }

    /// The profile that the running order is judged by; before it is told, nothing is said by one.
    public void profile(Optional<ChosenProfile> chosen) {
        orders.now().profile(chosen);
    }

    /// A batch has come to a phase.
    ///
    /// @param nanos when, on the monotonic clock
    public void phase(OrderId order, BatchPhase phase, long nanos) {
        orders.all()
                .filter(each -> each.order().equals(Optional.of(order)))
                .forEach(each -> each.phase(phase, nanos));
    }

    /// Whether the belt is to run for any order.
    boolean isProducing() {
        return orders.all().anyMatch(each -> each.progress().isProducing());
    }

    /// A set-up piece was approved as good product: it may come as a pack.
    public void approved(OrderId order, UnitId unit) {
        orders.all()
                .filter(each -> each.order().equals(Optional.of(order)))
                .forEach(each -> each.progress().approved(unit));
    }

    /// These serials of the running order were used in other orders, where its profile does not allow that.
    void reused(ReusedSerials found) {
        orders.now().reused(found);
    }

    /// Which units helper codes of the running order were found to stand for earlier.
    public void earlier(Collection<HelperCode> known) {
        orders.now().earlier(known);
    }

    /// What stations accepted of the running order earlier, and rejects took off, is known now, after frames of it were
    /// judged without.
    ///
    /// @return how many packs the first station did not accept since
    public long earlier(AcceptedUnits accepted, Collection<RejectedUnit> rejected) {
        return orders.now().earlier(accepted, rejected);
    }

    /// What happened with the running order in an earlier run of the program: what is being packed, and what was refused
    /// and not confirmed as rejected, is known again where nothing was read since. If the units cannot be asked it throws
    /// and nothing has changed.
    ///
    /// @param events the last ones, oldest first
    /// @return of how many it took account
    public int lately(List<LineEvent> events) {
        return orders.now().lately(events);
    }

    /// A machine of the line says something of a station.
    ///
    /// @param nanos when, on the monotonic clock
    public SignalOutcome signal(
            Optional<StationId> station,
            LineSignal signal,
            Instant at,
            long nanos,
            ReadDetails sign) {
        return orders.signalled(station, signal).signal(station, signal, at, nanos, sign);
    }

    /// A line or site system reports something of units of the running order.
    ///
    /// @param at when it came, for people
    /// @param nanos the same, on the monotonic clock
    /// @return alarms that it explains
    public List<LineFinding> reported(LineReport report, Instant at, long nanos) {
        return orders.now().reported(report, at, nanos);
    }

    /// What is known of units beside the flow.
    KnownUnits records() {
        return orders.now().records();
    }

    /// Judges line data.
    ReportEvaluator reports() {
        return orders.now().reports();
    }

    /// The batch is closing.
    ///
    /// @param nanos when, on the monotonic clock
    public void closing(long nanos) {
        orders.now().phase(BatchPhase.CLOSING, nanos);
    }

    /// What reports should have told of by now.
    ///
    /// @param nanos now, on the monotonic clock
    public List<LineFinding> overdue(long nanos) {
        return orders.each(order -> order.overdue(nanos));
    }

    /// Units are in quarantine.
    void held(List<HeldUnit> units) {
        orders.all().forEach(order -> order.held(units));
    }

    /// Other targets than units are in quarantine.
    public void heldTargets(List<HeldTarget> targets) {
        orders.all().forEach(order -> order.heldTargets(targets));
    }

    /// Somebody has dealt with units that were found in containers which they do not belong to.
    void settled(List<UnitId> units) {
        orders.all().forEach(order -> order.settled(units));
    }

    /// An entry is durable that may put something into quarantine or take a unit out.
    ///
    /// @return what is not to be told any more
    List<LineFinding> holdChanged(Entry entry) {
        return orders.each(order -> order.holdChanged(entry));
    }

    /// Different packs of the order that the first station has accepted.
    public long seenPacks() {
        return orders.now().seenPacks();
    }

    /// Containers whose labels a station accepted in this run, in that order, with how many units of their
    /// content it accepted.
    public Map<UnitId, Integer> packed(StationId station) {
        return orders.now().packed(station);
    }

    /// Containers that are being filled by now.
    public Filling.All filling() {
        return filling(true);
    }

    private Filling.All filling(boolean packed) {
        if (packed) {
            filling =
                    new Filling.All(
                            filling.number() + 1,
                            orders.before().isEmpty()
                                    ? orders.now().filled()
                                    : orders.all()
                                            .flatMap(order -> order.filled().stream())
                                            .toList());
        }
        return filling;
    }

    /// Units and other targets in quarantine.
    int holds() {
        return orders.now().holds();
    }

    /// Judges the next frame. If the units cannot be asked it throws and nothing has changed, so that
    /// the same frame can be judged again.
    public ScanOutcome judge(Frame frame) {
        return judge(List.of(frame), ReadDetails.NONE).getFirst();
    }

    /// Judges the codes of one message, in their order. Where one of them is the label of the container that
    /// the others are in, it is judged first.
    public List<ScanOutcome> judge(List<Frame> message, ReadDetails sign) {
        return judge(message, Optional.empty(), sign);
    }

    /// The same of a device that says where it read: see [#speaker].
    ///
    /// @param station empty for the device's own
    List<ScanOutcome> judge(List<Frame> message, Optional<StationId> station, ReadDetails sign) {
        ScannerState device = scanners.of(message.getFirst().device(), station);
        return orders.judges(message, device).judge(message, device, sign);
    }

    /// What a code would mean if it were scanned by hand now; changes nothing.
    Judgement preview(Bytes scan) {
        return orders.of(scan).preview(scan);
    }

    /// What a scan that was judged earlier says now; changes nothing. Where another verdict would come
    /// out today, the recorded one stays.
    Judgement again(ScanJudged event) {
        return orders.of(event.order()).again(event);
    }
}
