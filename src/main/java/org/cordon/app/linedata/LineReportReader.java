package org.cordon.app.linedata;

import org.cordon.app.port.OrderRefused;
import org.cordon.core.linedata.LineReport;

import java.io.Reader;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/// Reads reports of line and site systems, of whichever form the text has. Safe from any thread.
public interface LineReportReader {
    /// The encoding of a text.
    ///
    /// @param head its first bytes
    /// @throws OrderRefused if it is none that is read
    Charset encoding(byte[] head);

    /// Reads one report that stands alone.
    ///
    /// @throws OrderRefused naming field and reason
    LineReport report(Reader text);

    /// Reads a document with any number of reports.
    ///
    /// @param reports takes each as soon as it is read
    /// @throws OrderRefused naming event, field and reason, after the reports before it were handed on
    default void document(Reader text, Consumer<LineReport> reports) {
        document(
                text,
                reports,
                wrong -> {
                    throw wrong;
                });
    }

    /// The same, and goes on after an event that says something wrong.
    ///
    /// @param wrong takes what is wrong with single events
    /// @throws OrderRefused if the document itself is broken
    void document(Reader text, Consumer<LineReport> reports, Consumer<OrderRefused> wrong);
}
