package org.cordon.adapter.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.cordon.adapter.barcode.DataMatrixCode;
import org.cordon.app.port.BarcodeEncoder;
import org.cordon.app.report.ContainmentReport;
import org.cordon.app.report.ReportWriter.Document;
import org.cordon.app.report.ReportWriter.ReportFailed;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldUnit;
import org.cordon.support.IncidentStory;
import org.cordon.support.SampleStates;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// [PdfReportWriter], read back with PDFBox.
final class PdfReportWriterTest {
    private static final PdfReportWriter WRITER = new PdfReportWriter(new DataMatrixCode());

    private static Document draw(IncidentStory story) {
        return WRITER.write(story.report());
    }

    private static String text(IncidentStory story) throws IOException {
        return Pdf.text(draw(story));
    }

    private static void assertHolds(String text, String... pieces) {
        List<String> missing = new ArrayList<>(List.of(pieces));
        missing.removeIf(text::contains);
        assertEquals(List.of(), missing, "missing in\n" + text);
    }

    // [utest->req~report.content~1]
    @Test
    void tellsWhatWhereWhenAndByWhom() throws IOException {
        assertHolds(
                text(IncidentStory.contained(2)),
                "L3-2026-0114",
                "Pack carries lot K2410B, the order is K2411A.",
                "Wrong lot",
                "2026-11-23 04:12:04 +01:00",
                "PO-20411",
                "Amlodipine 5 mg, 30 tablets",
                "04012345000009",
                "K2411A, 2028-11-30",
                "Serial 00007A1K9Q4",
                "Quarantine cage 4, shelf B",
                "]d201040123450000092100007A1K9Q4{GS}1728113010K2410B",
                "Quality assurance Dr. Eva Novák telephone",
                "Warehouse Piotr Wójcik telephone",
                "Planning Łukasz Żak telephone",
                "DEV-2026-0457",
                "Critical",
                "Everything packed",
                "00007A1K0000",
                "00007A1K0001",
                "Jonas Keller (j.keller), Mara Lindqvist (supervisor)",
                "End of the report.");
    }

    // [utest->req~report.clock~1]
    @Test
    void eachActHasItsClockItsTimeItsPersonAndWhetherItWasInTime() throws IOException {
        assertHolds(
                text(IncidentStory.contained(2)),
                "Completed in 33 min 24 s",
                "1 Stop 02:19 04:14:23 Mara Lindqvist Within the hour",
                "2 Isolate 06:39 04:18:43 Mara Lindqvist Within the hour",
                "3 Communicate 14:09 04:26:13 Mara Lindqvist Within the hour",
                "4 Document 24:24 04:36:28 Mara Lindqvist Within the hour",
                "5 Initiate report 33:24 04:45:28 Mara Lindqvist Within the hour");
    }

    @Test
    void whatCameAfterTheHourIsOverdueByName() throws IOException {
        IncidentStory late =
                new IncidentStory().wrongLot().untilTold().untilContained(Duration.ofMinutes(29));
        assertHolds(
                text(late),
                "Completed in 73 min 23 s, 13 min 23 s over the hour",
                "4 Document 44:23",
                "5 Initiate report 73:23 05:25:27 Mara Lindqvist Overdue by 13:23");
    }

    // [utest->req~report.open~1]
    @Test
    void openIncidentIsSaidToBeProvisionalOnEveryPage() throws IOException {
        List<String> pages = Pdf.pages(draw(IncidentStory.overdue()));
        assertTrue(pages.size() > 2, "several pages");
        assertEquals(
                List.of(),
                pages.stream().filter(p -> !p.contains("Still open, provisional")).toList());
        assertHolds(
                pages.getFirst(),
                "Still open, overdue by 14 min 10 s",
                "three of the five steps are completed, 74:10 since detection",
                "Open, overdue");
    }

    @Test
    void containedIncidentIsNotSaidToBeOpen() throws IOException {
        assertFalse(text(IncidentStory.contained(2)).contains("Still open"));
    }

    // [utest->req~report.gaps~1]
    @Test
    void whatLacksIsSaid() throws IOException {
        IncidentStory bare =
                new IncidentStory().reported("Two bundles without a label", Optional.empty());
        assertHolds(
                text(bare),
                "Reported by a person",
                "No order was active",
                "No unit was named",
                "Not opened yet",
                "Not recorded",
                "Not completed",
                "Quality assurance Missing, required",
                "Planning Not notified",
                "Shift Empty, required",
                "Deviation number Empty, required",
                "Nothing was held for this incident.");
    }

