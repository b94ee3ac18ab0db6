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
import org.cordon.core.line.StationState;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Frame;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.LineFinding;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Judges what is read and signalled of one order, each in the light of what was before: which case is open, what has passed,
/// what is held. For the thread that judges.
final class OrderEvaluator {
    private final JudgingRules rules;
    private final StationConditions stations;
    private final LineContext state;
    private final LineFindings findings;
    private final LateReports late;
    private final HelperCodes helpers;
    private final MessageCodes codes;
    private final ReportEvaluator reports;
    private final CodeJudge judge;
    private final MessageJudge messages;
    private final KnownUnits records;

    /// Knows no order and no hold yet.
    ///
    /// @param elsewhere what other terminals hold
    /// @param stations what holds of them whichever order they work on
    /// @param filling containers that are being filled by now; asked whether something was packed since
    OrderEvaluator(
            JudgingRules rules,
            ScanEvaluator.Units units,
            RemoteHolds elsewhere,
            StationConditions stations,
            Function<Boolean, Filling.All> filling) {
        this.rules = rules;
        this.stations = stations;
        this.state = new LineContext(rules, units, elsewhere, stations);
        this.findings = new LineFindings(rules, state, stations);
        this.late = new LateReports(rules.feed());
        this.helpers = new HelperCodes(state);
        this.codes = new MessageCodes(rules.reader(), helpers);
        this.reports = new ReportEvaluator(state, late, helpers);
        this.judge = new CodeJudge(rules, state, findings, late);
        this.messages = new MessageJudge(judge, state, findings, late, helpers, codes, filling);
        this.records = new KnownUnits(state);
    }

    /// Alarms of earlier runs are open: what they are about may end now.
    void standing(List<Alarm> alarms) {
        alarms.forEach(findings::standing);
    }

    /// It judges by an order from now on; what is being packed belongs to the one before.
    ///
    /// @param watched whether its batch begins now, so that all of it is read
    /// @param isPool whether it lists every serial that may come, whatever is set
    /// @return what is found of the batch before, of which nothing comes any more
    List<LineFinding> order(Optional<Order> order, boolean watched, boolean isPool) {
        List<LineFinding> left = findings.unconfirmed();
        state.activate(order, watched, isPool);
        reports.clear();
        findings.order();
        helpers.clear();
        return left;
    }

    /// It judges by an order that stations change over to one by one, beside the one before.
    ///
    /// @param other judges by the one before
    void beside(OrderEvaluator other) {
        state.held().addAll(other.state.held());
        state.batch().after(other.state.batch());
    }

    /// A station changes over to another order: what it was filling is closed, and may not be full.
    ///
    /// @param next judges by that order
    /// @return what that shows
    List<LineFinding> changedOver(StationId station, OrderEvaluator next) {
        List<LineFinding> found = findings.changedOver(station);
        next.state.batch().changedOver(station, state.batch());
        return found;
    }

    /// Whether packs that a station refused are still to be taken off by a reject.
    boolean awaitsReject(Optional<StationId> reject) {
        return state.batch().refusing(reject).rejects().isAwaiting();
    }

    /// Nothing comes any more of the batch.
    List<LineFinding> ends() {
        return findings.unconfirmed();
    }

    /// The order.
    Optional<OrderId> order() {
        return state.order().map(Order::id);
    }

    /// Whether an order lists the unit of a code.
    boolean lists(Bytes code) {
        return codes.read(code).reading().unit().filter(state::isListed).isPresent();
    }

    /// Whether an order lists a unit.
    boolean lists(UnitId unit) {
        return state.isListed(unit);
    }

    /// Whether a report with the id of this one was taken.
    boolean isOf(LineReport report) {
        return state.data().has(report.id());
    }

    /// The batch has come to another phase.
    ///
    /// @param nanos when, on the monotonic clock
    void phase(BatchPhase now, long nanos) {
        boolean closed = isClosing(state.progress().phase());
        state.progress().phase(now);
        if (isClosing(now) && !closed) {
            late.closing(nanos);
        } else if (closed && !isClosing(now)) {
            late.goesOn();
        }
    }

    private static boolean isClosing(BatchPhase phase) {
        return phase == BatchPhase.CLOSING || phase.isEnded();
    }

    /// How far the batch has come, and its test pieces.
    BatchProgress progress() {
        return state.progress();
    }

    /// Nothing may have come for long.
    ///
    /// @param nanos now, on the monotonic clock
    /// @return what that shows
    List<LineFinding> idle(long nanos) {
        return findings.unconfirmed(nanos);
    }

