package org.cordon.adapter.report;

import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.cordon.app.port.BarcodeEncoder;
import org.cordon.app.qualification.CalibrationDrawing;

import java.awt.Color;
import java.io.Closeable;
import java.io.IOException;

/// Draws on one page. Points, from the upper left corner, downward.
///
/// @param height of the page
record PdfCanvas(PDPageContentStream out, TextLayout setting, float height) implements Closeable {
    private static final float ROUND = 0.5523f;

    /// Writes a line.
    ///
    /// @param y of its base line
    void write(float x, float y, TextLine line) throws IOException {
        String text = line.text();
        if (text.isEmpty()) {
            return;
        }
        TextStyle style = line.style();
        out.setNonStrokingColor(style.tint().color());
        out.beginText();
        out.newLineAtOffset(x, height - y);
        int from = 0;
        PDFont font = setting.fonts().fontFor(text.codePointAt(0), style.face());
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            PDFont next = setting.fonts().fontFor(codePoint, style.face());
            if (!next.equals(font)) {
                show(text.substring(from, i), font, style.size());
                from = i;
                font = next;
            }
            i += Character.charCount(codePoint);
        }
        show(text.substring(from), font, style.size());
        out.endText();
    }

    private void show(String text, PDFont font, float size) throws IOException {
        out.setFont(font, size);
        out.showText(text);
    }

    /// Writes a line that ends at a place.
    void writeTo(float right, float y, TextLine line) throws IOException {
        write(right - setting.width(line.text(), line.style()), y, line);
    }

    /// Writes a line around a place.
    void writeAround(float middle, float y, TextLine line) throws IOException {
        write(middle - setting.width(line.text(), line.style()) / 2, y, line);
    }

    void rectangle(float x, float y, float width, float high, ReportColor tint) throws IOException {
        out.setNonStrokingColor(tint.color());
        out.addRect(x, height - y - high, width, high);
        out.fill();
    }

    /// A line across.
    void rule(float x, float y, float width, ReportColor tint) throws IOException {
        rectangle(x, y, width, 0.6f, tint);
    }

    /// A filled shape with straight sides.
    void shape(ReportColor tint, float... corners) throws IOException {
        out.setNonStrokingColor(tint.color());
        path(corners);
        out.fill();
    }

    private void path(float... corners) throws IOException {
        out.moveTo(corners[0], height - corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            out.lineTo(corners[i], height - corners[i + 1]);
        }
        out.closePath();
    }

    /// An open line through points.
    void stroke(ReportColor tint, float thickness, float... points) throws IOException {
        out.setStrokingColor(tint.color());
        out.setLineWidth(thickness);
        out.setLineCapStyle(1);
        out.setLineJoinStyle(1);
        out.moveTo(points[0], height - points[1]);
        for (int i = 2; i < points.length; i += 2) {
            out.lineTo(points[i], height - points[i + 1]);
        }
        out.stroke();
    }

    /// A filled rectangle with round corners.
    void rounded(float x, float y, float width, float high, float radius, ReportColor tint)
            throws IOException {
        out.setNonStrokingColor(tint.color());
        roundedPath(x, y, width, high, radius);
        out.fill();
    }

    private void roundedPath(float x, float y, float width, float high, float radius)
            throws IOException {
        float left = x;
        float right = x + width;
        float top = height - y;
        float bottom = top - high;
        float c = radius * (1 - ROUND);
        out.moveTo(left + radius, top);
        out.lineTo(right - radius, top);
        out.curveTo(right - c, top, right, top - c, right, top - radius);
        out.lineTo(right, bottom + radius);
        out.curveTo(right, bottom + c, right - c, bottom, right - radius, bottom);
        out.lineTo(left + radius, bottom);
        out.curveTo(left + c, bottom, left, bottom + c, left, bottom + radius);
        out.lineTo(left, top - radius);
        out.curveTo(left, top - c, left + c, top, left + radius, top);
        out.closePath();
    }

    /// A stretch of tape, amber with black diagonals.
    void tape(float x, float y, float width, float high, float radius) throws IOException {
        out.saveGraphicsState();
        roundedPath(x, y, width, high, radius);
        out.clip();
        rectangle(x, y, width, high, ReportColor.TAPE_AMBER);
        float slant = high * 0.6f;
        float step = high;
        for (float at = x - slant - high * 0.3f; at < x + width; at += step) {
            shape(
                    ReportColor.INK,
                    at,
                    y + high,
                    at + slant,
                    y,
                    at + slant + step / 2,
                    y,
                    at + step / 2,
                    y + high);
        }
        out.restoreGraphicsState();
    }

    /// The logo: a stretch of tape on slate.
    void logo(float x, float y, float size) throws IOException {
        float unit = size / 64;
        rounded(x, y, size, size, 14 * unit, ReportColor.INK);
        tape(x + 7 * unit, y + 22 * unit, 50 * unit, 20 * unit, 4 * unit);
    }

    /// A code, in one path so that no hair of paper shows between its squares.
    ///
    /// @param size of the whole, without quiet zone
    void code(float x, float y, float size, BarcodeEncoder.Modules modules) throws IOException {
        float unit = size / modules.size();
        out.setNonStrokingColor(ReportColor.INK.color());
        for (int row = 0; row < modules.size(); row++) {
            for (int from = 0; from < modules.size(); ) {
                int to = from;
                while (to < modules.size() && modules.dark(to, row)) {
                    to++;
                }
                if (to > from) {
                    out.addRect(
                            x + from * unit,
                            height - y - (row + 1) * unit,
                            (to - from) * unit,
                            unit);
                }
                from = to + 1;
            }
        }
        out.fill();
    }

    /// A calibration code with its quiet zone, in one path.
    ///
    /// @param x of the quiet zone's left side
    /// @param y of the quiet zone's top; bars begin here
    /// @param field size of one
    /// @param high of bars
    void pattern(float x, float y, float field, float high, CalibrationDrawing.Pattern code)
            throws IOException {
        out.setNonStrokingColor(Color.BLACK);
        float left = x + code.quiet() * field;
        float top = code.bars() ? y : y + code.quiet() * field;
        float tall = code.bars() ? high : field;
        for (int row = 0; row < code.height(); row++) {
            for (int from = 0; from < code.width(); ) {
                int to = from;
                while (to < code.width() && code.dark(to, row)) {
                    to++;
                }
                if (to > from) {
                    out.addRect(
                            left + from * field,
                            height - top - (row + 1) * tall,
                            (to - from) * field,
                            tall);
                }
                from = to + 1;
            }
        }
        out.fill();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
