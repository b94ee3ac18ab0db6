package org.cordon.adapter.report;

import org.cordon.app.report.ContainmentReport;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.ElapsedText;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// How the hour ended, or how it stands: in a mark, a colour and words.
///
/// @param brief for the head of every page
record IncidentOutcome(
        StatusGlyph mark,
        ReportColor tint,
        ReportColor ground,
        String headline,
        String sentence,
        String brief) {
    static IncidentOutcome of(ContainmentReport report, ReportMessages words) {
        String clock = ReportMessages.clock(report.elapsed());
        Optional<Duration> over = ReportMessages.over(report.elapsed());
        if (!report.isOpen()) {
            String span = ElapsedText.of(report.elapsed());
            String late = over.map(ElapsedText::of).orElse("");
            return over.isEmpty()
                    ? new IncidentOutcome(
                            StatusGlyph.RIGHT,
                            ReportColor.ACCEPT,
                            ReportColor.ACCEPT_SOFT,
                            words.get("pdf.outcome.contained", span),
                            words.get("pdf.outcome.contained.sentence"),
                            words.get("pdf.outcome.contained", span))
                    : new IncidentOutcome(
                            StatusGlyph.SUSPECT,
                            ReportColor.REJECT,
                            ReportColor.REJECT_SOFT,
                            words.get("pdf.outcome.late", span, late),
                            words.get("pdf.outcome.late.sentence"),
                            words.get("pdf.outcome.late", span, late));
        }
        long done =
                Stream.of(ContainmentStep.values())
                        .filter(act -> report.incident().completion(act).isPresent())
                        .count();
        String sentence =
                words.get(
                        "pdf.outcome.open.sentence",
                        done,
                        clock,
                        words.moment(report.preparedAt()));
        String brief = words.get("pdf.outcome.open.brief", words.time(report.preparedAt()));
        return over.isEmpty()
                ? new IncidentOutcome(
                        StatusGlyph.WATCH,
                        ReportColor.HOLD,
                        ReportColor.HOLD_SOFT,
                        words.get("pdf.outcome.open"),
                        sentence,
                        brief)
                : new IncidentOutcome(
                        StatusGlyph.SUSPECT,
                        ReportColor.REJECT,
                        ReportColor.REJECT_SOFT,
                        words.get("pdf.outcome.open-late", over.map(ElapsedText::of).orElse("")),
                        sentence,
                        brief);
    }
}
