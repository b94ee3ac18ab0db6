package org.cordon.adapter.pdf;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.cordon.app.report.ContainmentReport;

import java.io.IOException;

/// What every page carries once the number of pages is known: incident, state, record, page, so that
/// a loose sheet can be told.
final class Running {
    private static final Style WORDS = new Style(Face.REGULAR, 7.5f, 10, Tint.QUIET);
    private static final Style STRONG = new Style(Face.SEMIBOLD, 8.5f, 11, Tint.INK);

    private final ContainmentReport report;
    private final ReportWords words;
    private final Setting setting;

    Running(ContainmentReport report, ReportWords words, Setting setting) {
        this.report = report;
        this.words = words;
        this.setting = setting;
    }

    void draw(PDDocument document) throws IOException {
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (Pen pen =
                    new Pen(
                            new PDPageContentStream(
                                    document, document.getPage(i), AppendMode.APPEND, true, true),
                            setting,
                            Flow.HEIGHT)) {
                if (i > 0) {
                    head(pen);
                }
                foot(pen, i + 1, pages);
            }
        }
    }

    private void head(Pen pen) throws IOException {
        pen.logo(Flow.LEFT, 36, 16);
        String title = words.get("pdf.running.title", report.incident().id().value());
        pen.write(Flow.LEFT + 23, 47.5f, setting.fit(title, STRONG, 260));
        state(pen, 47.5f);
        pen.rule(Flow.LEFT, 60, Flow.MEASURE, Tint.HAIR);
    }

    private void state(Pen pen, float base) throws IOException {
        Outcome outcome = Outcome.of(report, words);
        Line line = setting.fit(outcome.brief(), STRONG.in(outcome.tint()), 230);
        float from = Flow.RIGHT - setting.width(line.text(), line.style());
        pen.write(from, base, line);
        outcome.mark().draw(pen, from - 13, base - 7, 8, outcome.tint());
    }

    private void foot(Pen pen, int page, int pages) throws IOException {
        float top = Flow.HEIGHT - 52;
        pen.rule(Flow.LEFT, top, Flow.MEASURE, Tint.HAIR);
        float wide = Flow.MEASURE - 90;
        pen.write(
                Flow.LEFT,
                top + 13,
                setting.fit(
                        words.get(
                                "pdf.running.prepared",
                                report.incident().id().value(),
                                words.moment(report.preparedAt()),
                                report.preparedBy()),
                        WORDS,
                        wide));
        pen.write(
                Flow.LEFT,
                top + 23,
                setting.fit(
                        words.get(
                                report.isOpen() ? "pdf.running.open" : "pdf.running.record",
                                report.terminal().value(),
                                Integer.toString(report.head().epoch()),
                                Long.toString(report.head().seq()),
                                report.head().hash().substring(0, 16)),
                        report.isOpen() ? WORDS.in(Tint.REJECT) : WORDS,
                        wide));
        pen.writeTo(
                Flow.RIGHT,
                top + 13,
                setting.fit(words.get("pdf.running.page", page, pages), STRONG, 88));
    }
}