    @Test
    void orderThatTheRecordDoesNotHoldIsNamedAlone() throws IOException {
        IncidentStory story =
                new IncidentStory().reported("odd", Optional.of(new OrderId("PO-GONE")));
        assertHolds(text(story), "PO-GONE", "Not in the record");
    }

    // [utest->req~report.changed-values~1]
    @Test
    void valueThatWasChangedStandsWithWhatItWasBefore() throws IOException {
        assertHolds(
                text(IncidentStory.contained(2)),
                "212, counted from the print log",
                "Before: “120”, 04:35:13, Mara Lindqvist");
    }

    @Test
    void fieldsAndDepartmentsThatTheRulesDoNotListAreShown() throws IOException {
        IncidentStory story =
                new IncidentStory()
                        .wrongLot()
                        .note(
                                new IncidentNote.Detail(
                                        IncidentNote.Detail.ALSO_REPORTED, "A second one"))
                        .note(
                                new IncidentNote.Detail(
                                        IncidentNote.Detail.ALSO_REPORTED, "A third one"))
                        .note(new IncidentNote.Detail("weather", "Dry"))
                        .note(
                                new IncidentNote.Told(
                                        "Police", "Desk 4", "radio", SampleStates.AT, false));
        assertHolds(
                text(story),
                "Also reported A second one",
                "Also reported A third one",
                "weather Dry",
                "Police Desk 4 radio");
    }

    // [utest->req~report.record~1]
    @Test
    void entryItRestsOnIsNamedOnEveryPageAndInFull() throws IOException {
        ContainmentReport report = IncidentStory.contained(2).report();
        Document document = WRITER.write(report);
        String hash = report.head().hash();
        assertHolds(
                Pdf.text(document),
                "Terminal L3, stream operations, epoch 1, entry 24",
                hash,
                "CORDON1 L3-2026-0114 L3 1/24 " + hash.substring(0, 16),
                "Local, Europe/Zurich.",
                "12 ms behind its time source.",
                "Version 1, effective 2026-11-23",
                "2026-11-23 04:47:28 +01:00 by Mara Lindqvist",
                "Prepared by Mara Lindqvist",
                "Reviewed, supervisor",
                "Approved, quality");
        for (String page : Pdf.pages(document)) {
            assertHolds(page, "epoch 1, entry 24, hash " + hash.substring(0, 16));
        }
    }

    // [utest->req~report.long~1]
    @Test
    void tableOfHeldUnitsRepeatsItsHeadAndListsEveryOne() throws IOException {
        ContainmentReport report = IncidentStory.contained(400).report();
        List<String> pages = Pdf.pages(WRITER.write(report));
        assertTrue(pages.size() > 10, pages.size() + " pages");
        int first = 0;
        while (!pages.get(first).contains("401 units were put into quarantine")) {
            first++;
        }
        List<String> table = pages.subList(first, pages.size());
        for (String page : table) {
            if (page.contains("Put away with the incident")) {
                assertHolds(page, "No. Serial or SSCC Reason Local time Clock Person Entry");
            }
        }
        assertEquals(List.of(), unlisted(report, table));
        for (int i = 0; i < pages.size(); i++) {
            assertHolds(pages.get(i), "Page %d of %d".formatted(i + 1, pages.size()));
        }
    }

    @Test
    void fiveThousandUnitsAreListed() throws IOException {
        ContainmentReport report = IncidentStory.contained(5_000).report();
        Document document = WRITER.write(report);
        assertEquals(List.of(), unlisted(report, Pdf.pages(document)));
        assertHolds(Pdf.text(document), "5,001 units");
    }

    private static List<String> unlisted(ContainmentReport report, List<String> pages) {
        String text = String.join("", pages);
        List<String> unlisted = new ArrayList<>();
        int number = 0;
        for (HeldUnit held : report.incident().held()) {
            number++;
            UnitId unit = held.unit();
            if (!text.contains(number + " " + unit.label() + " ")) {
                unlisted.add(unit.label());
            }
        }
        return unlisted;
    }

    // [utest->req~report.any-text~1]
    @Test
    void longTextWrapsAndStaysWithinTheMargins() throws IOException {
        String words = "The label carried another lot than the order says. ".repeat(150);
        String word = "A".repeat(3_000);
        IncidentStory story =
                new IncidentStory()
                        .wrongLot(words.substring(0, 1_500))
                        .note(new IncidentNote.Quarantined(word))
                        .note(new IncidentNote.Told(word, word, word, SampleStates.AT, false))
                        .note(new IncidentNote.Detail("seen", words))
                        .note(new IncidentNote.Detail("seen", "line\n".repeat(300)))
                        .note(
                                new IncidentNote.ReportOpened(
                                        word, IncidentNote.Severity.MINOR, word + " " + words));
        Document document = draw(story);
        assertEquals(List.of(), Pdf.outside(document));
        String letters = Pdf.text(document).replaceAll("[^A]", "");
        assertTrue(letters.length() > 6 * 3_000, "every letter is on paper, in each place");
    }