    /// The profile that the running order is judged by; before it is told, nothing is said by one.
    void profile(Optional<ChosenProfile> chosen) {
        state.profile(chosen);
        helpers.profile(chosen);
    }

    /// These serials of the order were used in other orders, where its profile does not allow that.
    void reused(ReusedSerials found) {
        state.reused(found);
    }

    /// Which units helper codes of the running order were found to stand for earlier.
    void earlier(Collection<HelperCode> known) {
        helpers.earlier(known);
    }

    /// What stations accepted of the running order earlier, and rejects took off, is known now, after frames of it were
    /// judged without.
    ///
    /// @return how many packs the first station did not accept since
    long earlier(AcceptedUnits accepted, Collection<RejectedUnit> rejected) {
        long before = seenPacks();
        List<RejectedUnit> off =
                rejected.stream().filter(unit -> !state.batch().isBack(unit)).toList();
        accepted.byStation()
                .forEach((station, units) -> {
                    StationState at = state.batch().station(station);
                    if (at == state.batch().first()) {
                        state.progress()
                                .accepted(
                                        units.keySet().stream()
                                                .filter(id ->
                                                        state.isPack(id)
                                                                && !at.arrivals().contains(id))
                                                .count());
                    }
                    at.arrivals().earlier(units);
                });
        off.forEach(state.batch()::rejected);
        return seenPacks() - before;
    }

    /// What happened with the running order in an earlier run of the program: what is being packed, and what was refused
    /// and not confirmed as rejected, is known again where nothing was read since. If the units cannot be asked it throws
    /// and nothing has changed.
    ///
    /// @param events the last ones, oldest first
    /// @return of how many it took account
    int lately(List<LineEvent> events) {
        return new EarlierRun(rules.line(), state, stations).apply(events);
    }

    /// A machine of the line says something of a station.
    ///
    /// @param nanos when, on the monotonic clock
    SignalOutcome signal(
            Optional<StationId> station,
            LineSignal signal,
            Instant at,
            long nanos,
            ReadDetails sign) {
        return findings.signal(station, signal, at, nanos, sign);
    }

    /// A line or site system reports something of units of the running order.
    ///
    /// @param at when it came, for people
    /// @param nanos the same, on the monotonic clock
    /// @return alarms that it explains
    List<LineFinding> reported(LineReport report, Instant at, long nanos) {
        return reports.reported(report, at, nanos).found();
    }

    /// What is known of units beside the flow.
    KnownUnits records() {
        return records;
    }

    /// Judges line data.
    ReportEvaluator reports() {
        return reports;
    }

    /// What reports should have told of by now.
    ///
    /// @param nanos now, on the monotonic clock
    List<LineFinding> overdue(long nanos) {
        return late.overdue(nanos);
    }

    /// Units are in quarantine.
    void held(List<HeldUnit> units) {
        state.held().add(units);
    }

    /// Other targets than units are in quarantine.
    void heldTargets(List<HeldTarget> targets) {
        state.held().addTargets(targets);
    }

    /// Somebody has dealt with units that were found in containers which they do not belong to.
    void settled(List<UnitId> units) {
        units.forEach(findings::settled);
    }

    /// An entry is durable that may put something into quarantine or take a unit out.
    ///
    /// @return what is not to be told any more
    List<LineFinding> holdChanged(Entry entry) {
        state.held().apply(entry);
        return StateChange.of(entry.event()) instanceof HoldChange.Held held
                ? late.held(held.units())
                : List.of();
    }

    /// Different packs of the order that the first station has accepted.
    long seenPacks() {
        return state.progress().packs();
    }

    /// Containers whose labels a station accepted in this run, in that order, with how many units of their
    /// content it accepted.
    Map<UnitId, Integer> packed(StationId station) {
        return state.batch().station(Optional.of(station)).packed();
    }

    /// Containers that are being filled by now.
    List<Filling> filled() {
        return state.batch().filling();
    }

    /// Units and other targets in quarantine.
    int holds() {
        return state.held().size();
    }

    /// Judges the codes of one message: see [MessageJudge#judge].
    List<ScanOutcome> judge(List<Frame> message, ScannerState device, ReadDetails sign) {
        return messages.judge(message, device, sign);
    }

    /// What a code would mean if it were scanned by hand now; changes nothing.
    Judgement preview(Bytes scan) {
        return judge.preview(codes.read(scan));
    }

    /// What a scan that was judged earlier says now; changes nothing. Where another verdict would come
    /// out today, the recorded one stays.
    Judgement again(ScanJudged event) {
        return judge.again(event, codes.read(event.raw()));
    }
}
