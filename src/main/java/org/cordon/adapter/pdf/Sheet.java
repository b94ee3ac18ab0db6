package org.cordon.adapter.pdf;

import org.cordon.app.report.ContainmentReport;

/// What every part of a report draws from and on.
record Sheet(ContainmentReport report, ReportWords words, Flow flow) {
    Setting setting() {
        return flow.setting();
    }
}
