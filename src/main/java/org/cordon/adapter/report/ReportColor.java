package org.cordon.adapter.report;

import java.awt.Color;

/// The colours of the paper: those of the light screen, and few of them.
enum ReportColor {
    /// Words.
    INK(0x17202a),
    /// Labels and what is said in passing.
    QUIET(0x5b6875),
    /// Lines between things.
    HAIR(0xd3dae1),
    /// Ground of what is set apart.
    SOFT(0xf4f6f8),
    /// The sheet.
    PAPER(0xffffff),
    /// Within the hour.
    ACCEPT(0x11734f),
    /// Ground under it.
    ACCEPT_SOFT(0xe4f2ec),
    /// Overdue, missing.
    REJECT(0xb3232b),
    /// Ground under it.
    REJECT_SOFT(0xfbe9ea),
    /// Held, still open.
    HOLD(0x9a5b00),
    /// Ground under it.
    HOLD_SOFT(0xfdf1dc),
    /// The tape.
    TAPE_AMBER(0xf0a500);

    private final Color color;

    ReportColor(int rgb) {
        color = new Color(rgb);
    }

    Color color() {
        return color;
    }
}
