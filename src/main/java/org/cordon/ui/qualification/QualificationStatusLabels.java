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
    private final Messages messages;
    private final FindingMessages findings;
    private final ZoneId zone;
    private final TimeFormats moments;

    QualificationStatusLabels(Messages messages, FindingMessages findings, ZoneId zone) {
        this.messages = messages;
        this.findings = findings;
        this.zone = zone;
        this.moments = new TimeFormats(zone);
    }

    /// @param today a scanner whose canary was not scanned on it is hinted at, and no more than that
    String of(QualificationStatus standing, LocalDate today) {
        if (standing.distrusted()) {
            return messages.get(
                    "qualify.standing.distrusted",
                    standing.checkCode().map(c -> moments.dayAndTime(c.receivedAt())).orElse(""),
                    standing.worse().stream().map(findings::of).collect(Collectors.joining(" ")));
        }
        String qualified =
                standing.qualified()
                        .map(q ->
                                messages.get(
                                        "qualify.standing.qualified",
                                        standing.qualifiedAt().map(moments::dayAndTime).orElse(""),
                                        messages.name("qualify.fitness", q.fitness())))
                        .orElseGet(() -> messages.get("qualify.standing.never"));
        if (!standing.canaryOn(today, zone)) {
            return messages.get("qualify.standing.no-canary", qualified);
        }
        return standing.checkCode()
                .filter(c -> c.trusted())
                .map(c ->
                        messages.get(
                                "qualify.standing.canary", qualified, moments.time(c.receivedAt())))
                .orElse(qualified);
    }
}
