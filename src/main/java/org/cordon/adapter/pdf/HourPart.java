package org.cordon.adapter.pdf;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.Incident;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The first hour: its line, and the five acts with clock, wall clock, person and whether in time.
final class HourPart {
    private final Sheet sheet;

    HourPart(Sheet sheet) {
        this.sheet = sheet;
    }

    void draw() throws IOException {
        ReportWords words = sheet.words();
        sheet.flow().heading(words.get("pdf.hour.heading"), HourLine.HIGH + 60);
        new HourLine(sheet).draw();
        Table table =
                new Table(
                        sheet.flow(),
                        List.of(
                                new Table.Column(words.get("pdf.hour.act"), 0.32f),
                                new Table.Column(words.get("pdf.column.clock"), 0.11f),
                                new Table.Column(words.get("pdf.column.time"), 0.13f),
                                new Table.Column(words.get("pdf.column.person"), 0.2f),
                                new Table.Column(words.get("pdf.hour.in-time"), 0.24f)));
        table.row(
                Table.Cell.of(words.get("pdf.hour.detected"), Style.STRONG),
                Table.Cell.of(ReportWords.clock(Duration.ZERO), Style.BODY),
                time(sheet.report().incident().detectedAt(), sheet),
                Table.Cell.of("", Style.BODY),
                Table.Cell.of("", Style.BODY));
        int number = 0;
        for (ContainmentStep act : ContainmentStep.values()) {
            row(table, ++number, act);
        }
    }

    private void row(Table table, int number, ContainmentStep act) throws IOException {
        ReportWords words = sheet.words();
        Table.Cell title =
                Table.Cell.of(
                        new Table.Words(
                                words.get("pdf.hour.numbered", number, words.name("pdf.act", act)),
                                Style.STRONG),
                        new Table.Words(words.name("pdf.act.meaning", act), Style.SMALL));
        Optional<Incident.Step> done = sheet.report().incident().completion(act);
        if (done.isEmpty()) {
            boolean overdue = ReportWords.over(sheet.report().elapsed()).isPresent();
            table.row(
                    title,
                    Table.Cell.of("", Style.BODY),
                    Table.Cell.of("", Style.BODY),
                    Table.Cell.of("", Style.BODY),
                    overdue
                            ? Table.Cell.marked(
                                    Mark.SUSPECT,
                                    words.get("pdf.hour.open-overdue"),
                                    Style.STRONG.in(Tint.REJECT))
                            : Table.Cell.marked(
                                    Mark.WATCH,
                                    words.get("pdf.hour.open"),
                                    Style.STRONG.in(Tint.HOLD)));
            return;
        }
        Optional<Duration> over = ReportWords.over(done.get().elapsed());
        table.row(
                title,
                Table.Cell.of(ReportWords.clock(done.get().elapsed()), Style.STRONG),
                time(done.get().at(), sheet),
                Table.Cell.of(words.person(done.get().person()), Style.BODY),
                over.isEmpty()
                        ? Table.Cell.marked(
                                Mark.RIGHT,
                                words.get("pdf.hour.within"),
                                Style.STRONG.in(Tint.ACCEPT))
                        : Table.Cell.marked(
                                Mark.SUSPECT,
                                words.get("pdf.hour.over", ReportWords.clock(over.get())),
                                Style.STRONG.in(Tint.REJECT)));
    }

    private static Table.Cell time(Instant at, Sheet sheet) {
        return Table.Cell.of(
                new Table.Words(sheet.words().time(at), Style.BODY),
                new Table.Words(sheet.words().day(at), Style.SMALL));
    }
}
