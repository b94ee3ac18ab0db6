package org.cordon.adapter.report;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.projection.Incident;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The first hour: its line, and the five steps with clock, wall clock, person and whether in time.
record TimelineSection(ReportContext sheet) {
    void draw() throws IOException {
        ReportMessages messages = sheet.messages();
        sheet.flow().heading(messages.get("pdf.hour.heading"), TimelineChart.HIGH + 60);
        new TimelineChart(sheet).draw();
        ReportTable table =
                new ReportTable(
                        sheet.flow(),
                        List.of(
                                new ReportTable.Column(messages.get("pdf.hour.act"), 0.32f),
                                new ReportTable.Column(messages.get("pdf.column.clock"), 0.11f),
                                new ReportTable.Column(messages.get("pdf.column.time"), 0.13f),
                                new ReportTable.Column(messages.get("pdf.column.person"), 0.2f),
                                new ReportTable.Column(messages.get("pdf.hour.in-time"), 0.24f)));
        table.row(
                ReportTable.Cell.of(messages.get("pdf.hour.detected"), TextStyle.STRONG),
                ReportTable.Cell.of(ReportMessages.clock(Duration.ZERO), TextStyle.BODY),
                time(sheet.report().incident().detectedAt(), sheet),
                ReportTable.Cell.of("", TextStyle.BODY),
                ReportTable.Cell.of("", TextStyle.BODY));
        int number = 0;
        for (ContainmentStep step : ContainmentStep.values()) {
            row(table, ++number, step);
        }
    }

    private void row(ReportTable table, int number, ContainmentStep step) throws IOException {
        ReportMessages messages = sheet.messages();
        ReportTable.Cell title =
                ReportTable.Cell.of(
                        new ReportTable.Words(
                                messages.get(
                                        "pdf.hour.numbered",
                                        number,
                                        messages.name("pdf.act", step)),
                                TextStyle.STRONG),
                        new ReportTable.Words(
                                messages.name("pdf.act.meaning", step), TextStyle.SMALL));
        Optional<Incident.Step> done = sheet.report().incident().completion(step);
        if (done.isEmpty()) {
            boolean overdue = ReportMessages.overrun(sheet.report().elapsed()).isPresent();
            table.row(
                    title,
                    ReportTable.Cell.of("", TextStyle.BODY),
                    ReportTable.Cell.of("", TextStyle.BODY),
                    ReportTable.Cell.of("", TextStyle.BODY),
                    overdue
                            ? ReportTable.Cell.marked(
                                    StatusGlyph.SUSPECT,
                                    messages.get("pdf.hour.open-overdue"),
                                    TextStyle.STRONG.in(ReportColor.REJECT))
                            : ReportTable.Cell.marked(
                                    StatusGlyph.WATCH,
                                    messages.get("pdf.hour.open"),
                                    TextStyle.STRONG.in(ReportColor.HOLD)));
            return;
        }
        Optional<Duration> over = ReportMessages.overrun(done.get().elapsed());
        table.row(
                title,
                ReportTable.Cell.of(ReportMessages.clock(done.get().elapsed()), TextStyle.STRONG),
                time(done.get().at(), sheet),
                ReportTable.Cell.of(messages.person(done.get().person()), TextStyle.BODY),
                over.isEmpty()
                        ? ReportTable.Cell.marked(
                                StatusGlyph.RIGHT,
                                messages.get("pdf.hour.within"),
                                TextStyle.STRONG.in(ReportColor.ACCEPT))
                        : ReportTable.Cell.marked(
                                StatusGlyph.SUSPECT,
                                messages.get("pdf.hour.over", ReportMessages.clock(over.get())),
                                TextStyle.STRONG.in(ReportColor.REJECT)));
    }

    private static ReportTable.Cell time(Instant at, ReportContext sheet) {
        return ReportTable.Cell.of(
                new ReportTable.Words(sheet.messages().time(at), TextStyle.BODY),
                new ReportTable.Words(sheet.messages().day(at), TextStyle.SMALL));
    }
}
