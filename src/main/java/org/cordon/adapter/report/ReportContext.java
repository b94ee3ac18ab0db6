package org.cordon.adapter.report;

import org.cordon.app.report.ContainmentReport;

/// What every part of a report draws from and on.
record ReportContext(ContainmentReport report, ReportMessages messages, PageLayout flow) {
    TextLayout setting() {
        return flow.setting();
    }
}
