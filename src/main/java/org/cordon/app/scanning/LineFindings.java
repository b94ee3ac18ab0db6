package org.cordon.app.scanning;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.Escape;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.Rejects;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationState;
import org.cordon.core.line.Visit;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What scans and signals show of the line, beside their verdicts: packs that were refused and went on, packs that
/// could not be read in a row, what closed containers hold, stations that are bypassed or read nothing. For the thread
/// that judges.
final class LineFindings {
    /// The code was not read; nothing is known of the pack.
    static final Set<VerdictCode> UNREAD = EnumSet.of(VerdictCode.NO_READ, VerdictCode.BAD_CODE);

    /// They say nothing of whether the pack may go on, or that of its container.
    private static final Set<VerdictCode> NOT_OF_THE_PACK =
            EnumSet.of(VerdictCode.READER_FAULT, VerdictCode.NO_ORDER, VerdictCode.WRONG_CONTAINER);

    private final LineContext state;
    private final int inARow;
    private final ForeignUnits foreign = new ForeignUnits();
    private final ContainerChecks containers;
    private final StationSilence silence;

    LineFindings(JudgingRules rules, LineContext state, StationConditions stations) {
        this.state = state;
        silence = new StationSilence(rules.line(), state, stations);
        containers = new ContainerChecks(state);
        inARow = rules.catalogue().of(LineFinding.NO_READS).inARow();
    }

    /// An alarm of an earlier run is open.
    void standing(Alarm alarm) {
        silence.standing(alarm);
    }

    /// Another order runs.
    void order() {
        containers.clear();
    }

    /// A unit is where it belongs, or a person has dealt with it.
    void settled(UnitId unit) {
        foreign.settled(unit);
        containers.settled(unit);
    }

    /// A person found a unit in a container that it does not belong to.
    void foreign(Visit at, ScanJudged event) {
        foreign.found(
                at.at().station().id(),
                at.slot(),
                event.unit().orElseThrow(),
                event.container().orElseThrow());
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
        List<RejectedUnit> rejected = state.batch().signal(station, signal, nanos, sign);
        rejected.forEach(each -> containers.settled(each.unit()));
        return new SignalOutcome(
                found(station, signal, sign),
                rejected.stream().map(unit -> rejected(unit, station, at)).toList(),
                signal.isRecorded()
                        ? Optional.of(
                                new LineEvent.LineSignalled(
                                        state.batch().station(station).station().id(),
                                        signal,
                                        at,
                                        state.order().map(Order::id),
                                        sign.lane(),
                                        sign.slot()))
                        : Optional.empty());
    }

    /// A station changes over to another order: its containers are closed, and the last of a batch may not be full.
    List<LineFinding> changedOver(StationId station) {
        StationState at = state.batch().station(Optional.of(station));
        at.close();
        return and(foreign.closed(station), containers.closed(at));
    }

    private LineEvent.UnitRejected rejected(
            RejectedUnit unit, Optional<StationId> signalled, Instant at) {
        StationId reject = state.batch().station(signalled).station().id();
        return new LineEvent.UnitRejected(
                unit.unit(),
                unit.station(),
                Optional.of(reject).filter(each -> !each.equals(unit.station())),
                at,
                state.order().map(Order::id),
                unit.mayReturn());
    }

    private List<LineFinding> found(
            Optional<StationId> station, LineSignal signal, ReadDetails sign) {
        StationState of = state.batch().station(station);
        Station where = of.station();
        StationId at = where.id();
        return switch (signal) {
            case CLOSE, CLOSE_PARTIAL ->
                    and(
                            where.slot(sign) == 0
                                    ? foreign.closed(at)
                                    : foreign.closed(at, where.slot(sign), Optional.empty()),
                            containers.closed(of));
            case CONFIRM -> silence.rejected(state.batch().refusing(station), sign.lane());
            case BYPASS_ON, BYPASS_OFF, CHALLENGE_ON, CHALLENGE_OFF, RUN, STOP, REJECT ->
                    silence.signal(at, signal);
        };
    }

    /// What a message shows, once its codes are judged.
    List<LineFinding> of(
            ScanOutcome[] message, ScannerState device, Optional<Visit> visit, ReadDetails sign) {
        boolean automatic = device.role() == DeviceRole.INLINE;
        Optional<ReadPurpose> purpose =
                visit.isPresent() ? state.purpose(visit.get()) : Optional.empty();
        if (purpose.isPresent()) {
            return ofTest(message, automatic, visit.get(), purpose.get());
        }
        List<Escape> escaped = List.of();
        List<LineFinding> left = List.of();
        if (visit.isPresent()) {
            StationState at = visit.get().at();
            for (ScanOutcome each : message) {
                at.rejects()
                        .judged(each.event().unit(), outcome(each.event().verdict()), automatic);
            }
            escaped = at.rejects().read(visit.get().read(), automatic);
            StationId id = at.station().id();
            List<LineFinding> silent = silence.read(message, visit.get(), automatic);
            left =
                    and(
                            foreign.closed(id, visit.get().slot(), visit.get().container()),
                            containers.of(message, visit.get()));
            left = and(left, silent);
        } else if (device.station().isPresent()) {
            for (ScanOutcome each : message) {
                each.event().unit().ifPresent(state.batch()::aside);
                each.event().unit().ifPresent(containers::settled);
            }
        }
        Optional<LineFinding> unread = unread(message, device, visit, sign);
        return escaped.isEmpty() && left.isEmpty() && unread.isEmpty()
                ? List.of()
                : Stream.of(
                                escaped.stream().map(LineFindings::escaped),
                                left.stream(),
                                unread.stream())
                        .flatMap(each -> each)
                        .toList();
    }

