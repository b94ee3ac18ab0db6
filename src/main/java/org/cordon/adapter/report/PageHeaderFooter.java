package org.cordon.adapter.report;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.cordon.app.report.ContainmentReport;

import java.io.IOException;

/// What every page carries once the number of pages is known: incident, state, record, page, so that
/// a loose sheet can be told.
record PageHeaderFooter(ContainmentReport report, ReportMessages messages, TextLayout setting) {
    private static final TextStyle WORDS =
            new TextStyle(FontFace.REGULAR, 7.5f, 10, ReportColor.QUIET);
    private static final TextStyle STRONG =
            new TextStyle(FontFace.SEMIBOLD, 8.5f, 11, ReportColor.INK);

    void draw(PDDocument document) throws IOException {
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (PdfCanvas pen =
                    new PdfCanvas(
                            new PDPageContentStream(
                                    document, document.getPage(i), AppendMode.APPEND, true, true),
                            setting,
                            PageLayout.HEIGHT)) {
                if (i > 0) {
                    head(pen);
                }
                foot(pen, i + 1, pages);
            }
        }
    }

    private void head(PdfCanvas pen) throws IOException {
        pen.logo(PageLayout.LEFT, 36, 16);
        String title = messages.get("pdf.running.title", report.incident().id().value());
        pen.write(PageLayout.LEFT + 23, 47.5f, setting.fit(title, STRONG, 260));
        state(pen, 47.5f);
        pen.rule(PageLayout.LEFT, 60, PageLayout.MEASURE, ReportColor.HAIR);
    }

    private void state(PdfCanvas pen, float base) throws IOException {
        IncidentOutcome outcome = IncidentOutcome.of(report, messages);
        TextLine line = setting.fit(outcome.brief(), STRONG.in(outcome.tint()), 230);
        float from = PageLayout.RIGHT - setting.width(line.text(), line.style());
        pen.write(from, base, line);
        outcome.mark().draw(pen, from - 13, base - 7, 8, outcome.tint());
    }

    private void foot(PdfCanvas pen, int page, int pages) throws IOException {
        float top = PageLayout.HEIGHT - 52;
        pen.rule(PageLayout.LEFT, top, PageLayout.MEASURE, ReportColor.HAIR);
        float wide = PageLayout.MEASURE - 90;
        pen.write(
                PageLayout.LEFT,
                top + 13,
                setting.fit(
                        messages.get(
                                "pdf.running.prepared",
                                report.incident().id().value(),
                                messages.moment(report.preparedAt()),
                                report.preparedBy()),
                        WORDS,
                        wide));
        pen.write(
                PageLayout.LEFT,
                top + 23,
                setting.fit(
                        messages.get(
                                report.isOpen() ? "pdf.running.open" : "pdf.running.record",
                                report.terminal().value(),
                                Integer.toString(report.head().epoch()),
                                Long.toString(report.head().seq()),
                                report.head().hash().substring(0, 16)),
                        report.isOpen() ? WORDS.in(ReportColor.REJECT) : WORDS,
                        wide));
        pen.writeTo(
                PageLayout.RIGHT,
                top + 13,
                setting.fit(messages.get("pdf.running.page", page, pages), STRONG, 88));
    }
}
