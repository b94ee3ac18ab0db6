package org.cordon.ui.unit;

import org.cordon.core.unit.EntrySubject;
import org.cordon.core.verdict.VerdictCode;

import java.util.Optional;

/// One line of a list of the page.
///
/// @param time of day, by the clock of the device that says so
/// @param day the same, as a date
/// @param shape its mark; empty for a plain point
/// @param link page that it leads to
record UnitRow(
        String time,
        String day,
        Optional<VerdictCode.Shape> shape,
        String title,
        String detail,
        String who,
        Optional<EntrySubject> link) {
    /// As a line of text, for the clipboard.
    String text() {
        return String.join("\t", day, time, title, detail, who).stripTrailing();
    }
}
