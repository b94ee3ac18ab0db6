package org.cordon.adapter.report;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.cordon.app.qualification.CalibrationDrawing;
import org.cordon.app.qualification.CalibrationDrawing.Pattern;
import org.cordon.app.qualification.CalibrationPaper;
import org.cordon.app.report.ReportWriter.Document;
import org.cordon.app.report.ReportWriter.ReportFailed;
import org.cordon.core.scanner.qualification.CalibrationCode;
import org.cordon.core.text.Messages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// All calibration codes on one page of A4, the canary large, with the quiet zones they need. The same
/// every time.
public final class CalibrationSheet implements CalibrationPaper {
    /// 0.7 mm a field, easy for a scanner in a hand.
    private static final float FIELD = 2;

    /// 1 mm a field.
    private static final float LARGE = 2.85f;

    /// 0.4 mm a field, as on packs: for cameras that are set to them.
    private static final float SMALL = 1.13f;

    /// 0.38 mm a bar, so that the longest fits the paper (GS1 asks for 0.25 mm or more).
    private static final float BAR = 1.08f;

    private static final float BARS_HIGH = 72;
    private static final float COLUMN = PageLayout.MEASURE / 3;

    private final CalibrationDrawing drawing;
    private final Messages messages = Messages.of(CalibrationSheet.class);

    /// @param drawing draws the codes
    public CalibrationSheet(CalibrationDrawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public Document draw() {
        try (PDDocument document = new PDDocument();
                PdfFonts fonts = new PdfFonts(document)) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            TextLayout setting = new TextLayout(fonts);
            try (PdfCanvas pen =
                    new PdfCanvas(
                            new PDPageContentStream(document, page), setting, PageLayout.HEIGHT)) {
                draw(pen, setting);
            }
            document.getDocumentInformation().setTitle(word("pdf.sheet.title"));
            document.getDocumentCatalog().setLanguage("en");
            document.setDocumentId(0L);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return PdfReportWriter.finished(bytes.toByteArray(), 1);
        } catch (IOException e) {
            throw new ReportFailed(messages.get("pdf.sheet.failed", e.getMessage()), e);
        }
    }

    private void draw(PdfCanvas pen, TextLayout setting) throws IOException {
        pen.logo(PageLayout.LEFT, 48, 28);
        pen.write(
                PageLayout.LEFT + 40, 68, new TextLine(word("pdf.sheet.title"), TextStyle.NUMBER));
        float y =
                text(
                        pen,
                        setting,
                        PageLayout.LEFT,
                        92,
                        PageLayout.MEASURE,
                        "pdf.sheet.lead",
                        TextStyle.LEAD);
        y = canary(pen, setting, y + 18);
        pen.rectangle(PageLayout.LEFT, y + 22, PageLayout.MEASURE, 1.2f, ReportColor.INK);
        pen.write(
                PageLayout.LEFT,
                y + 44,
                new TextLine(word("pdf.sheet.qualify"), TextStyle.HEADING));
        y =
                text(
                                pen,
                                setting,
                                PageLayout.LEFT,
                                y + 52,
                                PageLayout.MEASURE,
                                "pdf.sheet.how",
                                TextStyle.BODY)
                        + 14;
        column(pen, setting, 0, y, CalibrationCode.CHARACTERS);
        column(pen, setting, 1, y, CalibrationCode.LONG);
        column(pen, setting, 2, y, CalibrationCode.PLAIN);
        y += 182;
        // The bars take two columns.
        column(pen, setting, 0, y, CalibrationCode.LINEAR);
        column(pen, setting, 2, y, CalibrationCode.QR);
        foot(pen);
    }

    private float canary(PdfCanvas pen, TextLayout setting, float top) throws IOException {
        Pattern code = drawing.draw(CalibrationCode.CANARY);
        float size = (code.width() + 2 * code.quiet()) * LARGE;
        pen.rounded(PageLayout.LEFT, top, PageLayout.MEASURE, size + 16, 10, ReportColor.HAIR);
        pen.rounded(
                PageLayout.LEFT + 0.8f,
                top + 0.8f,
                PageLayout.MEASURE - 1.6f,
                size + 14.4f,
                9.4f,
                ReportColor.PAPER);
        pen.pattern(PageLayout.LEFT + 8, top + 8, LARGE, 0, code);
        float x = PageLayout.LEFT + size + 28;
        float small = (code.width() + 2 * code.quiet()) * SMALL;
        float wide = PageLayout.RIGHT - x - small - 28;
        pen.write(x, top + 34, new TextLine(word("pdf.sheet.canary"), TextStyle.HEADING));
        text(pen, setting, x, top + 44, wide, "pdf.sheet.canary.how", TextStyle.BODY);
        pen.pattern(PageLayout.RIGHT - small - 14, top + 22, SMALL, 0, code);
        List<TextLine> caption =
                setting.wrap(word("pdf.sheet.canary.small"), TextStyle.SMALL, small + 8);
        lines(pen, PageLayout.RIGHT - small - 10, top + 26 + small, caption);
        return top + size + 16;
    }

    private void column(
            PdfCanvas pen, TextLayout setting, int column, float top, CalibrationCode code)
            throws IOException {
        float x = PageLayout.LEFT + column * COLUMN;
        Pattern pattern = drawing.draw(code);
        String name = name("pdf.sheet.code", code);
        float wide = pattern.bars() ? 2 * COLUMN : COLUMN - 12;
        pen.write(x, top + 10, new TextLine(code.number() + "  " + name, TextStyle.STRONG));
        lines(pen, x, top + 16, setting.wrap(code.label(), TextStyle.RAW_SMALL, wide, 2));
        if (pattern.bars()) {
            pen.pattern(x - pattern.quiet() * BAR, top + 48, BAR, BARS_HIGH, pattern);
        } else {
            // The quiet zone hangs out, so that codes stand below their captions.
            pen.pattern(x - pattern.quiet() * FIELD, top + 40, FIELD, 0, pattern);
        }
    }

    private void foot(PdfCanvas pen) throws IOException {
        float top = PageLayout.HEIGHT - 52;
        pen.rule(PageLayout.LEFT, top, PageLayout.MEASURE, ReportColor.HAIR);
        pen.write(PageLayout.LEFT, top + 14, new TextLine(word("pdf.sheet.foot"), TextStyle.SMALL));
    }

    private float text(
            PdfCanvas pen,
            TextLayout setting,
            float x,
            float top,
            float width,
            String key,
            TextStyle style)
            throws IOException {
        return lines(pen, x, top, setting.wrap(word(key), style, width));
    }

    private static float lines(PdfCanvas pen, float x, float top, List<TextLine> lines)
            throws IOException {
        float y = top;
        for (TextLine line : lines) {
            pen.write(x, PageLayout.base(y, line.style()), line);
            y += line.style().leading();
        }
        return y;
    }

    private String name(String prefix, CalibrationCode code) {
        return word(prefix + "." + code.name().toLowerCase(Locale.ROOT));
    }

    private String word(String key) {
        return messages.get(key);
    }
}
