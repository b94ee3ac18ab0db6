package org.cordon.adapter.report;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.cordon.app.port.PageRenderer;
import org.cordon.core.text.Messages;

import java.awt.image.BufferedImage;
import java.io.IOException;

/// Draws pages with PDFBox. Keeps nothing between calls; any thread but the FX thread.
public final class PdfPageRenderer implements PageRenderer {
    private static final Messages TEXT = Messages.of(PdfPageRenderer.class);
    private static final int LEAST_DPI = 18;
    private static final int MOST_DPI = 600;

    @Override
    public Raster render(byte[] pdf, int page, int dpi) {
        if (dpi < LEAST_DPI || dpi > MOST_DPI) {
            throw new IllegalArgumentException("dpi must be 18 to 600: " + dpi);
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (page < 0 || page >= document.getNumberOfPages()) {
                throw new PageUnreadable(
                        TEXT.get("pdf.failed.page", page + 1, document.getNumberOfPages()));
            }
            BufferedImage image =
                    new PDFRenderer(document).renderImageWithDPI(page, dpi, ImageType.RGB);
            int width = image.getWidth();
            int height = image.getHeight();
            return new Raster(
                    width,
                    height,
                    image.getRGB(0, 0, width, height, new int[width * height], 0, width));
        } catch (IOException e) {
            throw new PageUnreadable(TEXT.get("pdf.failed.document", e.getMessage()), e);
        }
    }
}