    /// A reject takes challenge pieces off as it does product; set-up pieces only take their place on the belt, for a
    /// person may take them.
    private List<LineFinding> ofTest(
            ScanOutcome[] message, boolean automatic, Visit visit, ReadPurpose purpose) {
        StationState at = visit.at();
        if (purpose == ReadPurpose.CHALLENGE) {
            for (ScanOutcome each : message) {
                at.rejects()
                        .judged(each.event().unit(), outcome(each.event().verdict()), automatic);
            }
        }
        List<Escape> escaped = at.rejects().read(visit.read(), automatic);
        return Stream.concat(
                        escaped.stream().map(LineFindings::escaped),
                        silence.reads(visit, automatic).stream())
                .toList();
    }

    static List<LineFinding> and(List<LineFinding> some, List<LineFinding> more) {
        return some.isEmpty()
                ? more
                : more.isEmpty() ? some : Stream.concat(some.stream(), more.stream()).toList();
    }

    private Optional<LineFinding> unread(
            ScanOutcome[] message, ScannerState device, Optional<Visit> visit, ReadDetails sign) {
        for (ScanOutcome each : message) {
            if (!UNREAD.contains(each.event().verdict())) {
                return device.read(sign.lane())
                        ? Optional.of(noReads(message[0].event().device(), false, Optional.empty()))
                        : Optional.empty();
            }
        }
        Optional<Rejects> belt =
                visit.filter(_ -> device.role() == DeviceRole.INLINE)
                        .map(each -> each.at().rejects());
        if (belt.filter(Rejects::newPack).isPresent()) {
            visit.ifPresent(Visit::passedUnread);
        }
        return belt.filter(each -> !each.newPack()).isEmpty() && device.unread(sign.lane(), inARow)
                ? Optional.of(
                        noReads(
                                message[0].event().device(),
                                true,
                                belt.flatMap(Rejects::lastAccepted)))
                : Optional.empty();
    }

    private LineFinding noReads(DeviceId device, boolean stands, Optional<UnitId> after) {
        return new LineFinding(
                LineFinding.NO_READS,
                stands,
                Optional.of(device),
                Optional.empty(),
                after.map(unit -> Reason.of("no-reads", inARow, device, unit.label()))
                        .orElseGet(() -> Reason.of("no-reads.first", inARow, device)),
                after.stream().toList());
    }

    /// Nothing comes any more of the batch: packs that were refused and not confirmed as rejected.
    List<LineFinding> unconfirmed() {
        silence.ends();
        return state.batch().unconfirmed().stream().map(LineFindings::escaped).toList();
    }

    /// The same of stations that have read nothing for long.
    List<LineFinding> unconfirmed(long nanos) {
        return state.batch().unconfirmed(nanos).stream().map(LineFindings::escaped).toList();
    }

    private static LineFinding escaped(Escape escape) {
        Optional<UnitId> unit = escape.units().stream().findFirst();
        Reason reason =
                escape.seenAt()
                        .map(seen ->
                                Reason.of(
                                        "escaped.seen",
                                        unit.map(UnitId::label).orElse(""),
                                        escape.station(),
                                        seen))
                        .or(() ->
                                unit.map(id -> Reason.of("escaped", id.label(), escape.station())))
                        .or(() ->
                                escape.before()
                                        .map(id ->
                                                Reason.of(
                                                        "escaped.unread",
                                                        escape.station(),
                                                        id.label())))
                        .orElseGet(() -> Reason.of("escaped.unread.first", escape.station()));
        return new LineFinding(
                LineFinding.ESCAPED,
                true,
                Optional.empty(),
                Optional.of(escape.station()),
                reason,
                escape.units());
    }

    /// What a verdict says of whether the pack may go on.
    static Rejects.Outcome outcome(VerdictCode verdict) {
        return verdict.isArrival()
                ? Rejects.Outcome.ACCEPTED
                : verdict == VerdictCode.REPEAT_READ
                        ? Rejects.Outcome.REPEATED
                        : NOT_OF_THE_PACK.contains(verdict)
                                ? Rejects.Outcome.OPEN
                                : Rejects.Outcome.REFUSED;
    }
}
