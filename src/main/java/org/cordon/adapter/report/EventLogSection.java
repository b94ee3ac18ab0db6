package org.cordon.adapter.report;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.order.UnitId;
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
    private final ReportMessages words;
    private String day = "";

    EventLogSection(ReportContext sheet) {
        this.sheet = sheet;
        this.words = sheet.words();
    }

    void draw() throws IOException {
        sheet.flow().heading(words.get("pdf.chronicle.heading"), 60);
        ReportTable table =
                new ReportTable(
                        sheet.flow(),
                        List.of(
                                new ReportTable.Column(words.get("pdf.column.time"), 0.13f),
                                new ReportTable.Column(words.get("pdf.column.clock"), 0.1f),
                                new ReportTable.Column(words.get("pdf.chronicle.what"), 0.5f),
                                new ReportTable.Column(words.get("pdf.column.person"), 0.18f),
                                new ReportTable.Column(words.get("pdf.column.entry"), 0.09f)));
        table.row(
                time(sheet.report().incident().detectedAt()),
                ReportTable.Cell.of(ReportMessages.clock(Duration.ZERO), TextStyle.BODY),
                ReportTable.Cell.of(
                        words.get(
                                "pdf.chronicle.detected",
                                words.reason(sheet.report().incident().reason())),
                        TextStyle.BODY),
                ReportTable.Cell.of("", TextStyle.BODY),
                ReportTable.Cell.of("", TextStyle.BODY));
        List<Entry> acts =
                sheet.report().history().stream()
                        .filter(e -> !(e.fact() instanceof ScanJudged))
                        .toList();
        for (int from = 0; from < acts.size(); ) {
            int to = from + 1;
            while (to < acts.size() && together(acts.get(from), acts.get(to))) {
                to++;
            }
            row(table, acts.subList(from, to));
            from = to;
        }
    }

    private static boolean together(Entry first, Entry next) {
        return first.fact() instanceof HoldEvent.UnitHeld
                && next.fact() instanceof HoldEvent.UnitHeld
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
                        elapsed(first.fact()).map(ReportMessages::clock).orElse(""),
                        TextStyle.BODY),
                what(entries),
                ReportTable.Cell.of(words.person(first.person()), TextStyle.BODY),
                ReportTable.Cell.of(
                        several
                                ? words.get(
                                        "pdf.entry.range",
                                        Long.toString(first.seq()),
                                        Long.toString(last.seq()))
                                : words.get("pdf.entry", Long.toString(first.seq())),
                        TextStyle.SMALL));
    }

    private ReportTable.Cell time(Instant at) {
        List<ReportTable.Words> said = new ArrayList<>();
        said.add(new ReportTable.Words(words.time(at), TextStyle.BODY));
        String now = words.day(at);
        if (!now.equals(day)) {
            said.add(new ReportTable.Words(now, TextStyle.SMALL));
            day = now;
        }
        return new ReportTable.Cell(said, List.of());
    }

    private ReportTable.Cell what(List<Entry> entries) {
        if (entries.size() > 1) {
            return ReportTable.Cell.of(
                    words.get(
                            "pdf.chronicle.several-held",
                            entries.size(),
                            words.time(entries.getLast().stamp().at())),
                    TextStyle.BODY);
        }
        JournalEvent fact = entries.getFirst().fact();
        return ReportTable.Cell.of(
                say(fact),
                fact instanceof IncidentEvent.ActCompleted ? TextStyle.STRONG : TextStyle.BODY);
    }

    private static Optional<Duration> elapsed(JournalEvent fact) {
        return switch (fact) {
            case HoldEvent.UnitHeld f -> f.elapsed();
            case IncidentEvent.NoteTaken f -> Optional.of(f.elapsed());
            case IncidentEvent.ActCompleted f -> Optional.of(f.elapsed());
            default -> Optional.empty();
        };
    }

    /// The text that the event's kind declares, filled with the components of its record.
    private String say(JournalEvent event) {
        String key = "pdf.event." + event.messageKey();
        return words.has(key)
                ? words.get(key, event.components().values().stream().map(this::shown).toArray())
                : words.get("pdf.chronicle.other", event.storedName());
    }

    private Object shown(Object value) {
        return switch (value) {
            case UnitId unit -> words.unit(unit);
            case IncidentNote note -> say(note);
            case Reason reason -> words.reason(reason);
            case ContainmentStep act ->
                    words.get("pdf.step", act.number(), words.name("pdf.act", act));
            default -> value;
        };
    }

    private String say(IncidentNote note) {
        return switch (note) {
            case IncidentNote.LineStopped n ->
                    words.get("pdf.note.stopped", n.confirmedBy(), n.state());
            case IncidentNote.NotStopped n -> words.get("pdf.note.not-stopped", n.reason());
            case IncidentNote.Quarantined n -> words.get("pdf.note.location", n.location());
            case IncidentNote.Told n ->
                    words.get(
                            n.answered() ? "pdf.note.answered" : "pdf.note.told",
                            sheet.report()
                                    .rules()
                                    .department(n.department())
                                    .map(d -> d.name())
                                    .orElse(n.department()),
                            n.person(),
                            n.how(),
                            words.time(n.at()));
            case IncidentNote.Detail n -> words.get("pdf.note.detail", field(n.field()), n.value());
            case IncidentNote.ReportOpened n ->
                    words.get(
                            "pdf.note.deviation",
                            n.number(),
                            words.name("pdf.severity", n.severity()),
                            n.summary());
        };
    }

    private String field(String stored) {
        return stored.equals(IncidentNote.Detail.ALSO_REPORTED)
                ? words.get("pdf.written.also-reported")
                : sheet.report().rules().field(stored).map(f -> f.name()).orElse(stored);
    }
}
