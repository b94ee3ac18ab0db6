package org.cordon.adapter.report;

import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.projection.Incident;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Who was told, and who was not.
record NotificationsSection(ReportContext sheet) {
    private record Told(Incident.Step step, IncidentNote.Told note) {}

    void draw() throws IOException {
        ReportMessages messages = sheet.messages();
        sheet.flow().heading(messages.get("pdf.told.heading"), 60);
        ReportTable table =
                new ReportTable(
                        sheet.flow(),
                        List.of(
                                new ReportTable.Column(messages.get("pdf.told.department"), 0.2f),
                                new ReportTable.Column(messages.get("pdf.told.person"), 0.23f),
                                new ReportTable.Column(messages.get("pdf.told.how"), 0.13f),
                                new ReportTable.Column(messages.get("pdf.told.at"), 0.12f),
                                new ReportTable.Column(messages.get("pdf.told.answer"), 0.16f),
                                new ReportTable.Column(messages.get("pdf.told.by"), 0.16f)));
        List<Told> others = notifications();
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

    private List<Told> notifications() {
        List<Told> told = new ArrayList<>();
        for (Incident.Step step : sheet.report().incident().steps()) {
            if (step.note().isPresent() && step.note().get() instanceof IncidentNote.Told note) {
                told.add(new Told(step, note));
            }
        }
        return told;
    }

    private void row(ReportTable table, String department, Told told) throws IOException {
        ReportMessages messages = sheet.messages();
        table.row(
                ReportTable.Cell.of(department, TextStyle.STRONG),
                ReportTable.Cell.of(told.note().person(), TextStyle.BODY),
                ReportTable.Cell.of(told.note().how(), TextStyle.BODY),
                ReportTable.Cell.of(messages.time(told.note().at()), TextStyle.BODY),
                told.note().answered()
                        ? ReportTable.Cell.marked(
                                StatusGlyph.RIGHT,
                                messages.get("pdf.told.answered"),
                                TextStyle.BODY.in(ReportColor.ACCEPT))
                        : ReportTable.Cell.marked(
                                StatusGlyph.WATCH,
                                messages.get("pdf.told.unanswered"),
                                TextStyle.BODY.in(ReportColor.HOLD)),
                ReportTable.Cell.of(messages.person(told.step().person()), TextStyle.BODY));
    }

    private void untold(ReportTable table, ContainmentRules.Item department) throws IOException {
        ReportMessages messages = sheet.messages();
        table.row(
                ReportTable.Cell.of(department.name(), TextStyle.STRONG),
                department.required()
                        ? ReportTable.Cell.marked(
                                StatusGlyph.SUSPECT,
                                messages.get("pdf.told.missing"),
                                TextStyle.STRONG.in(ReportColor.REJECT))
                        : ReportTable.Cell.of(
                                messages.get("pdf.told.not"), TextStyle.BODY.in(ReportColor.QUIET)),
                ReportTable.Cell.of("", TextStyle.BODY),
                ReportTable.Cell.of("", TextStyle.BODY),
                ReportTable.Cell.of("", TextStyle.BODY),
                ReportTable.Cell.of("", TextStyle.BODY));
    }
}
