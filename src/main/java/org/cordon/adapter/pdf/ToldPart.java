package org.cordon.adapter.pdf;

import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.Incident;
import org.cordon.core.containment.IncidentNote;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Who was told, and who was not.
final class ToldPart {
    private final Sheet sheet;

    private record Told(Incident.Step step, IncidentNote.Told note) {}

    ToldPart(Sheet sheet) {
        this.sheet = sheet;
    }

    void draw() throws IOException {
        ReportWords words = sheet.words();
        sheet.flow().heading(words.get("pdf.told.heading"), 60);
        Table table =
                new Table(
                        sheet.flow(),
                        List.of(
                                new Table.Column(words.get("pdf.told.department"), 0.2f),
                                new Table.Column(words.get("pdf.told.person"), 0.23f),
                                new Table.Column(words.get("pdf.told.how"), 0.13f),
                                new Table.Column(words.get("pdf.told.at"), 0.12f),
                                new Table.Column(words.get("pdf.told.answer"), 0.16f),
                                new Table.Column(words.get("pdf.told.by"), 0.16f)));
        List<Told> others = told();
        for (ContainmentRules.Item department : sheet.report().rules().departments()) {
            List<Told> here =
                    others.stream().filter(t -> department.is(t.note().department())).toList();
            others.removeAll(here);
            for (Told told : here) {
                row(table, department.name(), told);
            }
            if (here.isEmpty()) {
                untold(table, department);
            }
        }
        for (Told told : others) {
            row(table, told.note().department(), told);
        }
    }

    private List<Told> told() {
        List<Told> told = new ArrayList<>();
        for (Incident.Step step : sheet.report().incident().steps()) {
            if (step.note().isPresent() && step.note().get() instanceof IncidentNote.Told note) {
                told.add(new Told(step, note));
            }
        }
        return told;
    }

    private void row(Table table, String department, Told told) throws IOException {
        ReportWords words = sheet.words();
        table.row(
                Table.Cell.of(department, Style.STRONG),
                Table.Cell.of(told.note().person(), Style.BODY),
                Table.Cell.of(told.note().how(), Style.BODY),
                Table.Cell.of(words.time(told.note().at()), Style.BODY),
                told.note().answered()
                        ? Table.Cell.marked(
                                Mark.RIGHT,
                                words.get("pdf.told.answered"),
                                Style.BODY.in(Tint.ACCEPT))
                        : Table.Cell.marked(
                                Mark.WATCH,
                                words.get("pdf.told.unanswered"),
                                Style.BODY.in(Tint.HOLD)),
                Table.Cell.of(words.person(told.step().person()), Style.BODY));
    }

    private void untold(Table table, ContainmentRules.Item department) throws IOException {
        ReportWords words = sheet.words();
        table.row(
                Table.Cell.of(department.name(), Style.STRONG),
                department.required()
                        ? Table.Cell.marked(
                                Mark.SUSPECT,
                                words.get("pdf.told.missing"),
                                Style.STRONG.in(Tint.REJECT))
                        : Table.Cell.of(words.get("pdf.told.not"), Style.BODY.in(Tint.QUIET)),
                Table.Cell.of("", Style.BODY),
                Table.Cell.of("", Style.BODY),
                Table.Cell.of("", Style.BODY),
                Table.Cell.of("", Style.BODY));
    }
}
