package org.cordon.app.port;

import org.cordon.app.port.ReportWriter.Document;
import org.cordon.app.port.ReportWriter.ReportFailed;

/// Draws the sheet of calibration codes. Any thread but the FX thread.
public interface CalibrationPaper {
    /// @return one page of A4
    /// @throws ReportFailed if it cannot be drawn
    Document draw();
}
