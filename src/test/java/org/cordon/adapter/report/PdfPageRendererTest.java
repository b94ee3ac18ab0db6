package org.cordon.adapter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.cordon.app.port.PageRenderer.PageUnreadable;
import org.cordon.app.port.PageRenderer.Raster;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// [PdfPageRenderer] on documents made here.
// [utest->req~screens.report-preview~1]
final class PdfPageRendererTest {
    /// Two pages of two by one inches: the first has a black square in the lower left inch.
    private static byte[] twoPages() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage first = new PDPage(new PDRectangle(144, 72));
            document.addPage(first);
            try (PDPageContentStream ink = new PDPageContentStream(document, first)) {
                ink.addRect(0, 0, 72, 72);
                ink.fill();
            }
            document.addPage(new PDPage(new PDRectangle(144, 72)));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void pageIsDrawnAtTheAskedResolutionOnWhite() throws IOException {
        Raster page = new PdfPageRenderer().render(twoPages(), 0, 100);
        assertEquals(200, page.width());
        assertEquals(100, page.height());
        int[] argb = page.argb();
        assertEquals(0xFF000000, argb[50 * 200 + 50], "ink in the left inch");
        assertEquals(0xFFFFFFFF, argb[50 * 200 + 150], "paper in the right inch");
    }

    @Test
    void secondPageIsItsOwn() throws IOException {
        int[] argb = new PdfPageRenderer().render(twoPages(), 1, 72).argb();
        assertEquals(0xFFFFFFFF, argb[36 * 144 + 36]);
    }

    @Test
    void pageThatIsNotThereIsNamed() throws IOException {
        byte[] pdf = twoPages();
        PageUnreadable refused =
                assertThrows(PageUnreadable.class, () -> new PdfPageRenderer().render(pdf, 2, 72));
        assertEquals("No page 3: the document has 2.", refused.getMessage());
    }

    @Test
    void bytesThatAreNoPdfAreRefused() {
        byte[] text = "not a document".getBytes(StandardCharsets.UTF_8);
        PageUnreadable refused =
                assertThrows(PageUnreadable.class, () -> new PdfPageRenderer().render(text, 0, 72));
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("The document cannot be drawn:"));
    }

    @Test
    void resolutionOutOfRangeIsAMistakeOfTheCaller() throws IOException {
        byte[] pdf = twoPages();
        assertThrows(
                IllegalArgumentException.class, () -> new PdfPageRenderer().render(pdf, 0, 6000));
    }
}
