package org.cordon.ui.qualification;

import org.cordon.app.qualification.QualificationStatus;
import org.cordon.core.scanner.qualification.FindingMessages;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.TimeFormats;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;

/// What is known of scanners, in one line each.
final class QualificationStatusLabels {
    private final Messages words;
    private final FindingMessages findings;
    private final ZoneId zone;
    private final TimeFormats moments;

    QualificationStatusLabels(Messages words, FindingMessages findings, ZoneId zone) {
        this.words = words;
        this.findings = findings;
        this.zone = zone;
        this.moments = new TimeFormats(zone);
    }

    /// @param today a scanner whose canary was not scanned on it is hinted at, and no more than that
    String of(QualificationStatus standing, LocalDate today) {
        if (standing.distrusted()) {
            return words.get(
                    "qualify.standing.distrusted",
                    standing.canary().map(c -> moments.dayAndTime(c.receivedAt())).orElse(""),
                    standing.worse().stream().map(findings::of).collect(Collectors.joining(" ")));
        }
        String qualified =
                standing.qualified()
                        .map(q ->
                                words.get(
                                        "qualify.standing.qualified",
                                        standing.qualifiedAt().map(moments::dayAndTime).orElse(""),
                                        words.name("qualify.fitness", q.fitness())))
                        .orElseGet(() -> words.get("qualify.standing.never"));
        if (!standing.canaryOn(today, zone)) {
            return words.get("qualify.standing.no-canary", qualified);
        }
        return standing.canary()
                .filter(c -> c.trusted())
                .map(c ->
                        words.get(
                                "qualify.standing.canary", qualified, moments.time(c.receivedAt())))
                .orElse(qualified);
    }
}
