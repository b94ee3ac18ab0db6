package org.cordon.ui.unit;

import org.cordon.app.unit.UnitPage;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.StateChange;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.unit.LifeLine;
import org.cordon.core.unit.UnitHistory;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.core.verdict.VerdictCode.Shape;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.VerdictLabels;
import org.cordon.ui.records.EventLabels;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines of the lists in words.
///
/// @param labels says what an entry of any kind records
record UnitTexts(Messages messages, EventLabels labels, PersonNames names, TimeFormats moments) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /// A line of the life.
    UnitRow life(LifeLine line) {
        return row(
                line.happened(),
                shape(line),
                title(line),
                detail(line),
                who(line),
                line.report()
                        .flatMap(report -> UnitHistory.container(report.fact()))
                        .map(EntrySubject.OfUnit::new));
    }

    /// A scan.
    UnitRow scan(Entry entry) {
        return entry.event() instanceof ScanJudged scan
                ? row(
                        scan.receivedAt(),
                        Optional.of(scan.verdict().shape()),
                        joined(
                                VerdictLabels.verdict(scan.verdict()),
                                scan.unit().map(UnitId::label).orElse("")),
                        read(entry, scan),
                        names.of(entry.person(), ""),
                        scan.unit().map(EntrySubject.OfUnit::new))
                : row(
                        entry.stamp().at(),
                        Optional.empty(),
                        labels.format(entry.event()),
                        "",
                        names.of(entry.person(), ""),
                        Optional.empty());
    }

    /// What a line system said, with where it said so.
    UnitRow report(LifeLine line) {
        return row(
                line.happened(),
                Optional.empty(),
                title(line),
                line.event() instanceof LineEvent.LineDataReported reported
                        ? messages.get(
                                "unit.event.reported",
                                reported.source(),
                                moments.dayAndTime(reported.receivedAt()))
                        : "",
                messages.get("unit.who.line-data"),
                Optional.empty());
    }

    /// What an EPCIS repository is told.
    UnitRow captured(UnitPage.Captured captured) {
        return row(
                captured.event().at(),
                Optional.empty(),
                messages.get(
                        "unit.event.captured",
                        captured.event().step().name().toLowerCase(Locale.ROOT),
                        captured.event()
                                .disposition()
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .orElse("")),
                messages.get(captured.delivered() ? "unit.event.delivered" : "unit.event.waiting"),
                names.of(captured.entry().person(), messages.get("unit.who.cordon")),
                Optional.empty());
    }

    /// A report of an incident.
    UnitRow document(Entry entry) {
        return entry.event() instanceof IncidentEvent.ReportIssued issued
                ? row(
                        entry.stamp().at(),
                        Optional.empty(),
                        messages.get("unit.document.report", issued.incident()),
                        messages.get(
                                "unit.document.detail",
                                issued.destination(),
                                issued.pages(),
                                issued.sha256().substring(0, 12)),
                        names.of(entry.person(), ""),
                        Optional.empty())
                : scan(entry);
    }

    private UnitRow row(
            Instant at,
            Optional<Shape> shape,
            String title,
            String detail,
            String who,
            Optional<? extends EntrySubject> link) {
        return new UnitRow(
                CLOCK.format(at.atZone(moments.zone())),
                moments.day(at),
                shape,
                title,
                detail,
                who,
                link.map(EntrySubject.class::cast));
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" · "));
    }

    private static Optional<Shape> shape(LifeLine line) {
        return switch (line.kind()) {
            case READ, READ_BY_HELPER ->
                    line.event() instanceof ScanJudged scan
                            ? Optional.of(scan.verdict().shape())
                            : Optional.empty();
            case HELD -> Optional.of(Shape.AFFECTED);
            case RELEASED -> Optional.of(Shape.RIGHT);
            case ALARM, INCIDENT -> Optional.of(Shape.SUSPECT);
            case REJECTED, REPORTED_REJECTED, SAMPLE_TAKEN, ENDED -> Optional.of(Shape.WATCH);
            case ALLOCATED,
                    LISTED,
                    COMMISSIONED,
                    PACKED,
                    UNPACKED,
                    REINTRODUCED,
                    ALARM_HANDLED,
                    LOCATION,
                    RECORDED ->
                    Optional.empty();
        };
    }

    private String title(LifeLine line) {
        return switch (line.kind()) {
            case READ, READ_BY_HELPER ->
                    line.event() instanceof ScanJudged scan
                            ? VerdictLabels.verdict(scan.verdict())
                            : "";
            case ENDED ->
                    line.report()
                            .map(report ->
                                    report.fact() instanceof LineFact.Ended(_, var state)
                                            ? messages.name("unit.ended", state)
                                            : "")
                            .orElse("");
            case ALARM_HANDLED, RECORDED -> labels.format(line.event());
            case ALLOCATED,
                    LISTED,
                    COMMISSIONED,
                    PACKED,
                    UNPACKED,
                    REPORTED_REJECTED,
                    REINTRODUCED,
                    SAMPLE_TAKEN,
                    REJECTED,
                    HELD,
                    RELEASED,
                    ALARM,
                    INCIDENT,
                    LOCATION ->
                    messages.name("unit.life", line.kind());
        };
    }

    private String detail(LifeLine line) {
        if (line.listing().isPresent()) {
            return messages.get(
                    "unit.life.detail.listed",
                    line.listing().get().order().id(),
                    line.listing()
                            .get()
                            .unit()
                            .parent()
                            .map(parent -> messages.get("unit.life.detail.in", parent.label()))
                            .orElse(""));
        }
        return switch (line.event()) {
            case ScanJudged scan -> read(line.entry(), scan);
            case LineEvent.UnitRejected rejected ->
                    joined(
                            rejected.station().value(),
                            rejected.reject()
                                    .map(reject -> messages.get("unit.life.detail.at", reject))
                                    .orElse(""));
            case LineEvent.LineDataReported _ ->
                    line.report()
                            .flatMap(report ->
                                    UnitHistory.container(report.fact())
                                            .map(container ->
                                                    messages.get(
                                                            "unit.life.detail.container",
                                                            container.label(),
                                                            report.fact().units().size())))
                            .orElse("");
            case HoldEvent.UnitHeld held -> held(held.incident(), line);
            case HoldEvent.TargetHeld held -> held(held.incident(), line);
            case HoldEvent.UnitReleased released -> released.reason();
            case HoldEvent.TargetReleased released ->
                    joined(
                            released.reason(),
                            messages.get("unit.life.detail.second", names.of(released.second())));
            case IncidentEvent.IncidentOpened opened ->
                    joined(opened.incident().value(), reasons().of(opened.reason()));
            case IncidentEvent.NoteTaken(var incident, IncidentNote.Quarantined(var location), _) ->
                    joined(incident.value(), location);
            default ->
                    StateChange.of(line.event()) instanceof StateChange.AlarmChange.Raised raised
                            ? reasons().of(raised.reason())
                            : "";
        };
    }

    private String held(Optional<IncidentId> incident, LifeLine line) {
        String why =
                StateChange.of(line.event()) instanceof StateChange.HoldChange change
                        ? joined(
                                change.units().isEmpty()
                                        ? reasons().of(change.target().description())
                                        : "",
                                reasons().of(change.reason()))
                        : "";
        return joined(
                incident.map(id -> messages.get("unit.life.detail.incident", id)).orElse(""), why);
    }

    private String read(Entry entry, ScanJudged scan) {
        return joined(
                scan.device().value(),
                scan.station().map(StationId::value).orElse(""),
                scan.verdict() == VerdictCode.ACCEPTED ? "" : reasons().of(scan.reason()),
                scan.container()
                        .map(container -> messages.get("unit.life.detail.in", container.label()))
                        .orElse(""),
                StateChange.of(scan)
                        .alarmOf(entry)
                        .map(alarm -> messages.get("unit.life.detail.alarm", alarm))
                        .orElse(""));
    }

    private ReasonMessages reasons() {
        return new ReasonMessages(moments.zone());
    }

    private String who(LifeLine line) {
        return line.report().isPresent()
                ? messages.get("unit.who.line-data")
                : names.of(line.entry().person(), "");
    }
}
