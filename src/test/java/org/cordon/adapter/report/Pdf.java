package org.cordon.adapter.report;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.cordon.app.report.ReportWriter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a reader of a PDF file sees.
final class Pdf {
    private Pdf() {}

    /// The words of each page, in reading order.
    static List<String> pages(ReportWriter.Document document) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(document.bytes())) {
            List<String> pages = new ArrayList<>();
            for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                pages.add(stripper.getText(pdf).replaceAll(" +", " "));
            }
            return pages;
        }
    }

    /// All words.
    static String text(ReportWriter.Document document) throws IOException {
        return String.join("", pages(document));
    }

    /// Glyphs that stand outside the margins, as text and place.
    static List<String> outside(ReportWriter.Document document) throws IOException {
        List<String> outside = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(document.bytes())) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition glyph) {
                    float left = glyph.getXDirAdj();
                    float right = left + glyph.getWidthDirAdj();
                    float base = glyph.getYDirAdj();
                    if (left < PageLayout.LEFT - 0.5
                            || right > PageLayout.RIGHT + 0.5
                            || base < 30
                            || base > PageLayout.HEIGHT - 20) {
                        outside.add(
                                "%s at %.1f to %.1f, %.1f"
                                        .formatted(glyph.getUnicode(), left, right, base));
                    }
                }
            }.getText(pdf);
        }
        return outside;
    }
}
