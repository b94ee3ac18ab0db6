package org.cordon.ui.report;

import org.cordon.app.port.PageRenderer.Raster;

/// A printer that a person chose, taking the pages of one document in order. Not for the FX thread.
public interface PrintTarget {
    /// The printer's name, for people and for the record.
    String name();

    /// Prints the next page.
    ///
    /// @throws PrintFailed if the printer does not take it
    void page(Raster page);

    /// Hands the document to the printer.
    ///
    /// @throws PrintFailed if the printer does not take it
    void end();

    /// Gives the document up; nothing more is printed.
    void cancel();

    /// The printer did not take a page or the document.
    final class PrintFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// @param message what to do, for people
        public PrintFailed(String message) {
            super(message);
        }
    }
}
