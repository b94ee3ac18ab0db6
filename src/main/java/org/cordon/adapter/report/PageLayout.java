package org.cordon.adapter.report;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// What is drawn goes down the page and on to the next. Points, downward.
final class PageLayout implements Closeable {
    static final float WIDTH = PDRectangle.A4.getWidth();
    static final float HEIGHT = PDRectangle.A4.getHeight();
    static final float LEFT = 56;
    static final float RIGHT = WIDTH - 56;
    static final float MEASURE = RIGHT - LEFT;

    /// Where a page begins that has a running head above.
    static final float TOP = 76;

    static final float BOTTOM = HEIGHT - 72;

    private final PDDocument document;
    private final TextLayout setting;
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private PdfCanvas pen;
    private float y;

    /// Begins the first page.
    PageLayout(PDDocument document, TextLayout setting) throws IOException {
        this.document = document;
        this.setting = setting;
        document.getDocumentCatalog().setDocumentOutline(outline);
        pen = page();
    }

    private PdfCanvas page() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = TOP;
        return new PdfCanvas(new PDPageContentStream(document, page), setting, HEIGHT);
    }

    TextLayout setting() {
        return setting;
    }

    PdfCanvas pen() {
        return pen;
    }

    /// How far down the page it has come.
    float y() {
        return y;
    }

    /// Goes to a place on this page.
    void moveTo(float place) {
        y = place;
    }

    void down(float by) {
        y += by;
    }

    /// What is left of this page.
    float room() {
        return BOTTOM - y;
    }

    /// What a whole page takes.
    static float pageHeight() {
        return BOTTOM - TOP;
    }

    void nextPage() throws IOException {
        pen.close();
        pen = page();
    }

    /// Goes to the next page unless so much fits on this one.
    ///
    /// @return whether it went
    boolean need(float high) throws IOException {
        if (high <= room()) {
            return false;
        }
        nextPage();
        return true;
    }

    /// Writes lines one under the other, over pages if need be.
    void write(float x, List<TextLine> lines) throws IOException {
        for (TextLine line : lines) {
            need(line.style().leading());
            pen.write(x, base(y, line.style()), line);
            y += line.style().leading();
        }
    }

    /// The base line of a line whose top is at a place.
    static float base(float top, TextStyle style) {
        return top + (style.leading() - style.size()) / 2 + style.size() * 0.86f;
    }

    /// Begins a part: a heading with room for something under it, and its place in the outline.
    ///
    /// @param first how much must fit under it on the same page
    void heading(String title, float first) throws IOException {
        boolean fresh = need(44 + first);
        if (!fresh && y > TOP) {
            y += 22;
        }
        pen.rectangle(LEFT, y, MEASURE, 1.2f, ReportColor.INK);
        y += 8;
        write(LEFT, setting.wrap(title, TextStyle.HEADING, MEASURE));
        y += 4;
        mark(title);
    }

    private void mark(String title) {
        PDPageFitWidthDestination place = new PDPageFitWidthDestination();
        place.setPage(document.getPage(document.getNumberOfPages() - 1));
        place.setTop((int) (HEIGHT - y + 40));
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(title);
        item.setDestination(place);
        outline.addLast(item);
    }

    @Override
    public void close() throws IOException {
        pen.close();
    }
}
