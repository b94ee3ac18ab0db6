package org.cordon.ui.report;

import org.cordon.app.port.PageRenderer;
import org.cordon.app.report.ReportWriter.Document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Takes a finished document out of the program, to a file or to paper. Blocks: never on the FX thread.
public final class DocumentOutput {
    private DocumentOutput() {}

    /// Writes a file, in place of one that is there.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public static void save(Document document, Path file) {
        try {
            document.save(file, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Prints every page.
    ///
    /// @param dpi dots an inch the pages are drawn with
    /// @throws PrintTarget.PrintFailed if the printer does not take them
    /// @throws org.cordon.app.port.PageRenderer.PageUnreadable if a page cannot be drawn
    public static void print(Document document, PrintTarget paper, PageRenderer renderer, int dpi) {
        boolean ended = false;
        try {
            byte[] pdf = document.bytes();
            for (int i = 0; i < document.pages(); i++) {
                paper.page(renderer.render(pdf, i, dpi));
            }
            paper.end();
            ended = true;
        } finally {
            if (!ended) {
                paper.cancel();
            }
        }
    }
}
