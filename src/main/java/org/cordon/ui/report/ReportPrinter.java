package org.cordon.ui.report;

import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.Group;
import javafx.scene.image.ImageView;
import javafx.stage.Window;

import org.cordon.app.port.PageRenderer.Raster;
import org.cordon.core.text.Messages;

import java.util.Optional;

/// Asks through the system's print dialog, then prints pages at their true size.
public record ReportPrinter(Messages messages) {
    /// Asks which printer. FX thread only.
    ///
    /// @return empty when the person cancelled
    /// @throws PrintTarget.PrintFailed if there is no printer
    public Optional<PrintTarget> ask(Window owner) {
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            throw new PrintTarget.PrintFailed(messages.get("report.failure.no-printer"));
        }
        if (!job.showPrintDialog(owner)) {
            job.cancelJob();
            return Optional.empty();
        }
        return Optional.of(paper(job));
    }

    /// Prints to a job that is set up already.
    public PrintTarget paper(PrinterJob job) {
        return new JobPaper(job, messages);
    }

    /// One job of JavaFX.
    private static final class JobPaper implements PrintTarget {
        private static final double POINTS_PER_INCH = 72;
        private static final double A4_WIDTH_INCHES = 210 / 25.4;

        private final PrinterJob job;
        private final Messages messages;
        private int printed;

        JobPaper(PrinterJob job, Messages messages) {
            this.job = job;
            this.messages = messages;
        }

        @Override
        public String name() {
            return job.getPrinter().getName();
        }

        @Override
        public void page(Raster page) {
            printed++;
            PageLayout layout = job.getJobSettings().getPageLayout();
            if (!job.printPage(layout, drawn(page, layout))) {
                throw new PrintFailed(messages.get("report.failure.page", printed));
            }
        }

        /// A page at its true size, or smaller if the paper is, from the paper's own edge.
        private static Group drawn(Raster page, PageLayout layout) {
            ImageView view = new ImageView(FxImages.image(page));
            view.setPreserveRatio(true);
            view.setSmooth(true);
            double width = A4_WIDTH_INCHES * POINTS_PER_INCH;
            double height = width * page.height() / page.width();
            double fit =
                    Math.min(1, Math.min(paperWidth(layout) / width, paperHeight(layout) / height));
            view.setFitWidth(width * fit);
            view.setX(-layout.getLeftMargin());
            view.setY(-layout.getTopMargin());
            return new Group(view);
        }

        private static double paperWidth(PageLayout layout) {
            return layout.getLeftMargin() + layout.getPrintableWidth() + layout.getRightMargin();
        }

        private static double paperHeight(PageLayout layout) {
            return layout.getTopMargin() + layout.getPrintableHeight() + layout.getBottomMargin();
        }

        @Override
        public void end() {
            if (!job.endJob()) {
                throw new PrintFailed(messages.get("report.failure.end"));
            }
        }

        @Override
        public void cancel() {
            job.cancelJob();
        }
    }
}
