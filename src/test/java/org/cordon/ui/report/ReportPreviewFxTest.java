package org.cordon.ui.report;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.image.ImageView;
import javafx.stage.Stage;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.PageRenderer.Raster;
import org.cordon.app.report.ReportWriter.ReportFailed;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.text.Messages;
import org.cordon.support.FakeReports;
import org.cordon.support.SampleStore;
import org.cordon.support.Screen;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A report on the screen, in a file and on paper, on the real FXML.
@ExtendWith(ApplicationExtension.class)
final class ReportPreviewFxTest {
    @TempDir private Path folder;

    private final FakeReports reports = new FakeReports();
    private FxDispatcher pulse;
    private ReportPaneViewModel model;
    private View<ReportPreviewController> view;

    @Start
    void start(Stage stage) {
        pulse = new FxDispatcher();
        Messages messages = Messages.of(ReportPaneViewModel.class);
        model = new ReportPaneViewModel(reports, reports, messages, Runnable::run, pulse.fx());
        view =
                Views.load(
                        new ReportPreviewController(model, new ReportPrinter(messages), messages));
        Screen.show(stage, view.root(), 900, 700);
    }

    @AfterEach
    void close() {
        pulse.close();
    }

    private void open(FxRobot robot) throws TimeoutException {
        robot.interact(() -> view.controller().show(SampleStore.IN_TIME));
        until(() -> model.numberProperty().get() == 1);
    }

    private static IncidentEvent.ReportIssued issued(String destination) {
        return new IncidentEvent.ReportIssued(SampleStore.IN_TIME, "3b".repeat(32), 3, destination);
    }

    /// Paper that remembers, and jams at a page if told to.
    private static final class MemoryPaper implements PrintTarget {
        private final int jamAt;
        private final List<Integer> widths = new ArrayList<>();
        private boolean ended;
        private boolean cancelled;

        MemoryPaper(int jamAt) {
            this.jamAt = jamAt;
        }

        @Override
        public String name() {
            return "Line 3 printer";
        }

        @Override
        public void page(Raster page) {
            if (widths.size() + 1 == jamAt) {
                throw new PrintFailed("The printer did not take page " + jamAt + ".");
            }
            widths.add(page.width());
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    @Test
    void pagesTurnBothWaysAndStopAtTheEnds(FxRobot robot) throws TimeoutException {
        open(robot);
        assertEquals("Page 1 of 3", text(robot, "#count"));
        assertTrue(robot.lookup("#previous").queryButton().isDisabled());
        robot.clickOn("#next").clickOn("#next");
        until(() -> text(robot, "#count").equals("Page 3 of 3"));
        assertTrue(robot.lookup("#next").queryButton().isDisabled());
        robot.clickOn("#previous");
        until(() -> text(robot, "#count").equals("Page 2 of 3"));
    }

    @Test
    void aPageCanBeReadAsWideAsItsPlaceAndSeenWholeAgain(FxRobot robot) throws TimeoutException {
        open(robot);
        ImageView page = robot.lookup("#image").queryAs(ImageView.class);
        double whole = page.getFitWidth();
        robot.clickOn("#larger");
        assertTrue(page.getFitWidth() > whole + 50, () -> whole + " to " + page.getFitWidth());
        robot.clickOn("#larger");
        assertEquals(whole, page.getFitWidth());
    }

    // [utest->req~screens.report-leaves-recorded~1]
    @Test
    void aSavedReportIsTheDocumentItselfAndIsRecorded(FxRobot robot)
            throws IOException, TimeoutException {
        open(robot);
        robot.interact(() -> {
            var _ = model.save(folder.resolve("report.pdf"));
        });
        until(() -> text(robot, "#message").equals("Saved as report.pdf and recorded."));
        assertEquals(FakeReports.PDF, Files.readString(folder.resolve("report.pdf")));
        assertEquals(List.of(issued("report.pdf")), reports.issued());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "nothing half written stays");
        }
    }

    @Test
    void aFolderThatIsGoneIsToldAndNothingIsRecorded(FxRobot robot) throws TimeoutException {
        open(robot);
        robot.interact(() -> {
            var _ = model.save(folder.resolve("gone").resolve("report.pdf"));
        });
        until(() -> text(robot, "#trouble").startsWith("Not saved: "));
        assertEquals(List.of(), reports.issued());
        assertEquals("", text(robot, "#message"));
    }

    @Test
    void everyPageIsPrintedAndRecorded(FxRobot robot) throws TimeoutException {
        MemoryPaper paper = new MemoryPaper(0);
        open(robot);
        robot.interact(() -> {
            var _ = model.print(paper);
        });
        until(() -> text(robot, "#message").equals("Sent to Line 3 printer and recorded."));
        assertEquals(List.of(1654, 1654, 1654), paper.widths, "A4 at 200 dots per inch");
        assertTrue(paper.ended && !paper.cancelled);
        assertEquals(List.of(issued("Line 3 printer")), reports.issued());
    }

    @Test
    void aJammedPrinterIsToldGivenUpAndNotRecorded(FxRobot robot) throws TimeoutException {
        MemoryPaper paper = new MemoryPaper(2);
        open(robot);
        robot.interact(() -> {
            var _ = model.print(paper);
        });
        until(() ->
                text(robot, "#trouble")
                        .equals(
                                "Not printed: The printer did not take page 2. Choose another"
                                        + " printer, or save as PDF."));
        assertTrue(paper.cancelled && !paper.ended);
        assertEquals(List.of(), reports.issued());
    }

    @Test
    void whatLeftButCouldNotBeRecordedIsToldSo(FxRobot robot) throws TimeoutException {
        reports.failToRecord(new JournalUnavailable("the disk is full."));
        open(robot);
        robot.interact(() -> {
            var _ = model.save(folder.resolve("report.pdf"));
        });
        until(() ->
                text(robot, "#trouble")
                        .equals(
                                "It left the program, but that could not be recorded: the disk is"
                                        + " full. Note it by hand."));
    }

    // [utest->req~screens.report-failure-told~1]
    @Test
    void aReportThatCannotBeDrawnSaysWhyAndCanBeDrawnAgain(FxRobot robot) throws TimeoutException {
        reports.failToDraw(
                Optional.of(new ReportFailed("a font is missing.", new IllegalStateException())));
        robot.interact(() -> view.controller().show(SampleStore.IN_TIME));
        until(() -> shown(robot, "#failed"));
        assertTrue(
                robot.lookup(
                                "The report cannot be drawn: a font is missing. The record itself"
                                        + " is safe.")
                        .tryQuery()
                        .isPresent());
        assertTrue(robot.lookup("#print").queryButton().isDisabled());
        reports.failToDraw(Optional.empty());
        robot.clickOn("Draw again");
        until(() -> text(robot, "#count").equals("Page 1 of 3"));
        assertFalse(shown(robot, "#failed"));
        assertFalse(robot.lookup("#print").queryButton().isDisabled());
    }
}
