package org.cordon.adapter.pdf;

import org.cordon.app.report.ContainmentReport;
import org.cordon.core.containment.ContainmentStep;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// How the hour ended, or how it stands: in a mark, a colour and words.
///
/// @param brief for the head of every page
record Outcome(Mark mark, Tint tint, Tint ground, String headline, String sentence, String brief) {
    static Outcome of(ContainmentReport report, ReportWords words) {
        String clock = ReportWords.clock(report.elapsed());
        Optional<Duration> over = ReportWords.over(report.elapsed());
        String late = over.map(ReportWords::clock).orElse("");
        if (!report.isOpen()) {
            return over.isEmpty()
                    ? new Outcome(
                            Mark.RIGHT,
                            Tint.ACCEPT,
                            Tint.ACCEPT_SOFT,
                            words.get("pdf.outcome.contained", clock),
                            words.get("pdf.outcome.contained.sentence"),
                            words.get("pdf.outcome.contained", clock))
                    : new Outcome(
                            Mark.SUSPECT,
                            Tint.REJECT,
                            Tint.REJECT_SOFT,
                            words.get("pdf.outcome.late", clock, late),
                            words.get("pdf.outcome.late.sentence"),
                            words.get("pdf.outcome.late", clock, late));
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
                ? new Outcome(
                        Mark.WATCH,
                        Tint.HOLD,
                        Tint.HOLD_SOFT,
                        words.get("pdf.outcome.open"),
                        sentence,
                        brief)
                : new Outcome(
                        Mark.SUSPECT,
                        Tint.REJECT,
                        Tint.REJECT_SOFT,
                        words.get("pdf.outcome.open-late", late),
                        sentence,
                        brief);
    }
}
