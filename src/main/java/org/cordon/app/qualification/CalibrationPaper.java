package org.cordon.app.qualification;

import org.cordon.app.report.ReportWriter.Document;
import org.cordon.app.report.ReportWriter.ReportFailed;

/// Draws the sheet of calibration codes. Any thread but the FX thread.
public interface CalibrationPaper {
    /// @return one page of A4
    /// @throws ReportFailed if it cannot be drawn
    Document draw();
}
