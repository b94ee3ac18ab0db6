package org.cordon.adapter.pdf;

import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.Incident;
import org.cordon.core.containment.IncidentNote;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What was written down, field by field, and the deviation. Where a value was changed, what stood
/// there before follows it (EU GMP Annex 11, 8.2).
final class WrittenPart {
    private final Sheet sheet;

    private record Value(String text, Incident.Step step) {}

    WrittenPart(Sheet sheet) {
        this.sheet = sheet;
    }

    void draw() throws IOException {
        ReportWords words = sheet.words();
        sheet.flow().heading(words.get("pdf.written.heading"), 60);
        Table table =
                new Table(
                        sheet.flow(),
                        List.of(
                                new Table.Column(words.get("pdf.written.field"), 0.24f),
                                new Table.Column(words.get("pdf.written.value"), 0.52f),
                                new Table.Column(words.get("pdf.written.by"), 0.24f)));
        List<String> seen = new ArrayList<>();
        for (ContainmentRules.Item field : sheet.report().rules().fields()) {
            List<Value> values = details(detail -> field.is(detail.field()), seen);
            row(table, field.name(), values, field.required());
        }
        for (Value alone :
                details(d -> d.field().equals(IncidentNote.Detail.ALSO_REPORTED), seen)) {
            row(table, words.get("pdf.written.also-reported"), List.of(alone), false);
        }
        for (String other : others(seen)) {
            row(table, other, details(d -> d.field().equals(other), seen), false);
        }
        deviation(table);
    }

    private List<Value> details(Predicate<IncidentNote.Detail> which, List<String> seen) {
        List<Value> values = new ArrayList<>();
        for (Incident.Step step : sheet.report().incident().steps()) {
            if (step.note().isPresent()
                    && step.note().get() instanceof IncidentNote.Detail detail
                    && which.test(detail)) {
                values.add(new Value(detail.value(), step));
                seen.add(detail.field());
            }
        }
        return values;
    }

    private List<String> others(List<String> seen) {
        return sheet.report().incident().steps().stream()
                .flatMap(step -> step.note().stream())
                .filter(IncidentNote.Detail.class::isInstance)
                .map(note -> ((IncidentNote.Detail) note).field())
                .filter(field -> !seen.contains(field))
                .distinct()
                .toList();
    }

    private void deviation(Table table) throws IOException {
        ReportWords words = sheet.words();
        List<Value> numbers = new ArrayList<>();
        List<Value> severities = new ArrayList<>();
        List<Value> summaries = new ArrayList<>();
        for (Incident.Step step : sheet.report().incident().steps()) {
            if (step.note().isPresent()
                    && step.note().get() instanceof IncidentNote.ReportOpened opened) {
                numbers.add(new Value(opened.number(), step));
                severities.add(new Value(words.name("pdf.severity", opened.severity()), step));
                summaries.add(new Value(opened.summary(), step));
            }
        }
        row(table, words.get("pdf.deviation.number"), numbers, true);
        row(table, words.get("pdf.deviation.severity"), severities, true);
        row(table, words.get("pdf.deviation.summary"), summaries, true);
    }

    /// The latest value, then each that differs from the one after it.
    private void row(Table table, String name, List<Value> values, boolean required)
            throws IOException {
        ReportWords words = sheet.words();
        if (values.stream().allMatch(value -> value.text().isBlank())) {
            table.row(
                    Table.Cell.of(name, Style.STRONG),
                    required
                            ? Table.Cell.marked(
                                    Mark.SUSPECT,
                                    words.get("pdf.written.missing"),
                                    Style.STRONG.in(Tint.REJECT))
                            : Table.Cell.of(
                                    words.get("pdf.written.empty"), Style.BODY.in(Tint.QUIET)),
                    Table.Cell.of("", Style.BODY));
            return;
        }
        Value latest = values.getLast();
        List<Table.Words> said = new ArrayList<>();
        said.add(
                latest.text().isBlank()
                        ? new Table.Words(
                                words.get("pdf.written.emptied"), Style.STRONG.in(Tint.REJECT))
                        : new Table.Words(latest.text(), Style.BODY));
        String after = latest.text();
        for (Value before : values.reversed()) {
            if (!before.text().equals(after)) {
                said.add(
                        new Table.Words(
                                words.get(
                                        "pdf.written.before",
                                        before.text(),
                                        words.time(before.step().at()),
                                        words.person(before.step().person())),
                                Style.SMALL));
                after = before.text();
            }
        }
        table.row(
                Table.Cell.of(name, Style.STRONG),
                new Table.Cell(said, List.of()),
                Table.Cell.of(
                        new Table.Words(words.person(latest.step().person()), Style.BODY),
                        new Table.Words(
                                words.get(
                                        "pdf.written.when",
                                        words.time(latest.step().at()),
                                        ReportWords.clock(latest.step().elapsed())),
                                Style.SMALL)));
    }
}
