package org.cordon.adapter.pdf;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.cordon.app.port.CalibrationDrawing;
import org.cordon.app.port.CalibrationDrawing.Pattern;
import org.cordon.app.port.CalibrationPaper;
import org.cordon.app.port.ReportWriter.Document;
import org.cordon.app.port.ReportWriter.ReportFailed;
import org.cordon.core.scanner.qualification.CalibrationCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

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
    private static final float COLUMN = Flow.MEASURE / 3;

    private final CalibrationDrawing drawing;
    private final ResourceBundle words =
            ResourceBundle.getBundle("org.cordon.adapter.pdf.pdf", Locale.ENGLISH);

    /// @param drawing draws the codes
    public CalibrationSheet(CalibrationDrawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public Document draw() {
        try (PDDocument document = new PDDocument();
                Fonts fonts = new Fonts(document)) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            Setting setting = new Setting(fonts);
            try (Pen pen = new Pen(new PDPageContentStream(document, page), setting, Flow.HEIGHT)) {
                draw(pen, setting);
            }
            document.getDocumentInformation().setTitle(word("pdf.sheet.title"));
            document.getDocumentCatalog().setLanguage("en");
            document.setDocumentId(0L);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return PdfReportWriter.finished(bytes.toByteArray(), 1);
        } catch (IOException e) {
            throw new ReportFailed(
                    "The sheet of calibration codes cannot be drawn: " + e.getMessage(), e);
        }
    }

    private void draw(Pen pen, Setting setting) throws IOException {
        pen.logo(Flow.LEFT, 48, 28);
        pen.write(Flow.LEFT + 40, 68, new Line(word("pdf.sheet.title"), Style.NUMBER));
        float y = text(pen, setting, Flow.LEFT, 92, Flow.MEASURE, "pdf.sheet.lead", Style.LEAD);
        y = canary(pen, setting, y + 18);
        pen.rectangle(Flow.LEFT, y + 22, Flow.MEASURE, 1.2f, Tint.INK);
        pen.write(Flow.LEFT, y + 44, new Line(word("pdf.sheet.qualify"), Style.HEADING));
        y = text(pen, setting, Flow.LEFT, y + 52, Flow.MEASURE, "pdf.sheet.how", Style.BODY) + 14;
        column(pen, setting, 0, y, CalibrationCode.CHARACTERS);
        column(pen, setting, 1, y, CalibrationCode.LONG);
        column(pen, setting, 2, y, CalibrationCode.PLAIN);
        y += 182;
        // The bars take two columns.
        column(pen, setting, 0, y, CalibrationCode.LINEAR);
        column(pen, setting, 2, y, CalibrationCode.QR);
        foot(pen);
    }

    private float canary(Pen pen, Setting setting, float top) throws IOException {
        Pattern code = drawing.draw(CalibrationCode.CANARY);
        float size = (code.width() + 2 * code.quiet()) * LARGE;
        pen.rounded(Flow.LEFT, top, Flow.MEASURE, size + 16, 10, Tint.HAIR);
        pen.rounded(
                Flow.LEFT + 0.8f, top + 0.8f, Flow.MEASURE - 1.6f, size + 14.4f, 9.4f, Tint.PAPER);
        pen.pattern(Flow.LEFT + 8, top + 8, LARGE, 0, code);
        float x = Flow.LEFT + size + 28;
        float small = (code.width() + 2 * code.quiet()) * SMALL;
        float wide = Flow.RIGHT - x - small - 28;
        pen.write(x, top + 34, new Line(word("pdf.sheet.canary"), Style.HEADING));
        text(pen, setting, x, top + 44, wide, "pdf.sheet.canary.how", Style.BODY);
        pen.pattern(Flow.RIGHT - small - 14, top + 22, SMALL, 0, code);
        List<Line> caption = setting.wrap(word("pdf.sheet.canary.small"), Style.SMALL, small + 8);
        lines(pen, Flow.RIGHT - small - 10, top + 26 + small, caption);
        return top + size + 16;
    }

    private void column(Pen pen, Setting setting, int column, float top, CalibrationCode code)
            throws IOException {
        float x = Flow.LEFT + column * COLUMN;
        Pattern pattern = drawing.draw(code);
        String name = name("pdf.sheet.code", code);
        float wide = pattern.bars() ? 2 * COLUMN : COLUMN - 12;
        pen.write(x, top + 10, new Line(code.number() + "  " + name, Style.STRONG));
        lines(pen, x, top + 16, setting.wrap(code.label(), Style.RAW_SMALL, wide, 2));
        if (pattern.bars()) {
            pen.pattern(x - pattern.quiet() * BAR, top + 48, BAR, BARS_HIGH, pattern);
        } else {
            // The quiet zone hangs out, so that codes stand below their captions.
            pen.pattern(x - pattern.quiet() * FIELD, top + 40, FIELD, 0, pattern);
        }
    }

    private void foot(Pen pen) throws IOException {
        float top = Flow.HEIGHT - 52;
        pen.rule(Flow.LEFT, top, Flow.MEASURE, Tint.HAIR);
        pen.write(Flow.LEFT, top + 14, new Line(word("pdf.sheet.foot"), Style.SMALL));
    }

    private float text(
            Pen pen, Setting setting, float x, float top, float width, String key, Style style)
            throws IOException {
        return lines(pen, x, top, setting.wrap(word(key), style, width));
    }

    private static float lines(Pen pen, float x, float top, List<Line> lines) throws IOException {
        float y = top;
        for (Line line : lines) {
            pen.write(x, Flow.base(y, line.style()), line);
            y += line.style().leading();
        }
        return y;
    }

    private String name(String prefix, CalibrationCode code) {
        return word(prefix + "." + code.name().toLowerCase(Locale.ROOT));
    }

    private String word(String key) {
        return words.getString(key);
    }
}
