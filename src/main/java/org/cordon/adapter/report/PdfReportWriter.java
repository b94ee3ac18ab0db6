package org.cordon.adapter.report;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.cordon.app.port.BarcodeEncoder;
import org.cordon.app.report.ContainmentReport;
import org.cordon.app.report.ReportWriter;
import org.cordon.core.digest.Sha256;
import org.cordon.core.text.Messages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.GregorianCalendar;

/// Draws the report with PDFBox on A4, fonts embedded. The same report gives the same bytes. Keeps
/// nothing between calls; any thread but the FX thread.
///
/// @param matrix draws the code on the first page
public record PdfReportWriter(BarcodeEncoder matrix) implements ReportWriter {
    private static final Messages TEXT = Messages.of(PdfReportWriter.class);
    private static final String LANGUAGE = "en";

    @Override
    public Document write(ContainmentReport report) {
        try (PDDocument document = new PDDocument();
                PdfFonts fonts = new PdfFonts(document)) {
            ReportMessages messages = new ReportMessages(report);
            TextLayout setting = new TextLayout(fonts);
            try (PageLayout flow = new PageLayout(document, setting)) {
                draw(new ReportContext(report, messages, flow));
            }
            new PageHeaderFooter(report, messages, setting).draw(document);
            describe(document, report, messages);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return finished(bytes.toByteArray(), document.getNumberOfPages());
        } catch (IOException | BarcodeEncoder.NotEncodable e) {
            throw new ReportFailed(
                    TEXT.get("pdf.failed.report", report.incident().id(), e.getMessage()), e);
        }
    }

    private void draw(ReportContext sheet) throws IOException {
        new CoverSection(sheet).draw(matrix.encode(sheet.report().code()));
        new TimelineSection(sheet).draw();
        new NotificationsSection(sheet).draw();
        new DocumentationSection(sheet).draw();
        new EventLogSection(sheet).draw();
        new AuditTrailSection(sheet).draw();
        new HeldUnitsSection(sheet).draw();
        end(sheet);
    }

    /// Says that nothing follows, and whether some characters could not be shown.
    private static void end(ReportContext sheet) throws IOException {
        PageLayout flow = sheet.flow();
        flow.down(12);
        flow.need(3 * TextStyle.SMALL.leading());
        flow.write(
                PageLayout.LEFT,
                sheet.setting()
                        .wrap(
                                sheet.messages()
                                        .get(
                                                sheet.setting().hasReplaced()
                                                        ? "pdf.end.replaced"
                                                        : "pdf.end"),
                                TextStyle.SMALL,
                                PageLayout.MEASURE));
    }

    /// The document's identity comes from its content, never from the clock of this machine.
    private static void describe(
            PDDocument document, ContainmentReport report, ReportMessages messages) {
        String id = report.incident().id().value();
        PDDocumentInformation about = document.getDocumentInformation();
        about.setTitle(messages.get("pdf.running.title", id));
        about.setAuthor(report.preparedBy());
        about.setSubject(messages.reason(report.incident().reason()));
        about.setKeywords(report.code());
        about.setCreator(messages.get("pdf.brand"));
        about.setCreationDate(GregorianCalendar.from(report.preparedAt().atZone(report.zone())));
        document.getDocumentCatalog().setLanguage(LANGUAGE);
        PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
        shown.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(shown);
        document.setDocumentId(report.head().hash().hashCode() & 0xFFFFFFFFL);
    }

    static Document finished(byte[] pdf, int pages) {
        return new Document(pdf, pages, Sha256.of(pdf));
    }
}
