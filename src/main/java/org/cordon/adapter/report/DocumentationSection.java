package org.cordon.adapter.report;

import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.projection.Incident;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What was written down, field by field, and the deviation. Where a value was changed, what stood
/// there before follows it (EU GMP Annex 11, 8.2).
record DocumentationSection(ReportContext sheet) {
    private record Value(String text, Incident.Step step) {}

    void draw() throws IOException {
        ReportMessages messages = sheet.messages();
        sheet.flow().heading(messages.get("pdf.written.heading"), 60);
        ReportTable table =
                new ReportTable(
                        sheet.flow(),
                        List.of(
                                new ReportTable.Column(messages.get("pdf.written.field"), 0.24f),
                                new ReportTable.Column(messages.get("pdf.written.value"), 0.52f),
                                new ReportTable.Column(messages.get("pdf.written.by"), 0.24f)));
        List<String> seen = new ArrayList<>();
        for (ContainmentRules.Item field : sheet.report().rules().fields()) {
            List<Value> values = details(detail -> field.is(detail.field()), seen);
            row(table, field.name(), values, field.required());
        }
        for (Value alone :
                details(d -> d.field().equals(IncidentNote.Detail.ALSO_REPORTED), seen)) {
            row(table, messages.get("pdf.written.also-reported"), List.of(alone), false);
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

    private void deviation(ReportTable table) throws IOException {
        ReportMessages messages = sheet.messages();
        List<Value> numbers = new ArrayList<>();
        List<Value> severities = new ArrayList<>();
        List<Value> summaries = new ArrayList<>();
        for (Incident.Step step : sheet.report().incident().steps()) {
            if (step.note().isPresent()
                    && step.note().get() instanceof IncidentNote.ReportOpened opened) {
                numbers.add(new Value(opened.number(), step));
                severities.add(new Value(messages.name("pdf.severity", opened.severity()), step));
                summaries.add(new Value(opened.summary(), step));
            }
        }
        row(table, messages.get("pdf.deviation.number"), numbers, true);
        row(table, messages.get("pdf.deviation.severity"), severities, true);
        row(table, messages.get("pdf.deviation.summary"), summaries, true);
    }

    /// The latest value, then each that differs from the one after it.
    private void row(ReportTable table, String name, List<Value> values, boolean required)
            throws IOException {
        ReportMessages messages = sheet.messages();
        if (values.stream().allMatch(value -> value.text().isBlank())) {
            table.row(
                    ReportTable.Cell.of(name, TextStyle.STRONG),
                    required
                            ? ReportTable.Cell.marked(
                                    StatusGlyph.SUSPECT,
                                    messages.get("pdf.written.missing"),
                                    TextStyle.STRONG.in(ReportColor.REJECT))
                            : ReportTable.Cell.of(
                                    messages.get("pdf.written.empty"),
                                    TextStyle.BODY.in(ReportColor.QUIET)),
                    ReportTable.Cell.of("", TextStyle.BODY));
            return;
        }
        Value latest = values.getLast();
        List<ReportTable.Words> said = new ArrayList<>();
        said.add(
                latest.text().isBlank()
                        ? new ReportTable.Words(
                                messages.get("pdf.written.emptied"),
                                TextStyle.STRONG.in(ReportColor.REJECT))
                        : new ReportTable.Words(latest.text(), TextStyle.BODY));
        String after = latest.text();
        for (Value before : values.reversed()) {
            if (!before.text().equals(after)) {
                said.add(
                        new ReportTable.Words(
                                messages.get(
                                        "pdf.written.before",
                                        before.text(),
                                        messages.time(before.step().at()),
                                        messages.person(before.step().person())),
                                TextStyle.SMALL));
                after = before.text();
            }
        }
        table.row(
                ReportTable.Cell.of(name, TextStyle.STRONG),
                new ReportTable.Cell(said, List.of()),
                ReportTable.Cell.of(
                        new ReportTable.Words(
                                messages.person(latest.step().person()), TextStyle.BODY),
                        new ReportTable.Words(
                                messages.get(
                                        "pdf.written.when",
                                        messages.time(latest.step().at()),
                                        ReportMessages.clock(latest.step().elapsed())),
                                TextStyle.SMALL)));
    }
}
