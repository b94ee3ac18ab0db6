package org.cordon.app.report;

import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentClock;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.order.Order;
import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.Incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything a containment report shows, as it stood at one entry of the record.
///
/// @param order the order of the incident, if one was active
/// @param names printed names of the people that appear
/// @param history the incident's entries up to `head`, oldest first, the triggering scan before them
/// @param rules names of departments and fields, and which are required
/// @param preparedBy printed name of who prepared the report
/// @param zone in which its times are told
/// @param clockOffset last measured distance of the wall clock to a time source (ours minus true)
/// @param head of the operations stream when it was prepared, so that the print can be tied to the record
public record ContainmentReport(
        TerminalId terminal,
        Incident incident,
        Optional<Order> order,
        Map<PersonId, String> names,
        List<Entry> history,
        ContainmentRules rules,
        String preparedBy,
        Instant preparedAt,
        ZoneId zone,
        Optional<Duration> clockOffset,
        ChainHead head) {
    private static final int HASH_DIGITS = 16;

    public ContainmentReport {
        names = Map.copyOf(names);
        history = List.copyOf(history);
    }

    /// Whether a step is still to be completed, so that the report is provisional.
    public boolean isOpen() {
        return incident.current().isPresent();
    }

    /// Time on the incident's clock: when the last step was completed, or when the report was
    /// prepared while the incident is open. Never less than the record says.
    public Duration elapsed() {
        if (isOpen()) {
            return IncidentClock.resumed(
                            incident.detectedAt(), incident.lastElapsed(), preparedAt, 0)
                    .elapsed(0);
        }
        return Stream.of(ContainmentStep.values())
                .flatMap(step -> incident.completion(step).stream())
                .map(Incident.Step::elapsed)
                .max(Duration::compareTo)
                .orElse(incident.lastElapsed());
    }

    /// The scan that triggered it; empty when a person opened it without one, or when the scan is
    /// not at hand.
    public Optional<ScanJudged> scan() {
        return history.stream()
                .map(Entry::event)
                .filter(ScanJudged.class::isInstance)
                .map(ScanJudged.class::cast)
                .findFirst();
    }

    /// Whether a person opened the incident without a scan; its trigger says nothing then.
    public boolean isReportedByPerson() {
        return history.stream()
                .map(Entry::event)
                .filter(IncidentEvent.IncidentOpened.class::isInstance)
                .map(IncidentEvent.IncidentOpened.class::cast)
                .anyMatch(opened -> opened.scanSeq().isEmpty());
    }

    /// What the code on the print says: `CORDON1 <incident> <terminal> <epoch>/<seq> <hash>`, ASCII,
    /// single spaces between, such as `CORDON1 L3-2026-0114 L3 1/57 3fa2b1c0d4e5f607`.
    ///
    /// `CORDON1` names this form; epoch and number are those of the last entry of ACTS the report
    /// rests on (0 before the first of an epoch), and the hash is the first 16 hexadecimal digits of
    /// that entry's hash, so that the entry can be found and the print held against it.
    public String code() {
        return "CORDON1 %s %s %d/%d %s"
                .formatted(
                        incident.id(),
                        terminal,
                        head.epoch(),
                        head.seq(),
                        head.hash().substring(0, HASH_DIGITS));
    }
}
