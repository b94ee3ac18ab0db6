package org.cordon.adapter.pdf;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.cordon.app.port.BarcodeEncoder;
import org.cordon.app.port.ReportWriter;
import org.cordon.app.report.ContainmentReport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.GregorianCalendar;
import java.util.HexFormat;

/// Draws the report with PDFBox on A4, fonts embedded. The same report gives the same bytes. Keeps
/// nothing between calls; any thread but the FX thread.
public final class PdfReportWriter implements ReportWriter {
    private static final String LANGUAGE = "en";

    private final BarcodeEncoder matrix;

    /// @param matrix draws the code on the first page
    public PdfReportWriter(BarcodeEncoder matrix) {
        this.matrix = matrix;
    }

    @Override
    public Document write(ContainmentReport report) {
        try (PDDocument document = new PDDocument();
                Fonts fonts = new Fonts(document)) {
            ReportWords words = new ReportWords(report);
            Setting setting = new Setting(fonts);
            try (Flow flow = new Flow(document, setting)) {
                draw(new Sheet(report, words, flow));
            }
            new Running(report, words, setting).draw(document);
            describe(document, report, words);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return finished(bytes.toByteArray(), document.getNumberOfPages());
        } catch (IOException | BarcodeEncoder.NotEncodable e) {
            throw new ReportFailed(
                    "The report of %s cannot be drawn: %s."
                            .formatted(report.incident().id(), e.getMessage()),
                    e);
        }
    }

    private void draw(Sheet sheet) throws IOException {
        new Cover(sheet).draw(matrix.encode(sheet.report().code()));
        new HourPart(sheet).draw();
        new ToldPart(sheet).draw();
        new WrittenPart(sheet).draw();
        new ChroniclePart(sheet).draw();
        new RecordPart(sheet).draw();
        new HeldPart(sheet).draw();
        end(sheet);
    }

    /// Says that nothing follows, and whether some characters could not be shown.
    private static void end(Sheet sheet) throws IOException {
        Flow flow = sheet.flow();
        flow.down(12);
        flow.need(3 * Style.SMALL.leading());
        flow.write(
                Flow.LEFT,
                sheet.setting()
                        .wrap(
                                sheet.words()
                                        .get(
                                                sheet.setting().hasReplaced()
                                                        ? "pdf.end.replaced"
                                                        : "pdf.end"),
                                Style.SMALL,
                                Flow.MEASURE));
    }

    /// The document's identity comes from its content, never from the clock of this machine.
    private static void describe(PDDocument document, ContainmentReport report, ReportWords words) {
        String id = report.incident().id().value();
        PDDocumentInformation about = document.getDocumentInformation();
        about.setTitle(words.get("pdf.running.title", id));
        about.setAuthor(report.preparedBy());
        about.setSubject(report.incident().reason());
        about.setKeywords(report.code());
        about.setCreator(words.get("pdf.brand"));
        about.setCreationDate(GregorianCalendar.from(report.preparedAt().atZone(report.zone())));
        document.getDocumentCatalog().setLanguage(LANGUAGE);
        PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
        shown.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(shown);
        document.setDocumentId(report.head().hash().hashCode() & 0xFFFFFFFFL);
    }

    static Document finished(byte[] pdf, int pages) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(pdf);
            return new Document(pdf, pages, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
