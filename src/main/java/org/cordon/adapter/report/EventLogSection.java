package org.cordon.adapter.report;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What happened when, entry by entry; holds that one person made one after another stand as one
/// row, each of them in the list of held units.
final class EventLogSection {
    private final ReportContext sheet;
    private final ReportMessages messages;
    private String day = "";

    EventLogSection(ReportContext sheet) {
        this.sheet = sheet;
        this.messages = sheet.messages();
    }

    void draw() throws IOException {
        sheet.flow().heading(messages.get("pdf.chronicle.heading"), 60);
        ReportTable table =
                new ReportTable(
                        sheet.flow(),
                        List.of(
                                new ReportTable.Column(messages.get("pdf.column.time"), 0.13f),
                                new ReportTable.Column(messages.get("pdf.column.clock"), 0.1f),
                                new ReportTable.Column(messages.get("pdf.chronicle.what"), 0.5f),
                                new ReportTable.Column(messages.get("pdf.column.person"), 0.18f),
                                new ReportTable.Column(messages.get("pdf.column.entry"), 0.09f)));
        table.row(
                time(sheet.report().incident().detectedAt()),
                ReportTable.Cell.of(ReportMessages.clock(Duration.ZERO), TextStyle.BODY),
                ReportTable.Cell.of(
                        messages.get(
                                "pdf.chronicle.detected",
                                messages.reason(sheet.report().incident().reason())),
                        TextStyle.BODY),
                ReportTable.Cell.of("", TextStyle.BODY),
                ReportTable.Cell.of("", TextStyle.BODY));
        List<Entry> operations =
                sheet.report().history().stream()
                        .filter(e -> !(e.event() instanceof ScanJudged))
                        .toList();
        for (int from = 0; from < operations.size(); ) {
            int to = from + 1;
            while (to < operations.size() && together(operations.get(from), operations.get(to))) {
                to++;
            }
            row(table, operations.subList(from, to));
            from = to;
        }
    }

    private static boolean together(Entry first, Entry next) {
        return first.event() instanceof HoldEvent.UnitHeld
                && next.event() instanceof HoldEvent.UnitHeld
                && first.person().equals(next.person())
                && first.epoch() == next.epoch();
    }

    private void row(ReportTable table, List<Entry> entries) throws IOException {
        Entry first = entries.getFirst();
        Entry last = entries.getLast();
        boolean several = entries.size() > 1;
        table.row(
                time(first.stamp().at()),
                ReportTable.Cell.of(
                        elapsed(first.event()).map(ReportMessages::clock).orElse(""),
                        TextStyle.BODY),
                what(entries),
                ReportTable.Cell.of(messages.person(first.person()), TextStyle.BODY),
                ReportTable.Cell.of(
                        several
                                ? messages.get(
                                        "pdf.entry.range",
                                        Long.toString(first.seq()),
                                        Long.toString(last.seq()))
                                : messages.get("pdf.entry", Long.toString(first.seq())),
                        TextStyle.SMALL));
    }

    private ReportTable.Cell time(Instant at) {
        List<ReportTable.Words> said = new ArrayList<>();
        said.add(new ReportTable.Words(messages.time(at), TextStyle.BODY));
        String now = messages.day(at);
        if (!now.equals(day)) {
            said.add(new ReportTable.Words(now, TextStyle.SMALL));
            day = now;
        }
        return new ReportTable.Cell(said, List.of());
    }

    private ReportTable.Cell what(List<Entry> entries) {
        if (entries.size() > 1) {
            return ReportTable.Cell.of(
                    messages.get(
                            "pdf.chronicle.several-held",
                            entries.size(),
                            messages.time(entries.getLast().stamp().at())),
                    TextStyle.BODY);
        }
        JournalEvent event = entries.getFirst().event();
        return ReportTable.Cell.of(
                format(event),
                event instanceof IncidentEvent.ActCompleted ? TextStyle.STRONG : TextStyle.BODY);
    }

    private static Optional<Duration> elapsed(JournalEvent event) {
        return switch (event) {
            case HoldEvent.UnitHeld f -> f.elapsed();
            case HoldEvent.TargetHeld f -> f.elapsed();
            case IncidentEvent.NoteTaken f -> Optional.of(f.elapsed());
            case IncidentEvent.ActCompleted f -> Optional.of(f.elapsed());
            default -> Optional.empty();
        };
    }

    /// The text that the event's kind declares, filled with the components of its record.
    private String format(JournalEvent event) {
        String key = "pdf.event." + event.messageKey();
        return messages.has(key)
                ? messages.get(key, event.components().values().stream().map(this::shown).toArray())
                : messages.get("pdf.chronicle.other", event.storedName());
    }

    private Object shown(Object value) {
        return switch (value) {
            case UnitId unit -> messages.unit(unit);
            case PersonId person -> messages.person(Optional.of(person));
            case HoldTarget target -> messages.reason(target.description());
            case IncidentNote note -> format(note);
            case Reason reason -> messages.reason(reason);
            case ContainmentStep step ->
                    messages.get("pdf.step", step.number(), messages.name("pdf.act", step));
            default -> value;
        };
    }

    private String format(IncidentNote note) {
        return switch (note) {
            case IncidentNote.LineStopped n ->
                    messages.get("pdf.note.stopped", n.confirmedBy(), n.state());
            case IncidentNote.NotStopped n -> messages.get("pdf.note.not-stopped", n.reason());
            case IncidentNote.Quarantined n -> messages.get("pdf.note.location", n.location());
            case IncidentNote.Told n ->
                    messages.get(
                            n.answered() ? "pdf.note.answered" : "pdf.note.told",
                            sheet.report()
                                    .rules()
                                    .department(n.department())
                                    .map(d -> d.name())
                                    .orElse(n.department()),
                            n.person(),
                            n.how(),
                            messages.time(n.at()));
            case IncidentNote.Detail n ->
                    messages.get("pdf.note.detail", field(n.field()), n.value());
            case IncidentNote.ReportOpened n ->
                    messages.get(
                            "pdf.note.deviation",
                            n.number(),
                            messages.name("pdf.severity", n.severity()),
                            n.summary());
        };
    }

    private String field(String stored) {
        return stored.equals(IncidentNote.Detail.ALSO_REPORTED)
                ? messages.get("pdf.written.also-reported")
                : sheet.report().rules().field(stored).map(f -> f.name()).orElse(stored);
    }
}
