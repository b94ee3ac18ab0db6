package org.cordon.app.scanning;

import org.cordon.core.code.PackDecoder.Decoded;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.Arrivals;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.line.Visit;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.ScanContext;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.core.verdict.VerdictReasons;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Judges one code at a time, in the light of what is known, and takes the unit into account where it was read. For the
/// thread that judges.
final class CodeJudge {
    /// What setting up a printer and a scanner brings about; it is shown, and needs nobody.
    private static final Set<VerdictCode> OF_SET_UP =
            EnumSet.of(VerdictCode.READER_FAULT, VerdictCode.BAD_CODE, VerdictCode.WRONG_CARRIER);

    private final JudgingRules rules;
    private final LineContext state;
    private final LineFindings findings;
    private final LateReports late;

    CodeJudge(JudgingRules rules, LineContext state, LineFindings findings, LateReports late) {
        this.rules = rules;
        this.state = state;
        this.findings = findings;
        this.late = late;
    }

    /// Judges a code of a reading, and takes its unit into account.
    ///
    /// @param visit empty for a scan by hand that belongs to no station
    ScanOutcome judge(Frame frame, Decoded read, ScannerState device, Optional<Visit> visit) {
        Reading reading = read.reading();
        state.next();
        Optional<ReadPurpose> purpose =
                visit.isPresent() ? state.purpose(visit.get()) : Optional.empty();
        if (purpose.isPresent()) {
            return test(frame, read, device, visit.get(), purpose.get());
        }
        visit.ifPresent(at -> reading.unit().ifPresent(unit -> state.goesOn(at, unit)));
        ScanContext sighting =
                visit.map(at -> ScanContext.at(device.role(), at))
                        .orElseGet(() ->
                                new ScanContext(device.role(), Optional.empty(), Optional.empty()))
                        .of(read.code());
        Judgement judgement = rules.judge().judge(reading, sighting, state);
        // What was judged may be one of several ways to read the scan.
        Optional<UnitId> unit = judgement.reading().unit();
        boolean accepted = judgement.verdict().code().isArrival();
        boolean first =
                visit.isPresent()
                        && unit.isPresent()
                        && visit.get()
                                .judged(unit.get(), state.unit(unit.get()), accepted, frame.at());
        if (LineFindings.UNREAD.contains(judgement.verdict().code())) {
            visit.ifPresent(Visit::unread);
        }
        if (judgement.verdict().code() == VerdictCode.REPEAT_READ) {
            visit.ifPresent(at -> unit.ifPresent(at::repeated));
        }
        if (judgement.verdict().code() == VerdictCode.DUPLICATE) {
            visit.ifPresent(at -> unit.ifPresent(at::second));
        }
        boolean newPack =
                first && visit.get().at() == state.batch().first() && state.isPack(unit.get());
        ScanJudged event =
                new ScanJudged(
                        frame.device(),
                        frame.at(),
                        frame.bytes(),
                        state.order().map(Order::id),
                        judgement.verdict().code(),
                        unit,
                        fault(judgement),
                        reason(frame, reading, judgement),
                        state.isLabel(unit, visit) ? Optional.empty() : sighting.container(),
                        device.role(),
                        frame.grade(),
                        Optional.empty(),
                        device.station(),
                        visit.map(at -> at.read().sign().lane()).orElse(1),
                        visit.map(at -> at.read().sign().slot()).orElse(0));
        if (accepted && unit.isPresent()) {
            findings.settled(unit.get());
        }
        Optional<AlarmKind> alarm = alarm(event, device, visit);
        if (alarm.equals(Optional.of(LineFinding.WRONG_CONTAINER_BY_HAND))) {
            visit.ifPresent(at -> findings.foreign(at, event));
        }
        if (visit.isPresent() && unit.isPresent()) {
            late.judged(
                    judgement.verdict(),
                    unit.get(),
                    alarm,
                    visit.get().at().station().id(),
                    frame.at(),
                    frame.nanos());
        }
        return new ScanOutcome(event, judgement, newPack, alarm, List.of());
    }

