package org.cordon.app.linedata;

import org.cordon.app.port.OrderRefused;
import org.cordon.core.linedata.LineReport;

import java.io.Reader;
import java.util.function.Consumer;

/// Reads reports of line and site systems, of one form. Safe from any thread.
public interface LineReportReader {
    /// Reads one report that stands alone.
    ///
    /// @throws OrderRefused naming field and reason
    LineReport report(Reader text);

    /// Reads a document with any number of reports.
    ///
    /// @param reports takes each as soon as it is read
    /// @throws OrderRefused naming event, field and reason, after the reports before it were handed on
    void document(Reader text, Consumer<LineReport> reports);
}