    @Test
    void longNamesStayWithinTheMargins() throws IOException {
        ContainmentReport report = IncidentStory.contained(2).report();
        Document document =
                WRITER.write(
                        new ContainmentReport(
                                report.terminal(),
                                report.incident(),
                                report.order(),
                                report.names(),
                                report.history(),
                                report.rules(),
                                "Wolfeschlegelsteinhausenbergerdorff ".repeat(12),
                                report.preparedAt(),
                                report.zone(),
                                Optional.empty(),
                                report.head()));
        assertEquals(List.of(), Pdf.outside(document));
        assertHolds(Pdf.text(document), "Its distance to a time source was not measured.");
    }

    @Test
    void otherScriptsAreSetInAFontThatHasThem() throws IOException {
        IncidentStory story =
                new IncidentStory().wrongLot("Żółć, Ünal, Ελλάδα, Пермь, ½ → ✓, naïve e\u0301té");
        String text = text(story);
        assertHolds(text, "Żółć, Ünal, Ελλάδα, Пермь, ½ → ✓, naïve été");
        assertFalse(text.contains("\uFFFD"));
    }

    @Test
    void whatCannotBeDrawnIsReplacedAndSaid() throws IOException {
        IncidentStory story =
                new IncidentStory()
                        .wrongLot("a\u0007b \uD83D\uDE00 \uD800 \u05D0\u05D1 \u4E2D \u202Eevil")
                        .note(
                                new IncidentNote.Detail(
                                        "seen", "tab\there\r\nnext\u0000\u200Djoined"));
        String text = text(story);
        assertHolds(
                text,
                "a\uFFFDb \uFFFD \uFFFD \uFFFD\uFFFD \uFFFD \uFFFDevil",
                "tab here",
                "next\uFFFDjoined",
                "Where \uFFFD stands, the record holds a character");
    }

    // [utest->req~report.deterministic~1]
    @Test
    void sameReportGivesTheSameBytes() {
        ContainmentReport report = IncidentStory.contained(40).report();
        Document first = WRITER.write(report);
        for (int i = 0; i < 5; i++) {
            Document again = new PdfReportWriter(new DataMatrixCode()).write(report);
            assertArrayEquals(first.bytes(), again.bytes());
            assertEquals(first.sha256(), again.sha256());
        }
        assertNotEquals(first.sha256(), draw(IncidentStory.contained(41)).sha256());
    }

    @Test
    void fileSaysWhatItIs() throws IOException {
        Document document = draw(IncidentStory.contained(2));
        try (PDDocument pdf = Loader.loadPDF(document.bytes())) {
            assertEquals(pdf.getNumberOfPages(), document.pages());
            assertEquals(
                    "Containment report L3-2026-0114", pdf.getDocumentInformation().getTitle());
            assertEquals("en", pdf.getDocumentCatalog().getLanguage());
            assertEquals(
                    SampleStates.AT.plus(Duration.ofSeconds(35 * 60 + 24)).getEpochSecond(),
                    pdf.getDocumentInformation().getCreationDate().toInstant().getEpochSecond());
        }
    }

    @Test
    void everyActIsNamed() throws IOException {
        String text = text(IncidentStory.contained(2));
        for (ContainmentStep step : ContainmentStep.values()) {
            assertHolds(text, "Step %d “%s” completed.".formatted(step.number(), name(step)));
        }
    }

    private static String name(ContainmentStep step) {
        return switch (step) {
            case CEASE -> "Stop";
            case ISOLATE -> "Isolate";
            case COMMUNICATE -> "Communicate";
            case DOCUMENT -> "Document";
            case INITIATE_REPORT -> "Initiate report";
        };
    }

    @Test
    void codeThatCannotBeMadeFailsTheReport() {
        BarcodeEncoder none =
                text -> {
                    throw new BarcodeEncoder.NotEncodable("no room");
                };
        ContainmentReport report = IncidentStory.overdue().report();
        ReportFailed failed =
                assertThrows(ReportFailed.class, () -> new PdfReportWriter(none).write(report));
        assertEquals("The report of L3-2026-0114 cannot be drawn: no room.", failed.getMessage());
    }
}
