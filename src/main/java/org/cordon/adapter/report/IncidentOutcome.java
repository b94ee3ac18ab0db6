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
    static IncidentOutcome of(ContainmentReport report, ReportMessages messages) {
        String clock = ReportMessages.clock(report.elapsed());
        Optional<Duration> over = ReportMessages.overrun(report.elapsed());
        if (!report.isOpen()) {
            String span = ElapsedText.of(report.elapsed());
            String late = over.map(ElapsedText::of).orElse("");
            return over.isEmpty()
                    ? new IncidentOutcome(
                            StatusGlyph.RIGHT,
                            ReportColor.ACCEPT,
                            ReportColor.ACCEPT_SOFT,
                            messages.get("pdf.outcome.contained", span),
                            messages.get("pdf.outcome.contained.sentence"),
                            messages.get("pdf.outcome.contained", span))
                    : new IncidentOutcome(
                            StatusGlyph.SUSPECT,
                            ReportColor.REJECT,
                            ReportColor.REJECT_SOFT,
                            messages.get("pdf.outcome.late", span, late),
                            messages.get("pdf.outcome.late.sentence"),
                            messages.get("pdf.outcome.late", span, late));
        }
        long done =
                Stream.of(ContainmentStep.values())
                        .filter(step -> report.incident().completion(step).isPresent())
                        .count();
        String sentence =
                messages.get(
                        "pdf.outcome.open.sentence",
                        done,
                        clock,
                        messages.moment(report.preparedAt()));
        String brief = messages.get("pdf.outcome.open.brief", messages.time(report.preparedAt()));
        return over.isEmpty()
                ? new IncidentOutcome(
                        StatusGlyph.WATCH,
                        ReportColor.HOLD,
                        ReportColor.HOLD_SOFT,
                        messages.get("pdf.outcome.open"),
                        sentence,
                        brief)
                : new IncidentOutcome(
                        StatusGlyph.SUSPECT,
                        ReportColor.REJECT,
                        ReportColor.REJECT_SOFT,
                        messages.get("pdf.outcome.open-late", over.map(ElapsedText::of).orElse("")),
                        sentence,
                        brief);
    }
}
