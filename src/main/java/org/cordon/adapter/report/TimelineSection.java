package org.cordon.adapter.report;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.projection.Incident;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The first hour: its line, and the five acts with clock, wall clock, person and whether in time.
record TimelineSection(ReportContext sheet) {
    void draw() throws IOException {
        ReportMessages words = sheet.words();
        sheet.flow().heading(words.get("pdf.hour.heading"), TimelineChart.HIGH + 60);
        new TimelineChart(sheet).draw();
        ReportTable table =
                new ReportTable(
                        sheet.flow(),
                        List.of(
                                new ReportTable.Column(words.get("pdf.hour.act"), 0.32f),
                                new ReportTable.Column(words.get("pdf.column.clock"), 0.11f),
                                new ReportTable.Column(words.get("pdf.column.time"), 0.13f),
                                new ReportTable.Column(words.get("pdf.column.person"), 0.2f),
                                new ReportTable.Column(words.get("pdf.hour.in-time"), 0.24f)));
        table.row(
                ReportTable.Cell.of(words.get("pdf.hour.detected"), TextStyle.STRONG),
                ReportTable.Cell.of(ReportMessages.clock(Duration.ZERO), TextStyle.BODY),
                time(sheet.report().incident().detectedAt(), sheet),
                ReportTable.Cell.of("", TextStyle.BODY),
                ReportTable.Cell.of("", TextStyle.BODY));
        int number = 0;
        for (ContainmentStep act : ContainmentStep.values()) {
            row(table, ++number, act);
        }
    }

    private void row(ReportTable table, int number, ContainmentStep act) throws IOException {
        ReportMessages words = sheet.words();
        ReportTable.Cell title =
                ReportTable.Cell.of(
                        new ReportTable.Words(
                                words.get("pdf.hour.numbered", number, words.name("pdf.act", act)),
                                TextStyle.STRONG),
                        new ReportTable.Words(words.name("pdf.act.meaning", act), TextStyle.SMALL));
        Optional<Incident.Step> done = sheet.report().incident().completion(act);
        if (done.isEmpty()) {
            boolean overdue = ReportMessages.over(sheet.report().elapsed()).isPresent();
            table.row(
                    title,
                    ReportTable.Cell.of("", TextStyle.BODY),
                    ReportTable.Cell.of("", TextStyle.BODY),
                    ReportTable.Cell.of("", TextStyle.BODY),
                    overdue
                            ? ReportTable.Cell.marked(
                                    StatusGlyph.SUSPECT,
                                    words.get("pdf.hour.open-overdue"),
                                    TextStyle.STRONG.in(ReportColor.REJECT))
                            : ReportTable.Cell.marked(
                                    StatusGlyph.WATCH,
                                    words.get("pdf.hour.open"),
                                    TextStyle.STRONG.in(ReportColor.HOLD)));
            return;
        }
        Optional<Duration> over = ReportMessages.over(done.get().elapsed());
        table.row(
                title,
                ReportTable.Cell.of(ReportMessages.clock(done.get().elapsed()), TextStyle.STRONG),
                time(done.get().at(), sheet),
                ReportTable.Cell.of(words.person(done.get().person()), TextStyle.BODY),
                over.isEmpty()
                        ? ReportTable.Cell.marked(
                                StatusGlyph.RIGHT,
                                words.get("pdf.hour.within"),
                                TextStyle.STRONG.in(ReportColor.ACCEPT))
                        : ReportTable.Cell.marked(
                                StatusGlyph.SUSPECT,
                                words.get("pdf.hour.over", ReportMessages.clock(over.get())),
                                TextStyle.STRONG.in(ReportColor.REJECT)));
    }

    private static ReportTable.Cell time(Instant at, ReportContext sheet) {
        return ReportTable.Cell.of(
                new ReportTable.Words(sheet.words().time(at), TextStyle.BODY),
                new ReportTable.Words(sheet.words().day(at), TextStyle.SMALL));
    }
}
