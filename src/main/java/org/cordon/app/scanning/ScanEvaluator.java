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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

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

    // Stations that work on the new order, while the one before still runs.
    private final Set<StationId> changed = new HashSet<>();
    private OrderEvaluator now;
    private Optional<OrderEvaluator> before = Optional.empty();
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
        this.now = evaluator();
    }

    private OrderEvaluator evaluator() {
        return new OrderEvaluator(rules, units, elsewhere, stations, this::filling);
    }

    private Stream<OrderEvaluator> all() {
        return Stream.concat(Stream.of(now), before.stream());
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
        now.standing(alarms);
    }

    /// An alarm of an earlier run is open, which reports may explain.
    ///
    /// @param container that the report must put the unit into, where the alarm is about one
    /// @return alarms that are explained already
    List<LineFinding> standing(Alarm alarm, Optional<UnitId> container) {
        return each(order -> order.reports().standing(alarm, container));
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
        List<LineFinding> left = ended();
        return LineFindings.and(left, now.order(order, watched, isPool));
    }

    private List<LineFinding> ended() {
        List<LineFinding> left = before.map(OrderEvaluator::ends).orElse(List.of());
        before = Optional.empty();
        changed.clear();
        return left;
    }

    /// Stations change over to another order one by one; until then each works on the order that ran by now. An order that
    /// was still running before that one ends.
    ///
    /// @param watched whether its batch begins now, so that all of it is read
    /// @param isPool whether it lists every serial that may come, whatever is set
    /// @return what is found of an order that ends
    public List<LineFinding> changeover(Order order, boolean watched, boolean isPool) {
        List<LineFinding> left = ended();
        OrderEvaluator next = evaluator();
        List<LineFinding> _ = next.order(Optional.of(order), watched, isPool);
        next.beside(now);
        before = Optional.of(now);
        now = next;
        return left;
    }

    /// A station changes over to the new order. Those that pack nothing and read no level, such as a reject, follow the
    /// station in front of them unless they are named. Once all others have changed over the order before ends.
    ///
    /// @return what that shows of the order before
    public List<LineFinding> changedOver(StationId station) {
        if (before.isEmpty() || rules.line().station(station).isEmpty() || !changed.add(station)) {
            return List.of();
        }
        List<LineFinding> found = before.get().changedOver(station, now);
        return rules.line().isChangedOver(changed) ? LineFindings.and(found, ended()) : found;
    }

    /// Whether a report is of the order before: that one lists its units, or took a report of its id.
    boolean isOfBefore(LineReport report) {
        return before.isPresent()
                && (before.get().isOf(report)
                        || (report.fact().units().stream().anyMatch(before.get()::lists)
                                && report.fact().units().stream().noneMatch(now::lists)));
    }

    /// The order before, while stations still work on it.
    public Optional<OrderId> before() {
        return before.flatMap(OrderEvaluator::order);
    }

    /// Stations that work on the new order, while others work on the one before.
    Set<StationId> changed() {
        return Set.copyOf(changed);
    }

    /// Stations where what is read is a challenge.
    Set<StationId> challenged() {
        return Set.copyOf(stations.challenged());
    }

    /// Whether a station works on the order before.
    private boolean isBefore(StationId station) {
        return before.isPresent() && !rules.line().isChangedOver(station, changed);
    }

    /// What judges at a station; at the first if none is named.
    private OrderEvaluator at(Optional<StationId> station) {
        return before.isPresent() && isBefore(station.orElse(rules.line().first().id()))
                ? before.get()
                : now;
    }

    /// What judges by an order; by the one that runs if it is none of those.
    OrderEvaluator of(Optional<OrderId> order) {
        return before.filter(each -> order.isPresent() && each.order().equals(order)).orElse(now);
    }

    private List<LineFinding> each(Function<OrderEvaluator, List<LineFinding>> ask) {
        List<LineFinding> found = ask.apply(now);
        return before.isEmpty() ? found : LineFindings.and(found, ask.apply(before.get()));
    }

    /// Nothing may have come for long.
    ///
    /// @param nanos now, on the monotonic clock
    /// @return what that shows
    public List<LineFinding> idle(long nanos) {
        return each(order -> order.idle(nanos));
    }

    /// The profile that the running order is judged by; before it is told, nothing is said by one.
    public void profile(Optional<ChosenProfile> chosen) {
        now.profile(chosen);
    }

    /// A batch has come to a phase.
    ///
    /// @param nanos when, on the monotonic clock
    public void phase(OrderId order, BatchPhase phase, long nanos) {
        all().filter(each -> each.order().equals(Optional.of(order)))
                .forEach(each -> each.phase(phase, nanos));
    }

    /// Whether the belt is to run for any order.
    boolean isProducing() {
        return all().anyMatch(each -> each.progress().isProducing());
    }

    /// A set-up piece was approved as good product: it may come as a pack.
    public void approved(OrderId order, UnitId unit) {
        all().filter(each -> each.order().equals(Optional.of(order)))
                .forEach(each -> each.progress().approved(unit));
    }

    /// Which units helper codes of the running order were found to stand for earlier.
    public void earlier(Collection<HelperCode> known) {
        now.earlier(known);
    }

    /// What stations accepted of the running order earlier, and rejects took off, is known now, after frames of it were
    /// judged without.
    ///
    /// @return how many packs the first station did not accept since
    public long earlier(AcceptedUnits accepted, Collection<RejectedUnit> rejected) {
        return now.earlier(accepted, rejected);
    }

    /// What happened with the running order in an earlier run of the program: what is being packed, and what was refused
    /// and not confirmed as rejected, is known again where nothing was read since. If the units cannot be asked it throws
    /// and nothing has changed.
    ///
    /// @param events the last ones, oldest first
    /// @return of how many it took account
    public int lately(List<LineEvent> events) {
        return now.lately(events);
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
        // What the order before had refused leaves the belt first.
        boolean rejects = signal == LineSignal.REJECT || signal == LineSignal.CONFIRM;
        return before.filter(each -> rejects && each.awaitsReject(station))
                .orElseGet(() -> at(station))
                .signal(station, signal, at, nanos, sign);
    }

    /// A line or site system reports something of units of the running order.
    ///
    /// @param at when it came, for people
    /// @param nanos the same, on the monotonic clock
    /// @return alarms that it explains
    public List<LineFinding> reported(LineReport report, Instant at, long nanos) {
        return now.reported(report, at, nanos);
    }

    /// Judges line data.
    ReportEvaluator reports() {
        return now.reports();
    }

    /// The batch is closing.
    ///
    /// @param nanos when, on the monotonic clock
    public void closing(long nanos) {
        now.phase(BatchPhase.CLOSING, nanos);
    }

    /// What reports should have told of by now.
    ///
    /// @param nanos now, on the monotonic clock
    public List<LineFinding> overdue(long nanos) {
        return each(order -> order.overdue(nanos));
    }

    /// Units are in quarantine.
    void held(List<HeldUnit> units) {
        all().forEach(order -> order.held(units));
    }

    /// Other targets than units are in quarantine.
    public void heldTargets(List<HeldTarget> targets) {
        all().forEach(order -> order.heldTargets(targets));
    }

    /// Somebody has dealt with units that were found in containers which they do not belong to.
    void settled(List<UnitId> units) {
        all().forEach(order -> order.settled(units));
    }

    /// An entry is durable that may put something into quarantine or take a unit out.
    ///
    /// @return what is not to be told any more
    List<LineFinding> holdChanged(Entry entry) {
        return each(order -> order.holdChanged(entry));
    }

    /// Different packs of the order that the first station has accepted.
    public long seenPacks() {
        return now.seenPacks();
    }

    /// Containers whose labels a station accepted in this run, in that order, with how many units of their
    /// content it accepted.
    public Map<UnitId, Integer> packed(StationId station) {
        return now.packed(station);
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
                            before.isEmpty()
                                    ? now.filled()
                                    : all().flatMap(order -> order.filled().stream()).toList());
        }
        return filling;
    }

    /// Units and other targets in quarantine.
    int holds() {
        return now.holds();
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
        return judges(message, device).judge(message, device, sign);
    }

    private OrderEvaluator judges(List<Frame> message, ScannerState device) {
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

    /// What a code would mean if it were scanned by hand now; changes nothing.
    Judgement preview(Bytes scan) {
        return before.filter(each -> each.lists(scan) && !now.lists(scan))
                .orElse(now)
                .preview(scan);
    }

    /// What a scan that was judged earlier says now; changes nothing. Where another verdict would come
    /// out today, the recorded one stays.
    Judgement again(ScanJudged event) {
        return of(event.order()).again(event);
    }
}