    /// Judges a set-up or challenge piece by what its code says: nothing comes to the station. What was accepted as product
    /// there before is a copy all the same.
    private ScanOutcome test(
            Frame frame, Decoded read, ScannerState device, Visit visit, ReadPurpose purpose) {
        Judgement said =
                rules.judge()
                        .judge(
                                read.reading(),
                                ScanContext.test(device.role(), purpose).of(read.code()),
                                state);
        Optional<UnitId> unit = said.reading().unit();
        Optional<Verdict> copy =
                unit.filter(_ -> said.verdict().code().isArrival())
                        .filter(id -> visit.sight(id) == Arrivals.Sight.AGAIN)
                        .flatMap(id ->
                                visit.first(id).map(first -> new Verdict.Duplicate(id, first)));
        Judgement judgement =
                copy.map(verdict ->
                                new Judgement(
                                        said.reading(), verdict, said.fields(), said.mended()))
                        .orElse(said);
        if (copy.isPresent() && purpose == ReadPurpose.SET_UP) {
            unit.ifPresent(visit::second);
        }
        ScanJudged event =
                new ScanJudged(
                        frame.device(),
                        frame.at(),
                        frame.bytes(),
                        state.order().map(Order::id),
                        judgement.verdict().code(),
                        unit,
                        fault(judgement),
                        reason(frame, read.reading(), judgement).and(VerdictReasons.of(purpose)),
                        Optional.empty(),
                        device.role(),
                        frame.grade(),
                        Optional.empty(),
                        device.station(),
                        visit.read().sign().lane(),
                        visit.read().sign().slot(),
                        Optional.of(purpose));
        event.testPiece().ifPresent(piece -> state.progress().tested(unit.orElseThrow(), piece));
        Optional<AlarmKind> alarm =
                purpose == ReadPurpose.CHALLENGE || OF_SET_UP.contains(judgement.verdict().code())
                        ? Optional.empty()
                        : alarm(event, device, Optional.of(visit));
        return new ScanOutcome(event, judgement, false, alarm, List.of());
    }

    private static Optional<ScanFault> fault(Judgement judgement) {
        return switch (judgement.verdict()) {
            case Verdict.ReaderFault f -> Optional.of(f.fault());
            case Verdict.BadCode f -> Optional.of(f.fault());
            case Verdict.NoRead _ -> Optional.of(ScanFault.NO_READ);
            default -> judgement.mended();
        };
    }

    /// A read beside the flow raises none, nor does a test piece that a person asks about, and neither does a pack that a reject will take off.
    private Optional<AlarmKind> alarm(
            ScanJudged event, ScannerState device, Optional<Visit> visit) {
        if (!event.latches() || (visit.isEmpty() && device.station().isPresent())) {
            return Optional.empty();
        }
        AlarmKind kind = event.alarmKind();
        if (visit.isEmpty() && event.verdict() == VerdictCode.TEST_PIECE) {
            return Optional.empty();
        }
        boolean waits =
                rules.catalogue().of(kind).unlessRejected()
                        && device.role() == DeviceRole.INLINE
                        && visit.filter(at -> at.at().rejects().signalled()).isPresent();
        return waits ? Optional.empty() : Optional.of(kind);
    }

    private static Reason.Coded reason(Frame frame, Reading reading, Judgement judgement) {
        Reason.Coded reason = VerdictReasons.of(judgement);
        boolean noRead = reading instanceof Reading.Unreadable u && u.fault() == ScanFault.NO_READ;
        return frame.ungraded() && !noRead ? reason.and(Reason.of("no-grade")) : reason;
    }

    /// What a code would mean if it were scanned by hand now; changes nothing.
    Judgement preview(Decoded read) {
        state.next();
        return rules.judge().judge(read.reading(), ScanContext.BY_HAND.of(read.code()), state);
    }

    /// What a scan that was judged earlier says now; changes nothing. Where another verdict would come
    /// out today, the recorded one stays.
    ///
    /// @param read the scan, read again
    Judgement again(ScanJudged event, Decoded read) {
        state.next();
        Judgement now =
                rules.judge()
                        .judge(
                                read.reading(),
                                new ScanContext(
                                        event.role(),
                                        event.container(),
                                        Optional.empty(),
                                        read.code(),
                                        event.purpose()),
                                state);
        return now.verdict().code() == event.verdict()
                ? now
                : new Judgement(now.reading(), new Verdict.Recorded(event.verdict()), now.fields());
    }
}
