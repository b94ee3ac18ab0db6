package org.cordon.app.scanning;

import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.Filling;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.VerdictReasons;

import java.util.List;
import java.util.Optional;

/// What a frame came to.
///
/// @param event as the journal records it
/// @param newPack whether an in-line reader saw this pack of the order for the first time
/// @param alarm that it raises or joins, if it needs a person
/// @param found what it shows of the line, beside its verdict
/// @param filling containers that are being filled once its message is judged; none for codes before the last of it
public record ScanOutcome(
        ScanJudged event,
        Judgement judgement,
        boolean newPack,
        Optional<AlarmKind> alarm,
        List<LineFinding> found,
        Filling.All filling) {
    /// A scan that says nothing of containers.
    ScanOutcome(
            ScanJudged event,
            Judgement judgement,
            boolean newPack,
            Optional<AlarmKind> alarm,
            List<LineFinding> found) {
        this(event, judgement, newPack, alarm, found, Filling.All.NONE);
    }

    /// Keeps its own copy.
    public ScanOutcome {
        found = List.copyOf(found);
    }

    ScanOutcome with(List<LineFinding> more, Filling.All now) {
        return new ScanOutcome(event, judgement, newPack, alarm, more, now);
    }

    ScanOutcome with(ScanJudged meant) {
        return new ScanOutcome(meant, judgement, newPack, alarm, found, filling);
    }

    /// The same, whose reason says more.
    ScanOutcome saying(Reason more) {
        return event.reason() instanceof Reason.Coded coded
                ? new ScanOutcome(event.saying(coded.and(more)), judgement, newPack, alarm, found)
                : this;
    }

    /// What it comes to now that it is known what became of its pack before.
    ScanOutcome judgedLate(Verdict verdict) {
        Judgement late =
                new Judgement(judgement.reading(), verdict, judgement.fields(), judgement.mended());
        return new ScanOutcome(
                new ScanJudged(
                        event.device(),
                        event.receivedAt(),
                        event.raw(),
                        event.order(),
                        verdict.code(),
                        event.unit(),
                        event.fault(),
                        VerdictReasons.of(late).and(Reason.of("judged-late")),
                        event.container(),
                        event.role(),
                        event.grade(),
                        Optional.empty(),
                        event.station(),
                        event.lane(),
                        event.slot()),
                late,
                false,
                Optional.of(AlarmKind.of(verdict.code())),
                List.of());
    }
}
