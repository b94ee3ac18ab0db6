package org.cordon.app.scanning;

import org.cordon.core.code.PackDecoder.Decoded;
import org.cordon.core.line.Filling;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.StationState;
import org.cordon.core.line.Visit;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Judges the messages of scanners for one order: single codes, and several that were read at once. For the thread that
/// judges.
final class MessageJudge {
    private final CodeJudge judge;
    private final LineContext state;
    private final LineFindings findings;
    private final LateReports late;
    private final HelperCodes helpers;
    private final MessageCodes codes;
    private final Function<Boolean, Filling.All> filling;
    private Optional<Begun> begun = Optional.empty();

    /// A message with several codes that is being judged. If the units cannot be asked for one of them, those before it
    /// stay judged.
    private static final class Begun {
        private final List<Frame> message;
        private final Optional<Visit> visit;
        private final HelperCodes.Read codes;
        private final ScanOutcome[] judged;

        Begun(List<Frame> message, Optional<Visit> visit, MessageCodes reader, LineContext state) {
            this.message = message;
            this.visit = visit;
            codes = reader.read(message, visit.filter(at -> state.purpose(at).isEmpty()));
            judged = new ScanOutcome[message.size()];
        }
    }

    /// Nothing was read yet.
    ///
    /// @param filling containers that are being filled by now; asked whether something was packed since
    MessageJudge(
            CodeJudge judge,
            LineContext state,
            LineFindings findings,
            LateReports late,
            HelperCodes helpers,
            MessageCodes codes,
            Function<Boolean, Filling.All> filling) {
        this.judge = judge;
        this.state = state;
        this.findings = findings;
        this.late = late;
        this.helpers = helpers;
        this.codes = codes;
        this.filling = filling;
    }

    /// Judges the codes of one message, in their order. Where one of them is the label of the container that
    /// the others are in, it is judged first. If the units cannot be asked it throws and nothing has changed, so that the
    /// same message can be judged again.
    List<ScanOutcome> judge(List<Frame> message, ScannerState device, ReadDetails sign) {
        Frame any = message.getFirst();
        Optional<Visit> visit;
        ScanOutcome[] judged;
        List<LineFinding> ofCodes = List.of();
        if (message.size() == 1 && !helpers.used()) {
            visit = begin(any, device, sign);
            judged = new ScanOutcome[] {counted(judge.judge(any, codes.read(any), device, visit))};
        } else {
            Begun now =
                    begun.filter(each -> each.message.equals(message))
                            .orElseGet(() ->
                                    new Begun(message, begin(any, device, sign), codes, state));
            begun = Optional.of(now);
            visit = now.visit;
            judged = judged(now, device);
            ofCodes = now.codes.found();
            begun = Optional.empty();
        }
        List<LineFinding> found =
                LineFindings.and(
                        ofCodes(ofCodes, judged), findings.of(judged, device, visit, sign));
        List<LineFinding> overdue = late.overdue(any.nanos());
        if (!overdue.isEmpty()) {
            found = LineFindings.and(found, overdue);
        }
        boolean packed = visit.filter(each -> each.at().packs()).isPresent();
        judged[judged.length - 1] = judged[judged.length - 1].with(found, filling.apply(packed));
        return List.of(judged);
    }

    /// A copy of a unit has another helper code: that it is a copy was said.
    private static List<LineFinding> ofCodes(List<LineFinding> found, ScanOutcome[] judged) {
        return !found.isEmpty()
                        && Stream.of(judged)
                                .anyMatch(each -> each.event().verdict() == VerdictCode.DUPLICATE)
                ? List.of()
                : found;
    }

    private Optional<Visit> begin(Frame message, ScannerState device, ReadDetails sign) {
        Optional<Visit> visit = visit(device, message, sign);
        visit.filter(Visit::isOneMessage)
                .filter(at -> state.purpose(at).isEmpty())
                .ifPresent(Visit::message);
        return visit;
    }

    private ScanOutcome[] judged(Begun now, ScannerState device) {
        Optional<Visit> visit = now.visit;
        ScanOutcome[] judged = now.judged;
        List<Decoded> readings = now.codes.codes();
        if (visit.filter(Visit::isOneMessage).isPresent()) {
            for (int i = 0; i < judged.length; i++) {
                if (judged[i] == null && state.isLabel(readings.get(i).reading().unit(), visit)) {
                    judged[i] = judge(now, i, device);
                }
            }
        }
        for (int i = 0; i < judged.length; i++) {
            if (judged[i] == null) {
                judged[i] = judge(now, i, device);
            }
        }
        return judged;
    }

    private ScanOutcome judge(Begun now, int i, ScannerState device) {
        ScanOutcome judged =
                counted(
                        judge.judge(
                                now.message.get(i), now.codes.codes().get(i), device, now.visit));
        return now.codes.said().get(i).map(judged::saying).orElse(judged);
    }

    private Optional<Visit> visit(ScannerState device, Frame frame, ReadDetails sign) {
        if (device.station().isEmpty() && device.role() != DeviceRole.INLINE) {
            return Optional.empty();
        }
        StationState at = state.batch().station(device.station());
        return at.station().type().level().isPresent()
                ? Optional.of(state.batch().visit(at, frame.nanos(), sign, device.camera()))
                : Optional.empty();
    }

    private ScanOutcome counted(ScanOutcome judged) {
        if (judged.newPack()) {
            state.progress().accepted(1);
        }
        return judged;
    }
}
