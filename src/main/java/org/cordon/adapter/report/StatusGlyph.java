package org.cordon.adapter.report;

import java.io.IOException;

/// The marks beside a word, so that colour never stands alone.
enum StatusGlyph {
    /// A tick: as it should be.
    RIGHT,
    /// An octagon: wrong, overdue, missing.
    SUSPECT,
    /// A diamond: held.
    AFFECTED,
    /// A ring: not settled yet.
    WATCH;

    /// Draws it.
    ///
    /// @param x of its left side
    /// @param y of its top
    void draw(PdfCanvas pen, float x, float y, float size, ReportColor tint) throws IOException {
        float s = size;
        switch (this) {
            case RIGHT ->
                    pen.stroke(
                            tint,
                            size / 6,
                            x + 0.12f * s,
                            y + 0.55f * s,
                            x + 0.4f * s,
                            y + 0.82f * s,
                            x + 0.88f * s,
                            y + 0.2f * s);
            case SUSPECT -> {
                float c = 0.29f * s;
                pen.shape(
                        tint, x + c, y, x + s - c, y, x + s, y + c, x + s, y + s - c, x + s - c,
                        y + s, x + c, y + s, x, y + s - c, x, y + c);
            }
            case AFFECTED ->
                    pen.shape(tint, x + s / 2, y, x + s, y + s / 2, x + s / 2, y + s, x, y + s / 2);
            case WATCH -> {
                pen.rounded(x, y, s, s, s / 2, tint);
                pen.rounded(
                        x + 0.2f * s,
                        y + 0.2f * s,
                        0.6f * s,
                        0.6f * s,
                        0.3f * s,
                        ReportColor.PAPER);
            }
        }
    }
}
